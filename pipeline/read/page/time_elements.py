"""What time elements, and elements that their class calls dates, say of when the article came out."""

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.read.page.anothers import Header, is_anothers
from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import fold, word_set
from pipeline.read.page.tree import Element, words_of
from pipeline.read.page.visible_dates import date_in, says_change

_TIMES = ("time", "relative-time", "local-time", "time-ago")  # HTML's, and what turns them into "2 hours ago"
_STAMPS = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-published", "title")
_LONGEST = 100
_MOST_TIMES = 60
_GOOD, _BAD = re.compile(r"(?i)publi|creat|posted"), re.compile(r"(?i)updat|modif")
_TO_A_FIGURE = re.compile(r"\D{0,60}")
_DATE_CLASS = word_set(
    "date datum fecha data timestamp datetime published created posted pdate pubdate pubtime publishdate publishtime"
)


def read(root: Element, header: Header) -> list[tuple[str, bool]]:
    """Return what time elements say, the likeliest first, and whether the words before call it a change's."""
    own = (element for element in islice(root.iter(*_TIMES), _MOST_TIMES) if not is_anothers(element, header))
    found = [(_trust(element), -place, element) for place, element in enumerate(own)]
    likeliest = [element for _, _, element in sorted(found, key=lambda one: one[:2], reverse=True)]
    return [
        (said, says_change(_before(element)))
        for element in likeliest
        for said in (*_stamped(element), date_in(words_of(element)[:80]))
        if said
    ]


def stamps(root: Element, header: Header) -> Iterator[str]:
    """Yield the times in the attributes of elements that their class calls dates, and that show "2 hours ago"."""
    for element in _classed(root):
        if (said := _stamped(element)) and not _is_changed(element) and not is_anothers(element, header):
            yield from said


def _is_changed(element: Element) -> bool:
    """Say whether an element tells of a change: by its class, its own words, or those before it."""
    own = _TO_A_FIGURE.match(words_of(element, 20))
    is_said = says_change(_before(element)) or (own is not None and says_change(own[0]))
    return is_said or _BAD.search(element.get("class") or "") is not None


def lines(root: Element, header: Header) -> Iterator[str]:
    """Yield the lines of elements that their class calls dates."""
    for element in _classed(root):
        text = words_of(element, 20)
        if len(text) <= 160 and not is_anothers(element, header):
            yield text


def _classed(root: Element) -> Iterator[Element]:
    return islice((one for one in islice(root.iter("span", "div", "p"), 3_000) if says_date(one)), 20)


def _stamped(element: Element) -> list[str]:
    """The times in an element's attributes, the one that HTML knows first."""
    return [said for name in _STAMPS if (said := (element.get(name) or "")[:_LONGEST])]


def says_date(element: Element) -> bool:
    """Say whether the class of an element calls it a date."""
    return not _DATE_CLASS.isdisjoint(name_words(element.get("class") or ""))


def _before(element: Element) -> str:
    """The words right before an element in its line: its parent's, or those of the element before it."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return fold(parent.text or "") if parent is not None else ""
    return fold(before.tail or "") or words_of(before, 20)


def _trust(element: Element) -> int:
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    trust = 2 * bool(_GOOD.search(named)) - 2 * bool(_BAD.search(named))
    above = {one.tag for one in islice(element.iterancestors(), 30)}
    return trust - 2 * bool(above & {"aside", "nav", "footer", "li"}) + bool(above & {"article", "main", "header"})
