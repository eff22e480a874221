"""The headline that a link on a section page says: its own words, or those of a heading in it."""

import re
from itertools import islice

from pipeline.read.page import kicker
from pipeline.read.page.keys import UNSPACED, fold
from pipeline.read.page.tree import Element, within, words_of
from pipeline.text.tags import HEADINGS

_NAMED_HEADLINE = re.compile(r"(?i)headline|title|heading")
_BULLET = re.compile(r"^[•·►▶▸→■»\s]+")
# How long a video takes, which only a page's style parts from the last word: "Ferry crews stop work02:31". Where words
# are not parted by spaces, or a time stands close to them ("오후2:30"), it is the headline's own: "直播：今晚20:30".
_DURATION = re.compile(rf"(?<=[^\W\d_])(?<!{UNSPACED.pattern})(?<![\uac00-\ud7af])\d{{1,2}}(?::\d{{2}}){{1,2}}$")
_BOLD, _ENDS_LINE = frozenset({"strong", "b"}), frozenset({"br", "p", "div"})


def of(link: Element) -> tuple[str, bool]:
    """Return a link's words, its heading before its summary, and whether a heading says that they are a headline."""
    for one in within(link, *HEADINGS, most=1):
        return bare(kicker.bare(one)), True
    bold = _in_bold(link)
    if bold is not None and (words := bare(words_of(bold))):
        return words, True
    for one in within(link, "span", "div", "p", "strong", most=30):
        if _NAMED_HEADLINE.search(one.get("class") or "") and (words := bare(words_of(one))):
            return words, True
    heads = any(above.tag in HEADINGS for above in islice(link.iterancestors(), 3))
    words = bare(kicker.bare(link))
    return words or bare(link.get("title") or link.get("aria-label") or ""), heads


def bare(words: str) -> str:
    """Return a link's words on one line, without a bullet before them and a video's length behind them."""
    return _DURATION.sub("", _BULLET.sub("", fold(words)))


def _in_bold(link: Element) -> Element | None:
    """The line in bold that a link begins with, before its summary: `<b>Ferry stays</b><br>Its master ...`."""
    first = next(link.iterchildren(), None)
    if first is None or first.tag not in _BOLD or (link.text or "").strip() or (first.tail or "").strip():
        return None
    behind = first.getnext()
    return first if behind is not None and behind.tag in _ENDS_LINE else None
