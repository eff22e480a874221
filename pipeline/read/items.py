"""Clean the entries of a feed into items: plain text, absolute links, dates that are right or absent.

Whatever is left out or doubtful is a warning that names the item, so that nothing is lost in silence.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from pipeline import text, urls
from pipeline.news import LONGEST_HEADLINE, LONGEST_SUMMARY, Item
from pipeline.outlets import posts
from pipeline.read import bylines, item_dates, unwrapped
from pipeline.read.decode import undoubled
from pipeline.read.entry import Channel, Entry
from pipeline.read.item_dates import When

MOST_PARAGRAPHS = 12
_SAME_OPENING = 40  # characters, in which two texts are one
_LONGEST_PARAGRAPH = 5_000  # characters; a longer one is a page without paragraphs
_LONGEST_LINK = 4_096  # characters; beyond what servers and browsers take
_LONGEST_SENTENCE = 200  # characters; a sentence that stands for a missing title is no longer
_SHOWN = 80  # characters of a headline, link or date in a warning
# The end of a first sentence; a single letter before the stop is an initial or an abbreviation such as U.S.
_SENTENCE = re.compile(r"^.+?(?<!\b\w)[.!?…]+[\"”’»)]*(?=\s|$)")

_DASH = re.compile(r"(?<=\S)\s+[-–—|]\s+$")

_WWW = re.compile(r"www\.[\w-]+\.[\w.-]+(?:[/?#:]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
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
    url, origin = _absolute(entry.link, base), _absolute(entry.origin, base)
    words = unwrapped.bare(entry, headline, base=url or base, pages=tuple(filter(None, (url, origin))))
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
        return _Cleaned(item=None, warnings=tuple(f"{name} {warning}" for warning in warnings))
    dated, doubts = item_dates.read(entry.dates, when, head=channel.made)
    item = Item(
        headline=headline,
        url=url,
        canonical=urls.canonical(origin or url),
        origin=origin,
        guid=entry.guid[:_LONGEST_LINK],
        published=dated.value,
        summary=_cut(summary, LONGEST_SUMMARY),
        content=_paragraphs(words.content, plain(words.summary)),
        authors=bylines.people(map(undoubled, entry.authors), house=channel.title),
        language=text.language_tag(entry.language) or text.language_tag(channel.language),
        source=source,
        position=position,
    )
    return _Cleaned(item=item, warnings=tuple(f"{name} {warning}" for warning in (*warnings, *doubts)))


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
