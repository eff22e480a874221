"""Learns, outlet by outlet, the openings that say nothing: what several different articles of one outlet begin with.

"Sign up for our newsletter ...", "This is a breaking story ..." stand before texts that have nothing else in common.
Such an opening is cut off before texts are compared. Learned from what has arrived so far, never from what comes later.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline import shingles
from pipeline.dedup.printed import LADDER, SHINGLE, Printed, checksums, telling

_ARTICLES = 3  # different ones that begin alike
_ANOTHER = 0.5  # share of telling words from which two titles may be of one article

Opening = tuple[str | int, ...]


class Openings:
    """What each outlet's texts have begun with, and the titles below which they did."""

    def __init__(self) -> None:
        self._first: dict[Opening, Printed] = {}
        self._titles: dict[Opening, list[frozenset[str]]] = {}
        self._learned: set[Opening] = set()

    def learn(self, articles: Iterable[Printed]) -> None:
        """Take up the openings of articles that arrived together."""
        for one in articles:
            for text in one.texts:
                for opening in _openings(one.headline.outlet, text):
                    first = self._first.setdefault(opening, one)
                    if first is not one and opening not in self._learned:
                        self._note(opening, telling(first.words), telling(one.words))

    def _note(self, opening: Opening, first: frozenset[str], title: frozenset[str]) -> None:
        titles = self._titles.setdefault(opening, [first])
        if not any(shingles.resemblance(title, known) >= _ANOTHER for known in titles):
            titles.append(title)
        if len(titles) >= _ARTICLES:
            self._learned.add(opening)

    def without(self, one: Printed) -> Printed:
        """Return the article, its texts without the openings that say nothing."""
        if not self._learned or not any(self._idle(one, text) for text in one.texts):
            return one
        content = one.headline.content[0] if one.headline.content else ""
        kept = []
        for text in dict.fromkeys((one.headline.summary, content)):
            whole = checksums(text)
            idle = self._idle(one, whole)
            kept.append(checksums(text, after=idle) if idle else whole)
        texts = tuple(text for text in kept if text)
        return replace(one, texts=texts, mute=not texts)

    def _idle(self, one: Printed, text: tuple[int, ...]) -> int:
        """Return how many words of a text say nothing."""
        idle = [
            rung
            for rung, opening in zip(LADDER, _openings(one.headline.outlet, text), strict=False)
            if opening in self._learned
        ]
        return max(idle, default=0)


def _openings(outlet: str, text: tuple[int, ...]) -> list[Opening]:
    """Return the keys of a text's first words, a rung each: every fourth shingle names them all."""
    return [(outlet, *text[: rung - SHINGLE + 1 : SHINGLE]) for rung in LADDER if rung - SHINGLE < len(text)]
