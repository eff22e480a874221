"""Why an editor did something, as it is kept."""

from pipeline.text import tidy

_LONGEST = 500  # characters


def reason(words: str) -> str:
    """Return the editor's words on one line, cut to 500 characters; "" when he gave none that one can see."""
    return tidy(words)[:_LONGEST]
