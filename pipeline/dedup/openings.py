"""Learns, outlet by outlet, the openings that say nothing: what several different articles of one outlet begin with.

"Sign up for our newsletter ...", "This is a breaking story ..." stand before texts that have nothing else in common.
Such an opening is cut off before texts are compared. Learned from what has arrived so far, never from what comes later.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pipeline import shingles
from pipeline.dedup.printed import LADDER, SHINGLE, Printed, bodies, checksums, reached, telling, told

_ARTICLES = 3  # different ones that begin alike
_ANOTHER = 0.5  # share of telling words from which two titles may be of one article
_OF_IT = 2  # telling words of its title in a text's opening, from which this tells of the article

Opening = int


class _Begun(NamedTuple):
    """An article that begins so: its title's telling words, and its texts."""

    title: frozenset[str]
    texts: tuple[tuple[int, ...], ...]


class Openings:
    """What each outlet's texts have begun with, and the titles below which they did."""

    def __init__(self) -> None:
        self._first: dict[Opening, Printed] = {}
        self._begun: dict[Opening, list[_Begun]] = {}
        self._learned: set[Opening] = set()

    def learn(self, articles: Iterable[Printed]) -> None:
        """Take up the openings of articles that arrived together."""
        for one in articles:
            for text in one.texts:
                # Most openings come once: what is longer than their first words is looked at only when these return.
                first = self._first.setdefault(_opening(one, text, LADDER[0]), one)
                if first is not one:
                    for known in first.texts:
                        for rung in _rungs(known):
                            self._first.setdefault(_opening(first, known, rung), first)
                    for rung in _rungs(text):
                        self._note(_opening(one, text, rung), one, text, rung)

    def _note(self, opening: Opening, one: Printed, text: tuple[int, ...], rung: int) -> None:
        first = self._first.setdefault(opening, one)
        if first is one or opening in self._learned:
            return
        known = self._begun.setdefault(
            opening, [] if _tells(first, rung) else [_Begun(telling(first.words), first.texts)]
        )
        title = telling(one.words)
        # One text under two titles says nothing of its first words, only of the whole.
        one_text = rung < reached(text) and any(text in other.texts for other in known)
        if (
            one_text
            or _tells(one, rung)
            or any(shingles.resemblance(title, other.title) >= _ANOTHER for other in known)
        ):
            return
        known.append(_Begun(title, one.texts))
        if len(known) >= _ARTICLES:
            self._learned.add(opening)

    def without(self, one: Printed) -> Printed:
        """Return the article, its texts without the openings that say nothing."""
        if not self._learned or not any(self._idle(one, text) for text in one.texts):
            return one
        kept = []
        for text in bodies(one.headline):
            whole = checksums(text)
            idle = self._idle(one, whole)
            kept.append(checksums(text, after=idle) if idle else whole)
        return replace(one, texts=tuple(text for text in kept if text))

    def _idle(self, one: Printed, text: tuple[int, ...]) -> int:
        """Return how many words of a text say nothing."""
        return max((rung for rung in _rungs(text) if _opening(one, text, rung) in self._learned), default=0)


def _rungs(text: tuple[int, ...]) -> list[int]:
    return [rung for rung in LADDER if rung <= reached(text)]


def _opening(one: Printed, text: tuple[int, ...], rung: int) -> Opening:
    """Return the key of a text's first words at its outlet: every fourth shingle names them all."""
    return hash((one.headline.outlet, rung, text[: rung - SHINGLE + 1 : SHINGLE]))


def _tells(one: Printed, rung: int) -> bool:
    """Return whether the first words of its text speak of its title: a report that got another title, no notice."""
    return len(telling(one.words) & told(one, first=rung)) >= _OF_IT
