"""What a reader sees of an element: not what is there to be read aloud only, such as "Image source, " before a name."""

from collections.abc import Iterator
from itertools import islice

from pipeline.read.page.flags import is_hidden
from pipeline.read.page.tree import MOST_DESCENDANTS, Element, attributes

_UNSEEN = frozenset({"script", "style", "noscript", "template"})


def words(element: Element) -> str:
    """Return the words of an element as they stand, a line break as a space."""
    return "".join(islice(_pieces(element), 2 * MOST_DESCENDANTS))


def is_read_aloud(element: Element) -> bool:
    """Say whether an element is hidden from sight, and for screen readers only."""
    held = attributes(element)
    return held.get("aria-hidden") != "true" and is_hidden(held)


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren():
        if child.tag == "br":
            yield " "
        elif child.tag not in _UNSEEN and not is_read_aloud(child):
            yield from _pieces(child)
        yield child.tail or ""
