"""When the article was published: the page's own statements in order of trust, the first that is a date."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, islice

from pipeline import dates
from pipeline.dates import local_times
from pipeline.read.page import headlines, jsonld, script_dates, time_elements
from pipeline.read.page.anothers import Header, is_anothers
from pipeline.read.page.flags import ASIDE, NEVER, PICTURE
from pipeline.read.page.jsonld import Node, types, words
from pipeline.read.page.keys import fold, key
from pipeline.read.page.seen import Page
from pipeline.read.page.tree import Element, matching, words_of
from pipeline.read.page.visible_dates import alone, changed_in, date_in, datelined, is_labelled, is_told
from pipeline.read.page.walk import Block
from pipeline.read.url_days import day_in

_NODE_KEYS = ("datePublished", "dateCreated", "uploadDate")
_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datePublished",
    "publishdate", "publish_date", "publication_date", "pubdate", "published_time", "published_at", "published",
    "parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date.created", "dc.date", "dc.date.published",
    "article.published", "article:post_time", "date.published", "datecreated", "article.created", "created",
    "date_published", "firstpublished", "original_publication_date", "release_date", "releasedate", "issued",
    "publishtime", "article_date_original", "ptime", "dat:date", "originalpublicationdate", "creationdate",
    "rnews:datepublished", "article:create", "timestamp", "date",
)  # fmt: skip
_LAST = ("last-modified", "article:modified_time", "og:updated_time")
_NOT_OURS = re.compile(
    r"(?i)comment|review|image|video|person|organization|audio|website|itemlist|breadcrumb|podcast|episode|event|product|"
    r"series|movie|book|recipe|music|game|course|dataset|software"
)
# A clock in a date as a page spells it: "22:15", "22h15", "T2115", "22時15"; without one it is a day.
_CLOCK = re.compile(r"\d\s?[:.hH時时시点點]\s?\d{2}(?!\d|\.\d)|\dT\d|^\d{9,}$|\d\s?[ap]\.?m\b", re.IGNORECASE)
# Microdata; RDFa as Drupal prints it; the microformats of blog software.
_MARKED = (
    '//*[@itemprop="datePublished"]|'
    '//*[not(self::meta)][@property="datePublished" or @property="schema:datePublished" or @property="dcterms:created" '
    'or @property="schema:dateCreated" or @property="dc:date dc:created"]|'
    '//abbr[contains(concat(" ", @class, " "), " published ")]'
)
_MARKED_CHANGE = (
    '//body//*[@itemprop="dateModified"]|//body//time[(contains(@class, "updated") or contains(@class, "modified")) '
    'and not(contains(@class, "published"))]'
)
_MOST_TIMES, _MOST_MARKED = 60, 5
_MICRODATA = "datepublished"
_LONGEST = 500  # characters of a video's name that are compared
_EARLIEST = 1990
_LATEST = timedelta(days=2)
_DAY = timedelta(days=1)
_OTHERS = NEVER | PICTURE | ASIDE
_ABOVE = 3
_MINUTE = len("2026-05-12 09:30")
_TO_THE_SECOND = re.compile(r"\d:\d\d:(\d\d)")
_HEADS_A_PART = 0.85  # share in bold: "October 7", above what happened on that day


def find(
    page: Page,
    near: Sequence[Block],
    below: Sequence[Block] = (),
    openings: Sequence[str] = (),
    *,
    header: Callable[[], Header],
    now: datetime,
    country: str,
) -> datetime | None:
    """Return the time of publication in UTC, None when the page names none.

    A day alone, such as an address has, gives way to a time of that day that the page names, or shows by the headline.

    Args:
        page: The page.
        near: The blocks between headline and text, where a reader would look.
        below: Those right below the first paragraph, where some pages have a line that is all date.
        openings: How the text begins: a press release has its day in the dateline.
        header: Tells where headline and text stand, by which a date is told from another article's.
        now: The time of reading; a later date (by more than two days) is not believed.
        country: The outlet's, for zone and day order where the page gives none.
    """
    read = partial(dates.read, now=now, country=country, language=page.language)

    def when(said: str) -> datetime | None:
        found = read(said).value
        return found if found is not None and found.year >= _EARLIEST and found <= now + _LATEST else None

    every = _said(page, near, below, header, openings)
    said, found = next(((said, found) for said in every if (found := when(said))), ("", None))
    if found is None:
        return None
    if _CLOCK.search(said):
        dated = read(said)
        beside = [] if dated.local is None else [*_beside(page, header), *_never_changed(page, said)]
        return local_times.surest(dated, [read(one) for one in beside]).value
    lines = (*_beside(page, header), *map(date_in, _short(near)), *script_dates.by_headline(page))
    timed = (when(line) for line in lines if _CLOCK.search(line))
    return next((time for time in timed if time is not None and found <= time < found + _DAY), found)


def modified(page: Page, *, header: Callable[[], Header], now: datetime, country: str) -> datetime | None:
    """Return the time of the last change that the page names, None = it names none."""
    for said in chain(_changes(page), _marked_changes(page.root, header)):
        if found := dates.read(said, now=now, country=country, language=page.language).value:
            return found
    return None


def _beside(page: Page, header: Callable[[], Header]) -> list[str]:
    """All that the page states, and its time elements but for those of a change."""
    return [*_stated(page, header), *(said for said, changed in time_elements.read(page.root, header()) if not changed)]


def _changes(page: Page) -> list[str]:
    meta = page.meta.first("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified")
    return list(filter(None, (words(page.graph.page.get("dateModified")), meta)))


def _marked_changes(root: Element, header: Callable[[], Header]) -> Iterator[str]:
    """Yield what microdata and time elements say of the last change, but for another article's."""
    for element in matching(root, _MARKED_CHANGE, _MOST_MARKED):
        if not is_anothers(element, header()):
            yield from filter(None, (element.get("datetime"), element.get("content")))
    yield from (said for said, changed in time_elements.read(root, header()) if changed)


def _never_changed(page: Page, said: str) -> Iterator[str]:
    """Yield the times of change that are the publication's: the same clock, or seconds that no change would repeat."""
    for change in _changes(page):
        clock = _TO_THE_SECOND.search(change)
        if change.replace("T", " ")[:_MINUTE] == said.replace("T", " ")[:_MINUTE] or (clock and clock[1] != "00"):
            yield change


def _said(
    page: Page, near: Sequence[Block], below: Sequence[Block], header: Callable[[], Header], openings: Iterable[str]
) -> Iterator[str]:
    """Yield what the page says, most trusted first."""
    yield from _stated(page, header)
    yield from filter(None, (words(other.get("datePublished")) for other in _other_nodes(page)))
    place = header()
    yield from _marked(page.root, place)
    yield from filter(None, _uploads(page))
    times = time_elements.read(page.root, place)
    yield from (said for said, changed in times if not changed)
    yield from time_elements.stamps(page.root, place)
    yield from filter(None, (day_in(page.url),))
    stood = (line for line in _short(near) if not is_told(line))
    lines = sorted([*stood, *time_elements.lines(page.root, place)], key=is_labelled, reverse=True)
    yield from filter(None, map(date_in, lines))
    yield from filter(None, map(alone, _short(filter(_stands_free, below))))
    yield from filter(None, map(datelined, openings))
    yield from script_dates.first(page.root)
    yield from filter(None, (page.meta.first(name) for name in _LAST))
    yield from (said for said, changed in times if changed)
    yield from filter(None, map(changed_in, lines))


def _stated(page: Page, header: Callable[[], Header]) -> Iterator[str]:
    """Yield what JSON-LD and the meta elements say."""
    node = page.graph.page
    yield from filter(None, (_date_of(node, name) for name in _NODE_KEYS))
    yield from (said for name in _META for said in _meta(page, name, header)[:1])


def _date_of(node: Node, name: str) -> str:
    """What a node says of a date; a bare number counts seconds or milliseconds since 1970."""
    said = node.get(name)
    return str(said) if type(said) is int else words(said)


def _other_nodes(page: Page) -> Iterator[Node]:
    """The nodes beside the article's own that may say when it came out: none of another kind, or another headline."""
    shown = [key(headline) for headline in page.shown.all]
    for node in page.graph.nodes:
        other = node is page.graph.page or any(_NOT_OURS.search(kind) for kind in types(node))
        if not other and not jsonld.heads_another(node, shown):
            yield node


def _meta(page: Page, name: str, header: Callable[[], Header]) -> list[str]:
    """What the page's meta elements say under a name, but for those of another article's card."""
    said = list(page.meta.all(name))
    if key(name) != _MICRODATA or not said:
        return said
    marked = matching(page.root, '//body//meta[@itemprop="datePublished"]', _MOST_TIMES)
    others = {fold(one.get("content") or "") for one in marked if is_anothers(one, header())}
    return [one for one in said if one not in others]


def _uploads(page: Page) -> Iterator[str]:
    """When videos were put up whose name is the page's whole headline: it is a video's page.

    A video shown within an article, often an older one, has a name of its own, if only a shorter one.
    """
    shown = {key(headlines.cut(one, page.outlets)) for one in page.shown.all}
    for node in page.graph.nodes:
        name = headlines.cut(words(node.get("name"))[:_LONGEST], page.outlets) if "VideoObject" in types(node) else ""
        if name and key(name) in shown:
            yield words(node.get("uploadDate"))


def _short(near: Iterable[Block]) -> list[str]:
    return [block.text for block in near if block.length <= 160]


def _stands_free(block: Block) -> bool:
    """Say whether a date there could be the article's: not a picture's, another report's or that of a part."""
    node = block.node
    if node.figure or node.listed or node.heading or node.quote or block.bold > _HEADS_A_PART:
        return False
    return not any(one.flags & _OTHERS for one in (node, *islice(node.ancestors(), _ABOVE)))


def _marked(root: Element, header: Header) -> Iterator[str]:
    for element in [one for one in matching(root, _MARKED, _MOST_TIMES) if not is_anothers(one, header)][:_MOST_MARKED]:
        said = (element.get("datetime"), element.get("content"), element.get("title"), words_of(element)[:80])
        yield from filter(None, said)
