"""What the weights of clustering are learnt from: headlines beside the open stories near them, and how true each is."""

from collections import Counter, defaultdict
from typing import NamedTuple

from bench.cluster_measures import Labels
from pipeline import cluster
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.weighing import Weighed, fits, sheet_of
from pipeline.cluster.weights import Weights
from pipeline.news import Headline

_MET = 6  # two more than a desk weighs: what is a little further is learnt from, too


class Pair(NamedTuple):
    """A headline beside a story: the features by `features.NAMES`, and the share of its headlines of the same story."""

    row: list[float]
    share: float


def true_to_gold(headlines: list[Headline], gold: Labels, weights: Weights) -> list[Pair]:
    """Return the pairs met when every headline goes where people put it."""
    number = {label: at for at, label in enumerate(dict.fromkeys(gold), start=1)}
    stories = _Replay(weights)
    pairs: list[Pair] = []
    for headline, label in zip(headlines, gold, strict=True):
        clipping, met = stories.met(headline)
        pairs += [Pair(row, float(weighed.story.number == number[label])) for row, weighed in met]
        stories.put(clipping, number[label])
    return pairs


def as_decided(headlines: list[Headline], gold: Labels, weights: Weights) -> list[Pair]:
    """Return the pairs met when every headline goes where `weights` put it."""
    stories = _Replay(weights)
    holds: dict[int, Counter[str]] = defaultdict(Counter)
    pairs: list[Pair] = []
    for headline, label in zip(headlines, gold, strict=True):
        clipping, met = stories.met(headline)
        for row, weighed in met:
            members = holds[weighed.story.number]
            pairs.append(Pair(row, members[label] / members.total()))
        best = max((weighed for _, weighed in met), key=lambda weighed: weighed.score, default=None)
        joins = best is not None and best.score >= weights.join_from
        number = best.story.number if best and joins else stories.next_story
        stories.put(clipping, number)
        holds[number][label] += 1
    return pairs


class _Replay(cluster.OpenStories):
    """The same state and look-ups as on a desk, but another hand decides."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(weights=weights)

    def met(self, headline: Headline) -> tuple[Clipping, list[tuple[list[float], Weighed]]]:
        self._arrive(headline)
        clipping = clip(headline, self._rarity)
        sheet = sheet_of(clipping, self._rarity, self._near.total)
        met = []
        for fit in fits(sheet, self._near.nearest(clipping.whole, self._stories, words=30, budget=300, keep=_MET)):
            weighed = fit.completed(self._weights, self._weights.probability)
            met.append(([*fit.row, fit.margin], weighed))
        return clipping, met

    def put(self, clipping: Clipping, number: int) -> None:
        self._put(clipping, number)
