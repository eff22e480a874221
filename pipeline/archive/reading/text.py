"""A post in plain text, as lines. Pure."""

from collections.abc import Iterator

from pipeline.archive.reading.lines import Line, plain
from pipeline.text import tidy


def lines(content: str) -> Iterator[Line]:
    """Yield the lines that hold words, each told whether a blank line (or one of NBSP) stands before it."""
    gap = False
    for text in content.split("\n"):
        words = tidy(text)
        if words:
            yield plain(words, gap=gap)
        gap = not words
