"""What of an entry answers a query: which of its links, and a few of its words around the first hit."""

from collections.abc import Iterable, Sequence

from pipeline.archive.folding import words_of
from pipeline.archive.placed import hits, stands
from pipeline.archive.query import Term

# A snippet's length in characters, and how much of it stands before the first hit.
SNIPPET = 240
_BEFORE = 80


def has(text: str, terms: Iterable[Term]) -> bool:
    """Return whether any of the terms stands in a text."""
    words = words_of(text)
    return any(True for term in terms for _ in stands(words, term))


def snippet(texts: Sequence[str], terms: Sequence[Term]) -> str:
    """Return about 240 characters of the first text that has a hit, from just before it; else of the first text."""
    lines = [" ".join(text.split()) for text in texts if text.strip()]
    hit = next((line for line in lines if has(line, terms)), lines[0] if lines else "")
    if len(hit) <= SNIPPET:
        return hit
    [(first, _), *_] = hits(hit, terms) or [(0, 0)]
    start = max(0, first - _BEFORE)
    start = hit.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(hit), start + SNIPPET)
    end = hit.rfind(" ", start + 1, end) if end < len(hit) and " " in hit[start + 1 : end] else end
    return f"{'… ' if start else ''}{hit[start:end]}{' …' if end < len(hit) else ''}"
