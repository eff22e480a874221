"""When an article came out, by what the card around its link says on a section page."""

from collections.abc import Mapping
from functools import lru_cache

from pipeline.read import cards
from pipeline.read.cards import MOST_IN_CARD
from pipeline.read.page.time_elements import says_date
from pipeline.read.page.tree import Element, within, words_of
from pipeline.read.page.visible_dates import date_in

_DATED = ("span", "div", "p", "em", "small", "td", "li")
_LONGEST = 120
_LONG_DATE, _DATE_SHARE = 40, 0.7


def beside(link: Element, article: str, stands: Mapping[Element, str]) -> tuple[str, ...]:
    """Return what the link's card says of its time: its `<time>`, else the first date that an element shows alone.

    Args:
        link: A link on a section page.
        article: The identity of the article it leads to.
        stands: The articles that the links of the page lead to.
    """
    shown = ""
    for above in cards.around(link, article, stands):
        for time in within(above, "time", most=1):
            return ((time.get("datetime") or words_of(time))[:100],)
        shown = shown or next(filter(None, map(_date_of, within(above, *_DATED, most=MOST_IN_CARD))), "")
    return (shown,) if shown else ()


def _date_of(element: Element) -> str:
    """The date that an element shows, "" unless its class calls it one or it holds little else."""
    words = words_of(element, MOST_IN_CARD)[:_LONGEST]
    if says_date(element):
        return date_in(words)
    return _date_alone(words) if len(words) <= _LONG_DATE else ""


# An element often holds but one other, with the same words, and is met again with each ancestor of the link.
@lru_cache(maxsize=1_000)
def _date_alone(words: str) -> str:
    said = date_in(words) if any(map(str.isdigit, words)) else ""
    return said if len(said) > _DATE_SHARE * len(words) else ""
