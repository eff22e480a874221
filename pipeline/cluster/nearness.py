"""Which open stories are near enough to be weighed: look-ups from a term to the stories that hold it."""

from collections.abc import Iterable

from pipeline.cluster.story import OpenStory

_RANKED_AT_ONCE = 12
_ROUNDING = 1 - 1e-9
_BEYOND = 1.5


class Nearness:
    """For each term the stories that hold it with its weight there, and in how many headlines in all."""

    def __init__(self) -> None:
        self.total: dict[str, int] = {}
        self._holders: dict[str, dict[int, float]] = {}
        # Most words stand in one story only: its name here costs a fifth of a dict of one. Each word is in one of both.
        self._only: dict[str, OpenStory] = {}

    def but_for(self, words: Iterable[str]) -> dict[str, int]:
        """Return the total of each of these words without one headline that holds them all."""
        return {word: left for word in words if (left := self.total[word] - 1)}

    def note(self, story: OpenStory, words: Iterable[str], times: list[int]) -> None:
        """The `words` came into `story`, each in `times` headlines more; the story's sums are new already."""
        whole, number, holders, only, total = story.whole, story.number, self._holders, self._only, self.total
        for word, more in zip(words, times, strict=True):
            if word not in total:
                only[word] = story
                total[word] = more
                continue
            total[word] += more
            if word in holders:
                holders[word][number] = whole[word]
            elif only[word] is not story:
                other = only.pop(word)
                holders[word] = {other.number: other.whole[word], number: whole[word]}

    def withdraw(self, story: OpenStory, words: Iterable[str], gone: Iterable[str]) -> None:
        """One headline with these `words` left `story`, which holds those `gone` no more; its sums are new already."""
        left = list(gone)
        self._drop(story, left, [1] * len(left))
        for word in words:
            if word in story.whole:
                self.total[word] -= 1
                if word in self._holders:
                    self._holders[word][story.number] = story.whole[word]

    def forget(self, story: OpenStory) -> None:
        """The story is closed, or part of another one now."""
        words = list(story.whole)
        self._drop(story, words, story.holding(words))

    def _drop(self, story: OpenStory, words: Iterable[str], times: Iterable[int]) -> None:
        holders, only, total, number = self._holders, self._only, self.total, story.number
        for word, less in zip(words, times, strict=True):
            if only.pop(word, None):
                del total[word]
                continue
            total[word] -= less
            del holders[word][number]
            if not holders[word]:
                del holders[word], total[word]

    def nearest(
        self, whole: dict[str, float], stories: dict[int, OpenStory], *, words: int, budget: int, keep: int
    ) -> list[OpenStory]:
        """Return the `keep` stories of highest cosine over the heaviest `words` terms, nearest first.

        The heaviest terms are looked up first; once `budget` holders were met, the rest cannot add a new likely
        story, only cost. Nor can, once something was found, a term with so many holders that they go far beyond it.
        """
        near: dict[int, float] = {}
        met = 0
        for word in sorted(whole, key=whole.__getitem__, reverse=True)[:words]:
            if word not in self.total:
                continue
            weight, story = whole[word], self._only.get(word)
            if story:
                near[story.number] = near.get(story.number, 0.0) + weight * story.whole[word]
                met += 1
            else:
                holders = self._holders[word]
                if near and met + len(holders) > _BEYOND * budget:
                    break
                for number, held in holders.items():
                    near[number] = near[number] + weight * held if number in near else weight * held
                met += len(holders)
            if met >= budget:
                break
        return _first(near, stories, keep)


def _first(near: dict[int, float], stories: dict[int, OpenStory], keep: int) -> list[OpenStory]:
    """Return the `keep` stories of highest cosine of those with these products, of equals the older first."""
    ranked: list[tuple[float, int]] = []
    bar = 0.0
    for number, product in near.items():
        # A story is a sum of unit vectors without negative weights, at least 1 long: its cosine is not above its
        # product. So most stories on a full desk need not be looked at.
        if product < bar:
            continue
        ranked.append((product / stories[number].whole_length, -number))
        if len(ranked) > _RANKED_AT_ONCE + keep:
            ranked.sort(reverse=True)
            del ranked[keep:]
            bar = ranked[-1][0] * _ROUNDING
    ranked.sort(reverse=True)
    return [stories[-negative] for _, negative in ranked[:keep]]
