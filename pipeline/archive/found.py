"""What of an entry answers a query: which of its links, and a few of its words around the first hit."""

from collections.abc import Iterable, Sequence

from pipeline.archive.folding import words_of
from pipeline.archive.query import Term

# A snippet's length in characters, and how much of it stands before the first hit.
SNIPPET = 240
_BEFORE = 80


def has(text: str, terms: Iterable[Term]) -> bool:
    """Return whether any of the terms stands in a text."""
    words = words_of(text)
    return any(_stands(term, words) for term in terms)


def snippet(texts: Sequence[str], terms: Sequence[Term]) -> str:
    """Return about 240 characters of the first text that has a hit, from just before it; else of the first text."""
    lines = [" ".join(text.split()) for text in texts if text.strip()]
    hit = next((line for line in lines if has(line, terms)), lines[0] if lines else "")
    if len(hit) <= SNIPPET:
        return hit
    start = max(0, _first(hit, terms) - _BEFORE)
    start = hit.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(hit), start + SNIPPET)
    end = hit.rfind(" ", start + 1, end) if end < len(hit) and " " in hit[start + 1 : end] else end
    return f"{'… ' if start else ''}{hit[start:end]}{' …' if end < len(hit) else ''}"


def _stands(term: Term, words: Sequence[str]) -> bool:
    *whole, last = term.words
    for at in range(len(words) - len(whole)):
        if list(words[at : at + len(whole)]) != whole:
            continue
        word = words[at + len(whole)]
        if word.startswith(last) if term.prefix else word == last:
            return True
    return False


def _first(line: str, terms: Sequence[Term]) -> int:
    """Return where the first word of a term begins, in characters; 0 when no single word is one."""
    at = 0
    for word in line.split(" "):
        if any(found[0].startswith(term.words[0]) for term in terms if (found := words_of(word))):
            return at
        at += len(word) + 1
    return 0
