"""Part a story that is none: a topic taken for an event falls into halves that nobody would join.

The halves are those of two-means on whole headlines; the judge of two stories says whether they are one. What it says
of halves was tried on the development files and on a real day (docs/bench.md).
"""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.growth import LARGE
from pipeline.cluster.pair_features import days_between, is_stranger_in
from pipeline.cluster.story import SILENCE, OpenStory
from pipeline.cluster.two_means import two_sides
from pipeline.cluster.weighing import Sheets, sameness
from pipeline.cluster.weights import Weights

_FEWEST = 4  # of three headlines one is always the odd one out
_PARTED = 0.4  # well below what joins two stories, so that no hair decides: to and fro would be worse than either


class Halves(NamedTuple):
    """What leaves a story and what stays (the larger half, of equals the one with the first headline), as stories."""

    leaving: OpenStory
    staying: OpenStory
    score: float


def halves(story: OpenStory, sheets: Sheets, weights: Weights) -> Halves | None:
    """Return the halves of a story that is no one event; none where it is one.

    Halves that days of silence part stay together: the late judge joined them, and that of two stories goes by days.
    """
    if story.size < _FEWEST:
        return None
    staying, leaving = _parted(story.members)
    if not leaving:
        return None
    one = _gathered(leaving)
    if story.size > LARGE and not is_stranger_in(one, story):
        return None  # a large event has many sides, each told in words of its own
    other = _gathered(staying)
    if days_between(one, other) >= SILENCE:
        return None
    score = sameness(other, one, sheets, weights)
    return Halves(one, other, score) if score < _PARTED else None


def _gathered(clippings: Sequence[Clipping]) -> OpenStory:
    story = OpenStory(0, clippings[0])
    for clipping in clippings[1:]:
        story.add(clipping)
    return story


def _parted(clippings: Sequence[Clipping]) -> tuple[list[Clipping], list[Clipping]]:
    """Return both halves in their order, the larger first, of equals the one with the first clipping."""
    with_first = two_sides([clipping.whole for clipping in clippings])
    one, other = (list(compress(clippings, which)) for which in (with_first, [not side for side in with_first]))
    return (one, other) if len(one) >= len(other) else (other, one)
