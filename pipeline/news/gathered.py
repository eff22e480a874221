"""What outlets print: the outlet, an item of a feed, an article page, and the headline that the store keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# DESIGN 5, dates: older than this when first seen, an item is archive.
NEWS_DAYS = 7
# Characters of a headline that is kept. A longer title is an article in the wrong element, a longer name no newsroom's.
LONGEST_HEADLINE, LONGEST_SUMMARY, LONGEST_OUTLET = 500, 2_000, 200
# Kinds of a headline that say what somebody thinks; lists end with them, in this order.
OPINIONS = ("opinion", "editorial")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """A page of an outlet that lists articles; `links` is the CSS selector of their links ("" = by dated URL)."""

    url: str
    links: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news outlet as the blog cites it.

    `state` is the code of the State Media Matrix (SC, CaPu, CaPr, ISFM, ISF, ISM, IP; "" = no list says).
    `excerpt_words` 0 = linked, never excerpted. `starred` = a list of bookmarks that its owner picked by hand: what it
    lists are pages of other outlets. `interval_minutes` 0 = as [gather] says; `headers` are sent with each request;
    `insecure_tls` = its certificates are not checked. `sources` names, fact by fact, the list that says it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    home: str = ""
    family: str = ""
    country: str = ""
    language: str = ""
    state: str = ""
    agency: bool = False
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[SectionPage, ...] = ()
    tags: tuple[str, ...] = ()
    excerpt_words: int = 115
    enabled: bool = True
    starred: bool = False
    interval_minutes: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    insecure_tls: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that is written for it to be asked for headlines: feeds, sitemaps, section pages."""
        return (*self.feeds, *self.sitemaps, *(section.url for section in self.sections))

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called: its name, then its aliases."""
        return (self.name, *self.aliases)

    @property
    def names_and_hosts(self) -> tuple[str, ...]:
        """What a title or a page may say in its stead: its names, then its hosts."""
        return (*self.names, *self.hosts)

    @property
    def voice(self) -> str:
        """The family this newsroom counts for, its own name when it has none."""
        return self.family or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed, sitemap or section page as the reader saw it, cleaned.

    `url` as given, made absolute; `origin` the article's own address where the feed links through a counting service
    (feedburner:origLink), else ""; `canonical` by `pipeline.urls`, of the origin if there is one. `summary` is plain
    text on one line; `content` the feed's own paragraphs when it carries the article. `source` is the outlet that a
    `<source>` element names. `position` counts from 0 in the order of the feed.
    """

    headline: str
    url: str
    canonical: str
    origin: str = ""
    guid: str = ""
    published: datetime | None = None
    summary: str = ""
    content: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a reader saw in a list of headlines, its items in the list's order.

    `kind` and `format`: feed (rss, rdf, atom, json-feed), sitemap (news-sitemap, sitemap, sitemap-index) or section
    (html). `every` is how often it says that it changes, 0 = it does not say. `follow` are the sitemaps that an
    index leads to, best first. `digests` tell by place an item that was changed from one that was not; what the reader
    was told is known stands there only. {} = they could not be told apart, and all of them are in `items`.
    `left_out` counts what has no headline or no address; a warning tells of each. `ends` is false of markup that
    breaks off: whoever sent it had more to say.
    """

    kind: str = "feed"
    format: str
    title: str = ""
    language: str = ""
    items: tuple[Item, ...] = ()
    warnings: tuple[str, ...] = ()
    every: timedelta = timedelta()
    follow: tuple[str, ...] = ()
    digests: Mapping[int, str] = field(default_factory=dict)
    left_out: int = 0
    ends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A lead picture as the page shows it; `credit` "" = the page names none."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader saw in an article page.

    `headline` is one of the page's own `headlines`. `standfirst` and `paragraphs` are verbatim, white space
    folded. `news_kind`: news, opinion, editorial, live, video, document. `agency` is the wire agency that byline
    or dateline name, "" = none.
    """

    url: str
    canonical: str
    headline: str
    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    standfirst: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    language: str = ""
    picture: Picture | None = None
    news_kind: str = "news"
    paywall: bool = False
    agency: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> tuple[str, ...]:
        """All that is there of the article's own words."""
        return (*self.standfirst, *self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One article of one outlet as the store holds it; its identity is `canonical`.

    `seen_at` is when copydesk met it first; order of arrival is (`seen_at`, `id`). `outlet` is the outlet's name.
    `url` is the outlet's address free of tracking parameters, the one that posts link to.
    """

    id: int = 0
    outlet: str
    headline: str
    url: str
    canonical: str
    seen_at: datetime
    published: datetime | None = None
    summary: str = ""
    content: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    agency: str = ""
    kind: str = "news"
    position: int = 0

    @property
    def trusted_at(self) -> datetime:
        """When it is news: the outlet's time, but never later than we saw it (DESIGN 5, dates)."""
        return min(self.published, self.seen_at) if self.published else self.seen_at

    @property
    def is_news(self) -> bool:
        """Dated, and not more than seven days old when we met it; else it is archive (DESIGN 5, dates)."""
        return self.published is not None and self.seen_at - self.published <= timedelta(days=NEWS_DAYS)
