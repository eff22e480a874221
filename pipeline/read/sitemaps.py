"""Read a news sitemap: its headlines of the last 48 hours, or, of an index, the sitemaps to ask next.

Format: https://www.sitemaps.org/protocol.html and Google's `news:` fields in it
(https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). An entry without a title is an
address and no headline: a plain sitemap, in which nothing has one, brings none and says so.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from lxml import etree

from pipeline import text, urls
from pipeline.errors import UnreadableError
from pipeline.news import Feed
from pipeline.read import decode, items, prune, tree
from pipeline.read.entry import Channel, Entry
from pipeline.read.item_dates import When, reader_of_dates
from pipeline.read.robots_txt import NEWS_NAMED
from pipeline.read.url_days import day_in

MOST_ITEMS = 500
MOST_FOLLOWED = 5
NEWS_HOURS = 48  # Google's own limit: "articles published in the last two days"
_MOST_ENTRIES = 50_000  # sitemaps.org: no sitemap holds more
_MOST_CHARACTERS = 8_000_000
# An archive by month or day: /2026/05.xml, sitemap-2026-05-12.xml, ?yyyy=2026&mm=05&dd=12 of WordPress.
_PERIOD = re.compile(r"(?<!\d)(20\d\d)\D{0,4}(0[1-9]|1[0-2])(?:\D{0,4}(0[1-9]|[12]\d|3[01]))?(?!\d)")
_NO_NEWS = re.compile(r"(?i)image|photo|video|author|users?\b|tags?\b|taxonom|categor|pages?\b")
_WEB_PAGE = "the answer is a web page, not a sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A `url` of a sitemap or a `sitemap` of an index as it stands there."""

    address: str
    title: str = ""
    published: str = ""
    changed: str = ""
    language: str = ""
    outlet: str = ""


def read(
    body: bytes,
    *,
    url: str,
    now: datetime,
    charset: str = "",
    country: str = "",
    language: str = "",
    most: int = MOST_ITEMS,
) -> Feed:
    """Return the headlines of a news sitemap in its order, or an index with `follow`.

    Its `format` is `sitemap` when it has entries, and none with a title; `sitemap-index` for an index.

    Args:
        body: The answer's bytes, or a file's; gzip inside is undone.
        url: Where it was asked; an index may only lead to its own site.
        now: Aware UTC; what was published more than 48 hours earlier is left out, with a warning that counts.
        charset: Of the HTTP header, "" = none.
        country: Of the outlet, ISO 3166 alpha-2: settles time zones.
        language: Of the outlet, for an entry that does not say its own.
        most: Headlines beyond these are left out: the newest stay when all have dates, else the first.

    Raises:
        UnreadableError: It is no sitemap, or so broken that no entry can be read in it.
    """
    try:
        markup = decode.text(body, charset=charset, language=language)
        root = _root(markup)
    except UnreadableError as error:
        raise UnreadableError(error.what, where=url, do=error.do) from error

    when = reader_of_dates(now=now, country=country, language=language)
    if tree.local(root) == "sitemapindex":
        return _index(root, url, now, when)
    return replace(_sitemap(root, url, now, when, most), ends=tree.ends(markup))


def _root(markup: str) -> etree._Element:
    markup = markup.strip()[:_MOST_CHARACTERS]
    if not markup:
        raise UnreadableError("the answer is empty, not a sitemap")
    markup = markup[max(markup.find("<"), 0) :]
    if tree.WEB_PAGE.match(markup):
        raise UnreadableError(_WEB_PAGE, do="open it in a browser; robots.txt of the outlet may name its sitemap")
    markup = tree.repaired(markup)
    root = tree.strict(markup)
    if root is None:
        root = tree.lenient(markup)
    name = tree.local(root) if root is not None else ""
    if root is None or name not in ("urlset", "sitemapindex"):
        if name in ("rss", "rdf", "feed"):
            raise UnreadableError("the answer is a feed, not a sitemap", do="write its address under feeds")
        raise UnreadableError("the answer is not a sitemap")
    return root


def _index(root: etree._Element, url: str, now: datetime, when: When) -> Feed:
    """The sitemaps worth asking: those named for news first, then the newest; none that cannot hold news."""
    worth: list[tuple[bool, bool, float, str]] = []
    for listed in _listed(root, "sitemap"):
        address = urls.clean(listed.address, url)
        path = urlsplit(address).path
        changed = when(listed.changed).value
        named, (day, month) = bool(NEWS_NAMED.search(path)), _period(address)
        newest = changed or day
        old = min(filter(None, (changed, month)), default=now) < now - timedelta(hours=NEWS_HOURS)
        if urls.same_site(address, url) and (named or not old):
            worth.append((not named, bool(_NO_NEWS.search(path)), -newest.timestamp() if newest else 0.0, address))
    follow = tuple(dict.fromkeys(address for *_, address in sorted(worth, key=lambda one: one[:3])))[:MOST_FOLLOWED]
    said = () if follow else ("the index names no sitemap of this site that may hold news",)
    return Feed(kind="sitemap", format="sitemap-index", follow=follow, warnings=said)


def _period(address: str) -> tuple[datetime | None, datetime | None]:
    """The day that an archive's address names, its month's last where it names none, and the end of its month."""
    found = _PERIOD.search(address.partition("//")[2])
    if found is None:
        return None, None
    year, month, day = (int(part or 0) for part in found.groups())
    last = monthrange(year, month)[1]  # what stands for a day may be a page's number, so the month decides
    end = datetime(year, month, last, tzinfo=UTC) + timedelta(days=1)
    return datetime(year, month, min(day or last, last), tzinfo=UTC), end


def _sitemap(root: etree._Element, url: str, now: datetime, when: When, most: int) -> Feed:
    every = list(_listed(root, "url"))
    titled = [listed for listed in every if listed.title]
    young = [listed for listed in titled if not _is_old(listed, now, when)]
    kept, beyond = _newest(young, most, when)
    outlets = Counter(listed.outlet for listed in titled if listed.outlet)
    languages = Counter(listed.language for listed in titled if listed.language)
    language = languages.most_common(1)[0][0] if languages else ""
    channel = Channel(format="news-sitemap", language=language, entries=tuple(map(_entry, kept)))
    base = url if urls.clean(url) else ""
    found, doubts = items.clean(channel, base=base, when=when)
    said = (*_remarks(len(every), len(titled), len(titled) - len(young)), *beyond, *doubts)
    return Feed(
        kind="sitemap",
        format="news-sitemap" if titled or not every else "sitemap",
        title=items.plain(outlets.most_common(1)[0][0]) if outlets else "",
        language=text.language_tag(language),
        items=found,
        warnings=said,
        left_out=len(kept) - len(found),
    )


def _listed(root: etree._Element, name: str) -> Iterator[_Listed]:
    """The entries in document order, an address once; the names of `news:` count whatever prefix they are given."""
    seen: set[str] = set()
    for element in root:
        if tree.local(element) != name or len(seen) >= _MOST_ENTRIES:
            continue
        own = {tree.local(child): child for child in reversed(element)}
        address = _text(own.get("loc"))
        if not address or address not in seen:
            seen.add(address)
            yield _with_news(address, own)


def _with_news(address: str, own: dict[str, etree._Element]) -> _Listed:
    news = own.get("news")
    fields = {tree.local(child): child for child in reversed(news)} if news is not None else {}
    publication = fields.get("publication")
    about = {tree.local(child): child for child in publication} if publication is not None else {}
    return _Listed(
        address=address,
        title=_text(fields.get("title")) or _text(own.get("title")),
        published=_text(fields.get("publication_date")) or _text(own.get("publication_date")),
        changed=_text(own.get("lastmod")),
        language=_text(about.get("language")),
        outlet=_text(about.get("name")),
    )


def _text(element: etree._Element | None) -> str:
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def _is_old(listed: _Listed, now: datetime, when: When) -> bool:
    at = when(listed.published or listed.changed).value
    return at is not None and at < now - timedelta(hours=NEWS_HOURS)


def _newest(young: Sequence[_Listed], most: int, when: When) -> tuple[list[_Listed], tuple[str, ...]]:
    if len(young) <= most:
        return list(young), ()
    kept = prune.newest([when(listed.published).value for listed in young], most)
    said = (f"{len(young) - most} items beyond {most} were left out",)
    return [listed for place, listed in enumerate(young) if place in kept], said


def _entry(listed: _Listed) -> Entry:
    # A day in the address is when it was published; `lastmod` is not, an old article is changed every day.
    given = listed.published or day_in(listed.address)
    return Entry(title=listed.title, link=listed.address, dates=(given,) if given else (), language=listed.language)


def _remarks(every: int, titled: int, old: int) -> tuple[str, ...]:
    if not every:
        return ("the sitemap has no entries",)
    untitled = every - titled
    said = [f"no headlines, as they have no title: {untitled} of {every} entries"] if untitled else []
    return (*said, *([f"left out, as older than {NEWS_HOURS} hours: {old} of {every} entries"] if old else []))
