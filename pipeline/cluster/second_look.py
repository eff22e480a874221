"""What a second look at a headline is for: when there is one, and what it may change."""

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.growth import LARGE
from pipeline.cluster.recent import Look
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Fit, Weighed
from pipeline.cluster.weights import Weights

# How often at most what a run placed is looked at again. On a desk little moves at the first look and nothing at the
# third; a thousand headlines at once go on moving longer, on the whole for the better (docs/bench.md).
SECOND_LOOKS = 8
# Headlines, of this run and those before: a run that brings more has enough of its own to look at.
LOOKED_AT = 200
_OLD_HOME = 0.03  # what a headline's old story is ahead of others
_LONE = 0.05  # how much surer than at arrival a headline that stands alone must be
_ABSURD = 0.1  # below this even a headline that fits nowhere leaves its old story
_CLEAR = 0.05  # of what no story has that much, no other judge makes one: with .02 and 0 the bench answers the same
_SURE = 0.9  # joined so, a headline stays: of 12,800 looks at such ones on the files 15 moved any


def look_after(joined: OpenStory | None, probability: float, found: list[Fit], weights: Weights) -> Look:
    """Tell when to look again at what has just arrived: what is clear to the linear judge, the others see alike.

    Args:
        joined: The story that it joined; None, it opened one.
        probability: With which it joined, or the best that did not suffice.
        found: What it was weighed against.
        weights: Of the judges.
    """
    if joined:
        return Look.NEVER if probability >= _SURE else Look.ALWAYS
    if probability > _CLEAR or any(fit.late_at_most(weights) > _CLEAR for fit in found):
        return Look.ALWAYS
    return Look.ON_CHANGE


def look_after_looking(chosen: Weighed | None) -> Look:
    """Tell when to look again at what a second look has left where it was, in the story `chosen` if any was."""
    return Look.NEVER if chosen and chosen.probability >= _SURE else Look.ON_CHANGE


def is_worth_it(clipping: Clipping, story: OpenStory) -> bool:
    """Tell whether to look back at what an earlier run has settled.

    A bare headline says too little to be moved by what comes later (docs/bench.md); a large story hardly changes.
    """
    return clipping.has_summary and story.size <= LARGE


def second_choice(weighed: list[Weighed], number: int, weights: Weights, *, alone: bool) -> Weighed | None:
    """Return the best story if it is sure enough, else the old one, `number`, if that is not absurd, else none.

    `alone`: the headline is all there is of the old one.
    """
    standing = {one.story.number: one.score + (_OLD_HOME if one.story.number == number else 0.0) for one in weighed}
    best = max(weighed, key=lambda one: standing[one.story.number], default=None)
    if best and standing[best.story.number] >= weights.join_from + (_LONE if alone else 0.0):
        return best
    return next((one for one in weighed if one.story.number == number and standing[number] >= _ABSURD), None)
