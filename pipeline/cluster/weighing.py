"""Weigh a headline against the stories near it: the probability of belonging, and the score that decides."""

from typing import NamedTuple

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.features import OWNERSHIP, Sheet, features
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weights import Weights

# Two languages share names and look-alike words, seldom a report: joined only when sure, for outlets mislabel theirs.
_OTHER_LANGUAGE = 0.4
_MEMBERS_ASKED = 6  # of each story, the newest, when two stories are weighed


class Weighed(NamedTuple):
    """A candidate story: `score` is its probability with what size adds and another language takes away."""

    score: float
    probability: float
    story: OpenStory


def weigh(
    clipping: Clipping, candidates: list[OpenStory], rarity: Rarity, total: dict[str, int], weights: Weights
) -> list[Weighed]:
    """Return the candidates weighed, in their order; each one's ownership is held against the best of the others'."""
    sheet = Sheet(clipping, rarity.of(clipping.title), total)
    numbers = [features(sheet, story) for story in candidates]
    owned = [row[OWNERSHIP] for row in numbers]
    most, second = sorted([0.0, 0.0, *owned], reverse=True)[:2]
    weighed = []
    for row, story in zip(numbers, candidates, strict=True):
        own = row[OWNERSHIP]
        margin = own - (second if own == most else most) if len(owned) > 1 else 0.0
        probability = weights.probability(row, margin)
        score = probability + weights.head_start(story.size)
        if clipping.language != story.language:
            score -= _language_gap(clipping.language, story.language)
        weighed.append(Weighed(score, probability, story))
    return weighed


def link(one: OpenStory, other: OpenStory, rarity: Rarity, total: dict[str, int], weights: Weights) -> float:
    """Return how much two stories look like one: the mean probability of members of each in the other."""
    both = _mean_probability(one, other, rarity, total, weights) + _mean_probability(other, one, rarity, total, weights)
    return both / 2 - _language_gap(one.language, other.language)


def _mean_probability(
    guests: OpenStory, host: OpenStory, rarity: Rarity, total: dict[str, int], weights: Weights
) -> float:
    asked = guests.members[-_MEMBERS_ASKED:]
    sheets = [Sheet(clipping, rarity.of(clipping.title), total) for clipping in asked]
    return sum(weights.probability(features(sheet, host), 0.0) for sheet in sheets) / len(asked)


def _language_gap(one: str, other: str) -> float:
    return _OTHER_LANGUAGE if one and other and one != other else 0.0
