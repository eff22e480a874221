"""What a small element is to the words around it: the first letter of one, a footnote's mark, a place before them."""

from collections.abc import Mapping

from pipeline.read.page import flags
from pipeline.read.page.keys import word_set
from pipeline.read.page.tree import Element, attributes, words_of

MARKED = frozenset({"a", "sup"})
"""The two elements that a footnote's mark is made of."""
_MARK_MOST = 5  # characters of a footnote's mark
_CAPITAL_MOST = 2  # characters: a letter, and the quotation mark before it
_PLACES = word_set("location dateline place city")


def begins_word(element: Element) -> bool:
    """Say whether an element in front of a small letter is the large first one of that word: `<div>F</div>erry`."""
    return not len(element) and _is_capital(words_of(element, _CAPITAL_MOST))


def _is_capital(words: str) -> bool:
    return len(words) <= _CAPITAL_MOST and words[-1:].isupper()


def is_left_out(element: Element, held: Mapping[str, str]) -> bool:
    """Say whether an inline element of these attributes is no part of its sentence as a reader sees it."""
    return flags.is_left_out(held) and not _is_seen(element, held)


def _is_seen(element: Element, held: Mapping[str, str]) -> bool:
    """Say whether it is seen, though not read aloud: a first letter, or what an element beside it says aloud."""
    if held.get("aria-hidden") != "true" or flags.is_left_out({**held, "aria-hidden": ""}):
        return False
    words = words_of(element)
    if _is_capital(words) and (element.tail or "")[:1].islower():
        return True
    before, behind = element.getprevious(), element.getnext()
    beside = (
        (before if before is not None and not (before.tail or "").strip() else None),
        (behind if not (element.tail or "").strip() else None),
    )
    return words[-1:].isalnum() and any(one is not None and _says_aloud(one, words) for one in beside)


def _says_aloud(element: Element, words: str) -> bool:
    held = attributes(element)
    return held.get("aria-hidden") != "true" and flags.is_hidden(held) and words_of(element) == words


def is_note_mark(element: Element) -> bool:
    """Say whether one of `MARKED` is the mark of a footnote: "¹" of `<sup><a href="#fn1">1</a></sup>`."""
    inner = next(element.iterchildren(), None)
    if inner is None or {element.tag, inner.tag} != MARKED or len(words_of(element, 8)) > _MARK_MOST:
        return False
    return "#" in ((element if element.tag == "a" else inner).get("href") or "")


def is_place(span: Element) -> bool:
    """Say whether a span is the place of a dateline that only its style parts from the text behind it.

    What goes on in small letters is its ending: `<span class="city">Marl</span>er`.
    """
    first = (span.tail or "")[:1]
    return first.isalnum() and not first.islower() and not _PLACES.isdisjoint(flags.name_words(span.get("class") or ""))
