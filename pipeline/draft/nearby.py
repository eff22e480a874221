"""Stories near a story: two rare words in common, which may be one affair told as two. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from pipeline.dedup.frames import unmarked
from pipeline.draft.sayings import distinct, standing_for
from pipeline.news import Headline, Story
from pipeline.small_words import terms

MOST = 3
_RARE = 0.01  # a word is rare when at most one story in a hundred says it, or three
_RARE_COUNT = 3
_SHARED = 2
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Neighbourhood:
    """The stories of a window by their words, made once for all drafts of a run."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._words = {story.id: _words(story) for story in stories}
        self._stories = {story.id: story for story in stories}
        self._counts = Counter(word for words in self._words.values() for word in words)

    def near(self, story: Story) -> tuple[tuple[Headline, str], ...]:
        """Return a headline of each of the nearest stories, the nearest first, and the words in common, as printed."""
        own = {word for word in _words(story) if self._is_rare(word)}
        found = [(self._weight(shared), number, shared) for number, shared in self._sharing(own, story.id)]
        nearest = sorted(found, key=lambda one: (-one[0], one[1]))[:MOST]
        return tuple(_neighbour(self._stories[number], shared) for _, number, shared in nearest)

    def _sharing(self, own: set[str], besides: int) -> Iterable[tuple[int, set[str]]]:
        for number, words in self._words.items():
            shared = own & words
            if number != besides and len(shared) >= _SHARED:
                yield number, shared

    def _is_rare(self, word: str) -> bool:
        return self._counts[word] <= max(_RARE_COUNT, _RARE * len(self._words))

    def _weight(self, words: set[str]) -> float:
        return sum(log((1 + len(self._words)) / (1 + self._counts[word])) for word in sorted(words))


def as_reasons(near: Iterable[tuple[Headline, str]]) -> list[list[object]]:
    """Return neighbours as a draft's `why` keeps them: headline number and words."""
    return [[headline.id, why] for headline, why in near]


def _words(story: Story) -> set[str]:
    return {word for headline in story.kept for word in distinct(headline)}


def _neighbour(story: Story, shared: set[str]) -> tuple[Headline, str]:
    speaker = standing_for(story)
    printed = _as_printed(frozenset(shared), (speaker, *story.kept))
    return speaker, f"in common: {', '.join(printed.get(word, word) for word in sorted(shared))}"


def _as_printed(wanted: frozenset[str], headlines: Sequence[Headline]) -> dict[str, str]:
    """Return for each telling word how it stands in the first headline that says it: `Varkesh's`, not `varkesh`."""
    printed: dict[str, str] = {}
    for headline in headlines:
        said = (wanted - printed.keys()).intersection(distinct(headline))
        for word in _WORD.findall(unmarked(headline.headline)) if said else ():
            for telling in said.intersection(terms(word, headline.language)):
                printed.setdefault(telling, word)
        if len(printed) == len(wanted):
            break
    return printed
