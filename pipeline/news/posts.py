"""A post as data (the Roundup JSON of docs/format.md), and the draft that proposes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or an embed of a post. `kind`: picture, youtube, x, telegram; `place`: top, middle or end."""

    kind: str
    place: str = "top"
    url: str | None = None
    link: str | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The story a post opens with; `excerpt` is verbatim, a paragraph each."""

    headline: str
    url: str | None
    outlet: str
    agency: str | None = None
    authors: tuple[str, ...] = ()
    excerpt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line of a post's list. `kind`: news, opinion, editorial, document; `own_text` are the editor's words for it."""

    headline: str
    url: str | None
    outlet: str
    agency: str | None = None
    authors: tuple[str, ...] = ()
    kind: str = "news"
    own_text: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list under a heading (None = the title as rendered); links stand in groups, one a sub-story."""

    heading: str | None = None
    groups: tuple[tuple[Link, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderComment:
    """A reader's comment below an old post; read and kept apart, never rendered."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A dated line below a post. `kind`: correction or update; `date` is the blog's own day, YYYY-MM-DD.

    `text` is the editor's Markdown, on one line.
    """

    kind: str
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roundup:
    """One post as data (DESIGN 4). `date` is the blog's own day, YYYY-MM-DD; `comment` is the editor's Markdown."""

    kind: str = "story"
    format: str = "wnu"
    date: str
    title: str
    update: bool = False
    labels: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    lead: Lead | None = None
    comment: str = ""
    sections: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()
    reader_comments: tuple[ReaderComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A headline the editor may cite in his comment for `side`, with the reason it stands for it."""

    side: str
    headline: str
    url: str
    outlet: str
    agency: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something a draft lacks. `level`: block, warn or note; `where` is the field or line, `cure` what to do."""

    rule: str
    level: str
    where: str
    cure: str


# Of a draft: a run or an editor may change it.
OPEN_STATES = ("waiting", "touched", "approved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposed post of a story. `state`: waiting, touched, approved, published, discarded.

    `why` holds the reasons of the choice by name: lead, sides, list, left out.
    """

    id: int = 0
    story: int
    topic: str
    state: str = "waiting"
    revision: int = 1
    roundup: Roundup
    offers: tuple[Offer, ...] = ()
    checks: tuple[Check, ...] = ()
    why: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether it takes changes; for one that takes none, words that come are set aside, and no run freshens it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWords:
    """A post as the archive's search keeps it: folded words by place, and its marks, each parted by spaces.

    `shown` are the pages that the post shows and does not link as news: canonical address and role, `media` for its
    pictures and embeds and where they lead, `other` for what stands in a line that no rule could place.
    """

    title: str
    comment: str
    links: str
    excerpt: str
    rest: str
    tags: str
    shown: tuple[tuple[str, str], ...]
