"""What a feed's software puts around the text of an item, taken off: captions, and the way to the item's own page.

`Continue reading`, `The post Fog over Marl appeared first on ...` and their like end a text in every language; known is
not their wording but that they link to the page of the item itself.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipeline import text, urls
from pipeline.read.entry import Entry
from pipeline.read.page.keys import ends_sentence, key

_WINDOW = 2_000  # characters at the end of a text, in which its last links stand
_MOST_TIMES = 3
_HALF = 0.5
_LONGEST_CAPTION, _LONGEST_TAG = 3_000, 1_000
_OPENED = " \n[(（「【"
_TAG = re.compile(r"<(/?)(figcaption|p|dd)\b([^<>]*)>", re.IGNORECASE)
_CAPTION = r"(?<!no-)(?<!no_)(?<!has-)(?<!with-)(?<!without-)caption"
_CALLED_CAPTION = re.compile(
    rf"\bclass\s*=\s*(?:\"[^\"]{{0,300}}{_CAPTION}|'[^']{{0,300}}{_CAPTION}|[^\"'\s]{{0,300}}{_CAPTION})", re.IGNORECASE
)
# Drupal's feeds open each text with title, account and day of the item, as fields of their own.
_FIELD = re.compile(
    r"<span [^<>]*\bfield--name-(?:title|uid|created)\b[^<>]*>(?:[^<]|<(span|time|a)\b[^<>]*>[^<]*</\1>){0,400}</span>",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"</?(?:address|article|aside|blockquote|br|center|dd|div|dl|dt|figure|footer|h[1-6]|hr|li|ol|p|section|table|td|tr|ul)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^<>]*>|&(?:nbsp|#160);")
_LINK = re.compile(
    r"<a\s[^<>]*?\bhref\s*=\s*[\"']?(?P<to>[^\"'\s<>]+)[^<>]*>(?P<words>(?:[^<]|<(?!/a))*)</a\s*>", re.IGNORECASE
)

# What software prints for a text that it has not.
_NOTHING = frozenset({"null", "undefined", "[object object]", "nan"})

IsOwn = Callable[[str], bool]


class _Part(NamedTuple):
    """A run between two block elements: where it begins in the text, and its markup."""

    begins: int
    markup: str


def bare(entry: Entry, headline: str, *, base: str, pages: Sequence[str]) -> Entry:
    """Return an entry without what software puts around its text, and with no summary where it says `null`.

    Args:
        entry: As a reader of its format gives it.
        headline: Its own, as plain text.
        base: Where relative links in its text start from.
        pages: The addresses of its page, absolute.
    """
    ends = [page.rstrip("/").rpartition("/")[2].partition("#")[0] for page in pages]
    identities = lru_cache(lambda: {urls.canonical(page) for page in pages})

    def is_own(link: str) -> bool:
        if not any(end in link or "%" in end or not end.isascii() for end in ends):  # nearly all links, and far cheaper
            return False
        link = urls.clean(link, base)
        return any(urls.canonical(one) in identities() for one in (link, link.partition("#")[0]))

    summary = "" if entry.summary.lower() in _NOTHING else entry.summary
    return replace(entry, summary=told(summary, headline, is_own), content=told(entry.content, headline, is_own))


def told(markup: str, headline: str, is_own: IsOwn) -> str:
    """Return what the text of an item tells, as HTML; as it stands where that is nothing.

    Args:
        markup: HTML.
        headline: The item's; a last paragraph that links it is the software's, whatever else it says.
        is_own: Says whether an address is that of the item's page.
    """
    if "<" not in markup:
        return markup
    bare = _without_way(_without_captions(markup), headline, is_own)
    return bare if bare == markup or _has_words(bare) else markup


def _without_captions(markup: str) -> str:
    """Return a text without what stands under its pictures, and without its item's fields."""
    if "field--name-" in markup:
        markup = _FIELD.sub(" ", markup)
    return "".join(_kept(markup)) if "caption" in markup else markup


def _kept(markup: str) -> Iterator[str]:
    """Yield a text but for what its captions say; their tags part the words before from those behind."""
    at, begins, opened = 0, 0, ""
    for found in _TAG.finditer(markup):
        tag = found[2].lower()
        if opened and tag == opened:
            if found[1] and found.end() - begins <= _LONGEST_CAPTION:
                yield markup[at:begins]
                at = found.start()
            opened = ""
        if not opened and not found[1] and (tag == "figcaption" or _CALLED_CAPTION.search(found[3], 0, _LONGEST_TAG)):
            begins, opened = found.end(), tag
    yield markup[at:]


def _without_way(markup: str, headline: str, is_own: IsOwn) -> str:
    """The text without the links to its item's own page that end it, where something stands before them."""
    for _ in range(_MOST_TIMES):
        end = _way_begins(markup, headline, is_own) if "</a" in markup[-_WINDOW:].lower() else None
        if end is None or not _has_words(markup[:end]):
            break
        markup = markup[:end]
    return markup


def _way_begins(markup: str, headline: str, is_own: IsOwn) -> int | None:
    parts = _parts_from_the_end(markup)
    last = next((part for part in parts if _has_words(part.markup)), None)
    links = list(_LINK.finditer(last.markup)) if last is not None else []
    own = [found for found in links if is_own(html.unescape(found["to"]))]
    if last is None or not own:
        return None
    linked, whole = sum(len(text.plain(found["words"])) for found in links), len(text.plain(last.markup))
    if linked >= _HALF * whole or any(key(text.plain(found["words"])) == key(headline) for found in own):
        return last.begins
    before, behind = last.markup[: own[-1].start()].rstrip(_OPENED), last.markup[own[-1].end() :]
    return last.begins + len(before) if ends_sentence(text.plain(before)) and not key(text.plain(behind)) else None


def _parts_from_the_end(markup: str) -> Iterator[_Part]:
    begins = max(0, len(markup) - _WINDOW)
    bounds = [(found.start() + begins, found.end() + begins) for found in _BOUND.finditer(markup[begins:])]
    end = len(markup)
    for start, behind in reversed(bounds):
        yield _Part(behind, markup[behind:end])
        end = start
    if not begins:
        yield _Part(0, markup[:end])


def _has_words(markup: str) -> bool:
    return bool(_MARKUP.sub("", markup).strip())
