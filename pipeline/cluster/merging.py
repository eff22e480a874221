"""Find open stories that are one: each touched story against its nearest, the most alike first."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice

from pipeline.cluster.nearness import Nearness
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.reasons import why_merged
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Sheets, likeness
from pipeline.cluster.weights import Weights
from pipeline.news import Merge

# Of neighbours the two nearest: four cost a third more and make few stories whole that two leave in parts (bench.md).
_WORDS, _BUDGET, _NEIGHBOURS = 25, 300, 2


def merge_stories(
    touched: list[int],
    known: Mapping[int, Sequence[int]],
    stories: dict[int, OpenStory],
    near: Nearness,
    sheets: Sheets,
    weights: Weights,
    apart: Iterable[tuple[int, int]] = (),
    dropped: Collection[int] = frozenset(),
) -> list[Merge]:
    """Merge within `stories` and its look-ups, best pair first; a pair is weighed again once one of it has grown.

    Each of the `touched` stories is held against its nearest: these are `known` of some, the nearest first, and
    looked up for the others.
    The larger story keeps its number, of equals the older one; what one of a pair of `apart` has become is never joined
    to what the other has, nor one of the `dropped` to one that is not. Returns the merges in the order they were made.
    """
    parted = _named(apart, stories)
    like = _weighing(stories, sheets, weights)
    heap = [(-like(pair), pair, _sizes(pair, stories)) for pair in pairs(touched, known, stories, near)]
    heapify(heap)
    merges, became = list[Merge](), dict[int, int]()
    while heap and -heap[0][0] >= weights.merge_from:
        against, pair, weighed_at = heappop(heap)
        now = _pair(*(follow(number, became) for number in pair))
        if now[0] == now[1] or now in parted or _is_half_dropped(now, dropped):
            continue
        sizes = _sizes(now, stories)
        if (now, sizes) != (pair, weighed_at):
            heappush(heap, (-like(now), now, sizes))
            continue
        gone, kept = sorted(now, key=lambda number: (stories[number].size, -number))
        merges.append(_merge(stories[kept], stories[gone], -against, near, sheets.rarity))
        sheets.forget()
        became[gone] = kept
        parted = {_pair(*(follow(number, became) for number in pair)) for pair in parted}
        del stories[gone]
    return merges


def _weighing(stories: Mapping[int, OpenStory], sheets: Sheets, weights: Weights) -> Callable[[tuple[int, int]], float]:
    return lambda pair: likeness(stories[pair[0]], stories[pair[1]], sheets, weights)


def _is_half_dropped(pair: tuple[int, int], dropped: Collection[int]) -> bool:
    """Two dropped stories become one of them, so that a number tells at any time whether all of it was dropped."""
    return (pair[0] in dropped) != (pair[1] in dropped)


def _named(apart: Iterable[tuple[int, int]], stories: dict[int, OpenStory]) -> set[tuple[int, int]]:
    return {_pair(*pair) for pair in apart if stories.keys() >= set(pair)}


def _sizes(pair: tuple[int, int], stories: dict[int, OpenStory]) -> tuple[int, int]:
    return stories[pair[0]].size, stories[pair[1]].size


def pairs(
    touched: list[int], known: Mapping[int, Sequence[int]], stories: dict[int, OpenStory], near: Nearness
) -> list[tuple[int, int]]:
    """Return which stories are held against each other: each touched one and its nearest, a pair once."""
    found: dict[tuple[int, int], None] = {}
    for number in touched:
        neighbours = known.get(number)
        if neighbours is None:
            whole = stories[number].whole
            neighbours = [
                one.number for one in near.nearest(whole, stories, words=_WORDS, budget=_BUDGET, keep=_NEIGHBOURS + 1)
            ]
        for neighbour in islice((one for one in neighbours if one != number), _NEIGHBOURS):
            found[_pair(number, neighbour)] = None
    return list(found)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def follow(number: int, became: Mapping[int, int]) -> int:
    """Return what a story has become: `became` names for each that is gone the one kept."""
    while number in became:
        number = became[number]
    return number


def _merge(kept: OpenStory, gone: OpenStory, probability: float, near: Nearness, rarity: Rarity) -> Merge:
    reason = why_merged(kept, gone, near.total, probability)
    rarity.give_back([word for word in gone.whole if word in kept.whole])
    near.forget(gone)
    words = list(gone.whole)
    times = gone.holding(words)
    kept.absorb(gone)
    near.note(kept, words, times)
    return Merge(kept=kept.number, gone=gone.number, score=probability, reason=reason)
