"""What a reader sees of an element: not what is there to be read aloud only, such as "Image source, " before a name."""

from collections.abc import Iterator
from itertools import islice

from pipeline.read.page.flags import is_hidden
from pipeline.read.page.tree import MOST_DESCENDANTS, Element, attributes, words_of
from pipeline.text.tags import BLOCKS

_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg"})


def words(element: Element) -> str:
    """Return the words of an element as they stand, a line break and the edge of a block as a space."""
    return "".join(islice(pieces(element), 2 * MOST_DESCENDANTS))


def is_read_aloud(element: Element) -> bool:
    """Say whether an element is hidden from sight, and for screen readers only."""
    held = attributes(element)
    return held.get("aria-hidden") != "true" and is_hidden(held)


def pieces(element: Element) -> Iterator[str]:
    """Yield the runs of words in the order they stand."""
    yield element.text or ""
    for child in element.iterchildren():
        apart = child.tag == "br" or child.tag in BLOCKS
        if apart:
            yield " "
        if child.tag not in _UNSEEN and not is_read_aloud(child) and not _marks_place(child):
            yield from pieces(child)
        if apart:
            yield " "
        yield child.tail or ""


def _marks_place(element: Element) -> bool:
    """Say whether an element is the link of a heading to itself, a sign and no word: `<a href="#talks">#</a>`."""
    if element.tag != "a" or "#" not in (element.get("href") or ""):
        return False
    return not any(map(str.isalnum, words_of(element)))
