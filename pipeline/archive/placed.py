"""Where in a text its folded words stand, so that what answers a query can be marked there. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.archive.folding import words_of
from pipeline.archive.query import Term

_BETWEEN_SPACES = re.compile(r"\S+")
_RUN = re.compile(r"\w+")


class Placed(NamedTuple):
    """A folded word of a text, and from where to where it stands there, in characters."""

    word: str
    start: int
    end: int


def hits(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Return from where to where the terms stand in a text, in order, none within another."""
    words = [placed for found in _BETWEEN_SPACES.finditer(text) for placed in _placed(found[0], found.start())]
    found = sorted(
        (words[at].start, max(word.end for word in words[at : at + length]))
        for term in terms
        for at, length in stands([placed.word for placed in words], term)
    )
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def stands(words: Sequence[str], term: Term) -> Iterator[tuple[int, int]]:
    """Yield where a term stands among folded words: at which one it begins, and how many words it is."""
    for way in term.ways:
        *whole, last = way
        for at in range(len(words) - len(whole)):
            word = words[at + len(whole)]
            if (word.startswith(last) if term.prefix else word == last) and list(words[at : at + len(whole)]) == whole:
                yield at, len(way)


def _placed(said: str, start: int) -> list[Placed]:
    """The folded words of what stands between two spaces; folded otherwise as a whole (U.S.), they have one place."""
    words, runs = words_of(said), list(_RUN.finditer(said))
    of_runs = [(word, run) for run in runs for word in words_of(run[0])]
    if not runs or [word for word, _ in of_runs] != list(words):
        first, last = (runs[0].start(), runs[-1].end()) if runs else (0, len(said))
        return [Placed(word, start + first, start + last) for word in words]
    return [placed for run in runs for placed in _letters(run, start)]


def _letters(run: re.Match[str], start: int) -> list[Placed]:
    words = words_of(run[0])
    if len(words) == len(run[0]):  # of a script without spaces each letter is a word
        return [Placed(word, start + run.start() + at, start + run.start() + at + 1) for at, word in enumerate(words)]
    return [Placed(word, start + run.start(), start + run.end()) for word in words]
