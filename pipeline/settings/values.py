"""The settings as frozen values, a class a table of copydesk.toml; each key with its default and what it takes."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.news import Topic
from pipeline.settings.rules import flag, language, list_of, number, one_of, quiet_hours, setting, text, whole, zone
from pipeline.settings.secret import Secret

# What a term of DESIGN 5 is worth when its value is 1. But for the last they sum to 10, so a score reads as "out of
# ten"; a hand pick comes on top, and above all else.
WEIGHTS = MappingProxyType(
    {
        "coverage": 3.0,
        "burst": 1.0,
        "reach": 1.0,
        "placement": 0.5,
        "house": 1.5,
        "topic": 2.0,
        "novelty": 1.0,
        "starred": 4.0,
    }
)

_WEB_ADDRESS = text("a web address (http:// or https://), or empty", r"(https?://[^\s/]+\S*)?")
_HOST = r"(\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+)"
_SCHEDULER = text(
    "tls://HOST:PORT, or empty (plain tcp:// only to this machine, for whoever is on the way could run what he likes)",
    rf"(tls://{_HOST}:\d{{1,5}}|tcp://(localhost|127(\.\d{{1,3}}){{3}}|\[::1\]):\d{{1,5}})?",
)
_NAMES = list_of(text("a name of at least one letter", r".*\w.*"), "a list of names")
_WEIGHT = number(0, 10)
_CLOCK = text("a time such as 08:00 or 18:30", r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """The blog: how it signs, in which house format and language, and in which time zone its day changes."""

    name: str = setting("", text())
    url: str = setting("", _WEB_ADDRESS)
    timezone: str = setting("UTC", zone())
    signature: str = setting("WNU Editor:", text())
    format: str = setting("wnu", text("the name of a house format", r"\w[\w-]*"))
    language: str = setting("en", language())


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Which outlets: `builtin` = the shipped registry too; `outlets` are names or @tags, empty = all enabled."""

    builtin: bool = setting(True, flag())
    outlets: tuple[str, ...] = setting((), _NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How outlets are asked. `interval_minutes` 0 = always due; `article_pages` is the most a run fetches, 0 = none.

    `engine`: single (one crawl, which files as it goes), local (chunks of outlets in child processes) or dask (chunks
    on the workers of `scheduler`).
    """

    contact: str = setting("", text())
    interval_minutes: float = setting(30.0, number(0, 10_080))
    concurrency: int = setting(16, whole(1, 64))
    delay_seconds: float = setting(1.0, number(0, 600))
    timeout_seconds: float = setting(20.0, number(0.1, 300))
    max_bytes: int = setting(8_000_000, whole(1_000, 100_000_000))
    deadline_seconds: float = setting(600.0, number(1, 86_400))
    run_minutes: float = setting(25.0, number(0.1, 1_440))
    article_pages: int = setting(20, whole(0, 500))
    article_max_bytes: int = setting(5_000_000, whole(1_000, 100_000_000))
    obey_robots: bool = setting(True, flag())
    allow_private_addresses: bool = setting(False, flag())
    engine: str = setting("single", one_of("single", "local", "dask"))
    scheduler: str = setting("", _SCHEDULER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """How far back headlines are clustered and ranked."""

    window_hours: float = setting(48.0, number(1, 720))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The weights of the terms of a score, how fast a vote decays, how many families may lead, how many posts teach."""

    coverage: float = setting(WEIGHTS["coverage"], _WEIGHT)
    burst: float = setting(WEIGHTS["burst"], _WEIGHT)
    reach: float = setting(WEIGHTS["reach"], _WEIGHT)
    placement: float = setting(WEIGHTS["placement"], _WEIGHT)
    house: float = setting(WEIGHTS["house"], _WEIGHT)
    topic: float = setting(WEIGHTS["topic"], _WEIGHT)
    novelty: float = setting(WEIGHTS["novelty"], _WEIGHT)
    starred: float = setting(WEIGHTS["starred"], _WEIGHT)
    half_life_hours: float = setting(6.0, number(0.1, 720))
    gate_families: int = setting(2, whole(1, 50))
    learn_posts: int = setting(1_000, whole(0, 100_000))

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each term by its name, in the order terms are printed."""
        return {name: float(getattr(self, name)) for name in WEIGHTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """How many drafts a topic, how long their lists, how old their links and what of them ran; words of excerpt.

    How long a draft that nobody opens lies (`expire_hours`, 0 = for ever), and what a run makes by itself:
    `quiet_hours` are of the blog's zone, `posts_a_day` are a topic's (0 = any number).
    """

    per_topic: int = setting(4, whole(1, 50))
    list_min: int = setting(6, whole(0, 100))
    list_max: int = setting(15, whole(1, 100))
    one_link_per_outlet: bool = setting(True, flag())
    max_age_hours: float = setting(24.0, number(1, 720))
    excerpt_words: int = setting(115, whole(0, 1_000))
    repeats: str = setting("mark", one_of("mark", "refuse"))
    repeat_hours: float = setting(72.0, number(1, 8_760))
    expire_hours: float = setting(24.0, number(0, 8_760))
    quiet_hours: str = setting("", quiet_hours())
    posts_a_day: int = setting(0, whole(0, 1_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewing:
    """The review page: where it listens, the name that a proxy gives it, how many posts a day are meant (0 = any)."""

    host: str = setting("127.0.0.1", text("a host name or address", r"[^\s/@]+"))
    port: int = setting(8765, whole(0, 65_535))
    host_name: str = setting("", text("a host name, with a port where it has one, or empty", r"[^\s/@]*"))
    https: bool = setting(False, flag())
    posts_a_day: int = setting(0, whole(0, 1_000))
    keys: bool = setting(True, flag())


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where posts go: `kind` says which of the other keys are used. `folder` is relative to the desk folder.

    `slots` are times of the blog's day at which scheduled posts go out. `labels_as` and `typography` are WordPress's:
    what labels become, and whether the house's quotes and dashes stand as typed. `site` is the front matter of a
    Markdown file; `security` how a mail server is spoken to. `api` stands for Google's own address, in tests.
    """

    name: str
    kind: str = setting("", one_of("markdown", "blogger", "wordpress", "email"))
    url: str = setting("", _WEB_ADDRESS)
    user: str = setting("", text())
    blog_id: str = setting("", text("a blog's number in quotes", r"\d*"))
    client_id: str = setting("", text("an OAuth client's id", r"[\w.-]*"))
    api: str = setting("", _WEB_ADDRESS)
    folder: str = setting("", text())
    site: str = setting("hugo", one_of("hugo", "jekyll", "eleventy", "astro"))
    git_commit: bool = setting(False, flag())
    host: str = setting("", text("a host name or address", r"[^\s/@]*"))
    port: int = setting(587, whole(1, 65_535))
    security: str = setting("starttls", one_of("starttls", "tls", "none"))
    sender: str = setting("", text())
    to: str = setting("", text())
    labels_as: str = setting("categories", one_of("categories", "tags"))
    typography: str = setting("house", one_of("house", "blog"))
    slots: tuple[str, ...] = setting((), list_of(_CLOCK, "a list of times"))
    timeout_seconds: float = setting(30.0, number(0.1, 300))
    secret: Secret | None = None


# `{text}` once, `{date}` at most once, no other brace, and a letter of one's own before the text, to tell it by.
_NOTICE = text(
    "a line with {text} and words before it, and {date} if you like",
    r"(?!.*\{date\}.*\{date\})(?!.*\{text\}.*\{text\})(?=(?:[^{}]|\{date\})*\{text\})"
    r"(?=[^{}]*(?:\{date\})?[^{}]*[^\W\d_{}][^{}]*(?:\{date\}[^{}]*)?\{text\})(?:[^{}]|\{date\}|\{text\})*",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting:
    """The dated lines below a post: how corrections and updates are written (docs/format.md)."""

    correction: str = setting("Correction ({date}): {text}", _NOTICE)
    update: str = setting("Update ({date}): {text}", _NOTICE)

    @property
    def notices(self) -> dict[str, str]:
        """The lines by the kind of notice, as `render` takes them."""
        return {"correction": self.correction, "update": self.update}


_LEVEL = one_of("block", "warn", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What each rule of the preflight does: block a post from going live, warn, or say nothing (docs/preflight.md)."""

    no_outlet: str = setting("block", _LEVEL)
    no_link: str = setting("block", _LEVEL)
    no_excerpt: str = setting("warn", _LEVEL)
    not_verbatim: str = setting("block", _LEVEL)
    markup: str = setting("block", _LEVEL)
    placeholder: str = setting("block", _LEVEL)
    bare_address: str = setting("warn", _LEVEL)
    dead_link: str = setting("block", _LEVEL)
    own_repeat: str = setting("warn", _LEVEL)
    outlet_twice: str = setting("warn", _LEVEL)
    lead_listed: str = setting("warn", _LEVEL)
    picture_words: str = setting("warn", _LEVEL)
    no_comment: str = setting("warn", _LEVEL)
    old_approval: str = setting("warn", _LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Whom to tell when drafts wait, a run failed or an outlet fell silent. `channel` names an email of [publish].

    `url` takes a POST: plain text as ntfy shows it, or JSON for a webhook.
    """

    channel: str = setting("", text("the name of a [publish] table, or empty", r"[\w-]*"))
    url: str = setting("", replace(_WEB_ADDRESS, hidden=True))
    kind: str = setting("ntfy", one_of("ntfy", "webhook"))
    drafts: bool = setting(True, flag())
    failures: bool = setting(True, flag())
    health: bool = setting(True, flag())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of a desk. `topics` and `publish` keep the order of the file; the channels are named."""

    blog: Blog = Blog()
    registry: Registry = Registry()
    topics: tuple[Topic, ...] = ()
    gather: Gathering = Gathering()
    stories: Stories = Stories()
    rank: Ranking = Ranking()
    draft: Drafting = Drafting()
    review: Reviewing = Reviewing()
    publish: tuple[Channel, ...] = ()
    format: Formatting = Formatting()
    preflight: Preflight = Preflight()
    notify: Telling = Telling()
