"""The card of an article on a section page: the part around its link that links no other article."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.read.page import kicker
from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import word_set
from pipeline.read.page.tree import Element, within, words_of
from pipeline.read.page.wording import is_paid_label
from pipeline.text.tags import HEADINGS

MOST_IN_CARD = 40
_ANCESTORS = 5
_SURELY = 3  # ancestors
_CARDS = frozenset({"article", "li"})
_LISTS = frozenset({"main", "section", "body", "html", "ul", "ol"})
_LONGEST_LABEL = 40
_LABELLED = ("span", "div", "p", "small", "strong", "em", "label", "b", "li")
_PAID = word_set(
    "sponsor sponsored advert advertisement advertorial patrocinado publireportage publirreportaje werbung"
)
# Elsewhere the letters are Paraná, Puerto Rico, or a trade.
_LABEL_IN_JAPAN, _KANA = re.compile(r"\W*PR\W*", re.IGNORECASE), re.compile("[\u3040-\u30ff]")


def around(link: Element, article: str, stands: Mapping[Element, str]) -> Iterator[Element]:
    """Yield a link and the elements above it that are still its card.

    Args:
        link: A link on a section page.
        article: The identity of the article it leads to.
        stands: The articles that the links of the page lead to.
    """
    for above in (link, *islice(link.iterancestors(), _ANCESTORS)):
        if any(stands.get(one, article) != article for one in within(above, "a", most=MOST_IN_CARD)):
            return
        yield above


def heading(link: Element, article: str, stands: Mapping[Element, str]) -> str:
    """Return the words of the heading in a link's card, "" where it has none: the link lies over it, or below it."""
    for above in islice(_surely(link, article, stands), 1, None):
        for one in within(above, *HEADINGS, most=1):
            return kicker.bare(one)
    return ""


def is_paid_for(link: Element, article: str, stands: Mapping[Element, str]) -> bool:
    """Say whether an article is an advertiser's: by its link (HTML, `rel`), a class of its card, or a label in it."""
    if "sponsored" in (link.get("rel") or "").lower().split():
        return True
    card = list(_surely(link, article, stands))
    if any(name_words(one.get("class") or "") & _PAID for one in card):
        return True
    if not card:
        return False
    return any(map(_is_label, within(card[-1], *_LABELLED, most=MOST_IN_CARD))) or _is_label_in_japan(card[-1])


def _surely(link: Element, article: str, stands: Mapping[Element, str]) -> Iterator[Element]:
    """Yield what of a card is no list of several: a list of one looks like its card."""
    for above in islice(around(link, article, stands), 1 + _SURELY):
        if above.tag in _LISTS:
            return
        yield above
        if above.tag in _CARDS:
            return


def _is_label(element: Element) -> bool:
    words = words_of(element, 4)
    return len(words) <= _LONGEST_LABEL and is_paid_label(words)


def _is_label_in_japan(card: Element) -> bool:
    labels = map(words_of, within(card, *_LABELLED, most=MOST_IN_CARD))
    return any(map(_LABEL_IN_JAPAN.fullmatch, labels)) and _KANA.search(words_of(card)) is not None
