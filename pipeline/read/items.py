"""Clean the entries of a feed into items: plain text, absolute links, dates that are right or absent.

Whatever is left out or doubtful is a warning that names the item, so that nothing is lost in silence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin

from pipeline import dates, text, urls
from pipeline.dates import Dated
from pipeline.news import LONGEST_HEADLINE, LONGEST_SUMMARY, Item
from pipeline.outlets import posts
from pipeline.read import bylines, unwrapped
from pipeline.read.decode import undoubled
from pipeline.read.entry import Channel, Entry

MOST_PARAGRAPHS = 12
_SAME_OPENING = 40  # characters, in which two texts are one
_LONGEST_PARAGRAPH = 5_000  # characters; a longer one is a page without paragraphs
_LONGEST_LINK = 4_096  # characters; beyond what servers and browsers take
_LONGEST_SENTENCE = 200  # characters; a sentence that stands for a missing title is no longer
_SHOWN = 80  # characters of a headline, link or date in a warning
# The end of a first sentence; a single letter before the stop is an initial or an abbreviation such as U.S.
_SENTENCE = re.compile(r"^.+?(?<!\b\w)[.!?…]+[\"”’»)]*(?=\s|$)")

_DASH = re.compile(r"(?<=\S)\s+[-–—|]\s+$")

# Drupal's views print a whole element where a feed has a date.
_TIME = re.compile(r"<time\b[^>]{0,300}?\sdatetime\s*=\s*[\"']([^\"'<>]{4,40})[\"']", re.IGNORECASE)
_WWW = re.compile(r"www\.[\w-]+\.[\w.-]+(?:[/?#:]|$)", re.IGNORECASE)

# What software prints for a text that it has not.
_NOTHING = frozenset({"null", "undefined", "[object object]", "nan"})

When = Callable[[str], Dated]


_DATES_KEPT = 2_000  # of one list: it may ask several times for each


def reader_of_dates(*, now: datetime, country: str, language: str) -> When:
    """Return what reads the dates of one list, the same words only once.

    Args:
        now: Aware UTC; a date far ahead of it is refused.
        country: Of the outlet, ISO 3166 alpha-2: settles time zones and the order of day and month.
        language: For names of months.
    """

    @lru_cache(maxsize=_DATES_KEPT)
    def when(date: str) -> Dated:
        return dates.read(date, now=now, country=country, language=language)

    return when


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """An item with its warnings, or only the reason it was refused for."""

    item: Item | None
    warnings: tuple[str, ...]


def clean(channel: Channel, *, base: str, when: When) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return the items of `channel` in its order, and a warning for each thing refused, repaired or not read.

    Args:
        channel: What a reader of a format saw.
        base: The http(s) address that relative links start from; "" refuses them.
        when: Reads a date, by the outlet's country and language.
    """
    places = channel.places or range(len(channel.entries))
    cleaned = [
        _cleaned(entry, position, channel, base, when) for position, entry in zip(places, channel.entries, strict=True)
    ]
    items = tuple(each.item for each in cleaned if each.item is not None)
    return items, tuple(warning for each in cleaned for warning in each.warnings)


def _cleaned(entry: Entry, position: int, channel: Channel, base: str, when: When) -> _Cleaned:
    source = _cut(plain(entry.source), LONGEST_HEADLINE)
    headline = _cut(_without_source(plain(entry.title), source), LONGEST_HEADLINE)
    url = _absolute(entry.link, base)
    words = _told(entry, headline, base, url)
    summary = plain(words.summary) or plain(words.content)
    warnings: list[str] = []
    if not headline:
        headline = _first_sentence(summary) or (_cut(summary, _LONGEST_SENTENCE) if posts.is_post(url) else "")
        warnings.append("has no title" + ("; its first sentence stands for one" if headline else ": left out"))
    shown = _cut(headline or plain(entry.link) or entry.guid, _SHOWN)
    name = f"item {position + 1} ({shown})" if shown else f"item {position + 1}"
    if headline and not url:
        link = _cut(plain(entry.link), _SHOWN)
        warnings.append(f"links to no web page ({link}): left out" if link else "has no link: left out")
    if not headline or not url:
        return _Cleaned(None, tuple(f"{name} {warning}" for warning in warnings))
    origin = _absolute(entry.origin, base)
    dated, doubts = _dated(entry.dates, when)
    item = Item(
        headline=headline,
        url=url,
        canonical=urls.canonical(origin or url),
        origin=origin,
        guid=entry.guid[:_LONGEST_LINK],
        published=dated.value,
        summary=_cut(summary, LONGEST_SUMMARY),
        content=_paragraphs(words.content, plain(words.summary)),
        authors=bylines.people(undoubled(author) for author in entry.authors),
        language=text.language_tag(entry.language) or text.language_tag(channel.language),
        source=source,
        position=position,
    )
    return _Cleaned(item, tuple(f"{name} {warning}" for warning in (*warnings, *doubts)))


def _told(entry: Entry, headline: str, base: str, url: str) -> Entry:
    """The entry without what software puts around its text, and with no summary where it says `null`."""
    pages = [page for page in (url, _absolute(entry.origin, base)) if page]
    ends = [page.rstrip("/").rpartition("/")[2].partition("#")[0] for page in pages]
    identities = lru_cache(lambda: {urls.canonical(page) for page in pages})

    def is_own(link: str) -> bool:
        if not any(end in link or "%" in end or not end.isascii() for end in ends):  # nearly all links, and far cheaper
            return False
        link = urls.clean(link, url or base)
        return any(urls.canonical(one) in identities() for one in (link, link.partition("#")[0]))

    summary = "" if entry.summary.lower() in _NOTHING else entry.summary
    told = (unwrapped.told(one, headline, is_own) for one in (summary, entry.content))
    return replace(entry, summary=next(told), content=next(told))


def plain(markup: str) -> str:
    """Return `markup` of a feed as plain text on one line, double encoding undone."""
    return text.plain(undoubled(markup)) if markup else ""


def _without_source(headline: str, source: str) -> str:
    """`headline` without the outlet behind it that its item names as its source, as Google News has it."""
    head, name = headline[: -len(source)], headline[-len(source) :]
    tail = _DASH.search(head) if source and name.lower() == source.lower() else None
    return head[: tail.start()] if tail else headline


def _cut(words: str, most: int) -> str:
    """`words`, at most `most` characters of them, cut after a whole word where there is one."""
    if len(words) <= most:
        return words
    return (
        words[: words.rfind(" ", most // 2, most + 1)].rstrip() if " " in words[most // 2 : most + 1] else words[:most]
    )


def _first_sentence(summary: str) -> str:
    """The first sentence of `summary` verbatim, all of it when it is short, "" when neither is short enough."""
    found = _SENTENCE.match(summary[: _LONGEST_SENTENCE + 1])
    sentence = found[0] if found else summary
    return sentence if len(sentence) <= _LONGEST_SENTENCE else ""


def _absolute(link: str, base: str) -> str:
    """`link` as given, made absolute; "" when that is no http(s) address."""
    if not link or len(link) > _LONGEST_LINK:
        return ""
    link = re.sub(r"[\t\r\n]", "", link)
    if _WWW.match(link):  # a host whose scheme was left out, and no folder of the feed's
        link = f"//{link}"
    try:
        url = urljoin(base, link)
    except ValueError:
        return ""
    return url if urls.clean(url) else ""


def _dated(dates: tuple[str, ...], when: When) -> tuple[Dated, tuple[str, ...]]:
    """The first of `dates` that can be read, and a doubt for each that could not."""
    doubts: list[str] = []
    for date in dates:
        dated = when(_bare_date(date))
        if dated.value is not None:
            return dated, tuple(doubts)
        doubts.append(f"has a date that was not read: {_cut(date, _SHOWN)} ({dated.why})")
    return Dated(value=None, why=""), tuple(doubts)


def _bare_date(date: str) -> str:
    """A date without the markup that it may stand in."""
    if "<" not in date:
        return date
    return found[1] if (found := _TIME.search(date)) else text.plain(date[:_LONGEST_LINK])


def _paragraphs(content: str, summary: str) -> tuple[str, ...]:
    """The first paragraphs of an article that the feed carries, its headings left out; one alone when it is a lede."""
    found = text.paragraphs(undoubled(content), headings=False)[:MOST_PARAGRAPHS] if content else ()
    if len(found) == 1 and not _is_lede(found[0], summary):
        return ()
    return found if max(map(len, found), default=0) <= _LONGEST_PARAGRAPH else ()


def _is_lede(paragraph: str, summary: str) -> bool:
    """Whether a paragraph is the article's own beside a summary in other words, and whole."""
    if not summary or paragraph.rstrip(" ]").endswith(("...", "…")):
        return False
    return not (summary.startswith(paragraph[:_SAME_OPENING]) or paragraph.startswith(summary[:_SAME_OPENING]))
