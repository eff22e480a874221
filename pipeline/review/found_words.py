"""Text cut at the words that were looked for, so that a template can put a marker stroke under them."""

import re
from collections.abc import Sequence

# A snippet's length in characters, and how much of it stands before the first hit.
SNIPPET = 280
_LEAD_IN = 80


def found_words(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Return the text in pieces, each with whether it is one of the words (case aside); joined they are the text."""
    if not words:
        return ((text, False),)
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(f"({'|'.join(re.escape(word) for word in longest_first)})", re.IGNORECASE)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(pattern.split(text)) if piece)


def snippet(text: str, words: Sequence[str]) -> str:
    """Return about 280 characters of a text from just before the first of the words, cut between words."""
    text = " ".join(text.split())
    if len(text) <= SNIPPET:
        return text
    hits = [found.start() for word in words if (found := re.search(re.escape(word), text, re.IGNORECASE))]
    start = max(0, min(hits, default=0) - _LEAD_IN)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + SNIPPET)
    end = text.rfind(" ", start + 1, end) if end < len(text) and " " in text[start + 1 : end] else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
