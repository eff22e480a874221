"""Text cut at the words that were looked for, so that a template can put a marker stroke under them."""

from collections.abc import Sequence

from pipeline.archive import placed
from pipeline.archive.query import Term

# A snippet's length in characters, and how much of it stands before the first hit.
SNIPPET = 280
_LEAD_IN = 80


def found_words(text: str, terms: Sequence[Term]) -> tuple[tuple[str, bool], ...]:
    """Return the text in pieces, each with whether it is what a term asks for; joined they are the text."""
    pieces, at = [], 0
    for start, end in placed.hits(text, terms) if terms else ():
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])


def snippet(text: str, terms: Sequence[Term]) -> str:
    """Return about 280 characters of a text from just before the first hit, cut between words."""
    text = " ".join(text.split())
    if len(text) <= SNIPPET:
        return text
    [(first, _), *_] = placed.hits(text, terms) or [(0, 0)]
    start = max(0, first - _LEAD_IN)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + SNIPPET)
    end = text.rfind(" ", start + 1, end) if end < len(text) and " " in text[start + 1 : end] else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
