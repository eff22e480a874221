"""Part a story that is none: a topic taken for an event falls into halves that nobody would join.

The halves are those of two-means on the cosine of whole headlines (k-means with unit vectors: Dhillon and Modha, 2001,
Concept Decompositions for Large Sparse Text Data), begun with the two headlines least alike; the judge of two stories
says whether they are one. What it says of halves was tried on the development files and on a real day (docs/bench.md).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.pair_features import cosine, days_between
from pipeline.cluster.story import SILENCE, OpenStory
from pipeline.cluster.weighing import Sheets, sameness
from pipeline.cluster.weights import Weights

_FEWEST = 4  # of three headlines one is always the odd one out
_PARTED = 0.4  # well below what joins two stories, so that no hair decides: to and fro would be worse than either
_ROUNDS = 10  # two or three are enough for a dozen headlines

Likenesses = list[list[float]]


class Halves(NamedTuple):
    """What leaves a story and what stays (the larger half, of equals the one with the first headline), as stories."""

    leaving: OpenStory
    staying: OpenStory
    score: float


def halves(story: OpenStory, sheets: Sheets, weights: Weights) -> Halves | None:
    """Return the halves of a story that is no one event; none where it is one, or not all of it is at hand.

    Halves that days of silence part stay together: the late judge joined them, and that of two stories goes by days.
    """
    if not _FEWEST <= story.size == len(story.at_hand()):
        return None
    first, second = _two_means(story.members)
    if not second:
        return None
    staying, leaving = (first, second) if len(first) >= len(second) else (second, first)
    one, other = _gathered(leaving), _gathered(staying)
    if days_between(one, other) >= SILENCE:
        return None
    score = sameness(other, one, sheets, weights)
    return Halves(one, other, score) if score < _PARTED else None


def _gathered(clippings: Sequence[Clipping]) -> OpenStory:
    story = OpenStory(0, clippings[0])
    for clipping in clippings[1:]:
        story.add(clipping)
    return story


def _two_means(clippings: Sequence[Clipping]) -> tuple[list[Clipping], list[Clipping]]:
    """Part clippings in two, each in its order, the first clipping in the first part; the second part may be empty."""
    like, count = _likenesses(clippings), len(clippings)
    one, other = min(
        ((a, b) for a in range(count) for b in range(a + 1, count)), key=lambda pair: like[pair[0]][pair[1]]
    )
    sides = [row[one] >= row[other] for row in like]
    for _ in range(_ROUNDS):
        moved = _nearer(sides, like)
        if moved == sides:
            break
        sides = moved
    parts = [
        [clipping for clipping, side in zip(clippings, sides, strict=True) if side is which] for which in (True, False)
    ]
    first, second = parts if sides[0] else parts[::-1]
    return first, second


def _likenesses(clippings: Sequence[Clipping]) -> Likenesses:
    """The cosine of each clipping to each."""
    like = [[0.0] * len(clippings) for _ in clippings]
    for at, one in enumerate(clippings):
        for before, other in enumerate(clippings[: at + 1]):
            like[at][before] = like[before][at] = cosine(one.whole, other.whole, 1.0)
    return like


def _nearer(sides: list[bool], like: Likenesses) -> list[bool]:
    """Tell of each clipping whether it is nearer to the sum of those on the side True, of equals yes."""
    there = [[at for at, which in enumerate(sides) if which is side] for side in (True, False)]
    lengths = [math.sqrt(sum(like[a][b] for a in those for b in those)) or math.inf for those in there]
    cosines = [
        [sum(row[at] for at in those) / length for those, length in zip(there, lengths, strict=True)] for row in like
    ]
    return [one >= other for one, other in cosines]
