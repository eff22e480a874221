"""Which open stories are near enough to be weighed: look-ups from a term to the stories that hold it."""

import math
from collections.abc import Iterable
from heapq import nlargest

from pipeline.cluster.story import OpenStory


class Nearness:
    """For each term the stories that hold it with its weight there, and in how many headlines in all."""

    def __init__(self) -> None:
        self.total: dict[str, int] = {}
        self._holders: dict[str, dict[int, float]] = {}

    def note(self, story: OpenStory, words: Iterable[str], times: list[int]) -> None:
        """The `words` came into `story`, each in `times` headlines more; the story's sums are new already."""
        whole, number, holders, total = story.whole, story.number, self._holders, self.total
        for word, more in zip(words, times, strict=True):
            if word in total:
                holders[word][number] = whole[word]
                total[word] += more
            else:
                holders[word] = {number: whole[word]}
                total[word] = more

    def withdraw(self, story: OpenStory, words: Iterable[str], gone: Iterable[str]) -> None:
        """One headline with these `words` left `story`, which holds those `gone` no more; its sums are new already."""
        left = set(gone)
        for word in words:
            self.total[word] -= 1
            holders = self._holders[word]
            if word not in left:
                holders[story.number] = story.whole[word]
                continue
            del holders[story.number]
            if not holders:
                del self._holders[word], self.total[word]

    def forget(self, story: OpenStory) -> None:
        """The story is closed, or part of another one now."""
        words = list(story.whole)
        for word, times in zip(words, story.holding(words), strict=True):
            self.total[word] -= times
            holders = self._holders[word]
            del holders[story.number]
            if not holders:
                del self._holders[word], self.total[word]

    def nearest(
        self, whole: dict[str, float], stories: dict[int, OpenStory], *, words: int, budget: int, keep: int
    ) -> list[OpenStory]:
        """Return the `keep` stories of highest cosine over the heaviest `words` terms, nearest first.

        The heaviest terms are looked up first; once `budget` holders were met, the rest cannot add a new likely
        story, only cost.
        """
        near: dict[int, float] = {}
        met = 0
        for word in sorted(whole, key=whole.__getitem__, reverse=True)[:words]:
            holders = self._holders.get(word)
            if not holders:
                continue
            weight = whole[word]
            for number, held in holders.items():
                near[number] = near.get(number, 0.0) + weight * held
            met += len(holders)
            if met >= budget:
                break
        ranked = [(held / math.sqrt(stories[number].whole_square), -number) for number, held in near.items()]
        return [stories[-negative] for _, negative in nlargest(keep, ranked)]
