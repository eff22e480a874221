"""What the judge of two stories is learnt from: the pairs that a desk meets at the ends of its runs."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bench.cluster_measures import Labels
from pipeline import cluster
from pipeline.cluster import merging
from pipeline.cluster.weighing import Sheets
from pipeline.cluster.weights import Weights
from pipeline.news import Headline, Placing

_MOST = 100  # pairs of headlines: beyond that a pair of stories counts no more
_LOOKS = 3  # at all of it in each run: what still moves later is little, and would be learnt again and again


class StoryPair(NamedTuple):
    """Two stories: the features by `pair_features.NAMES`, the share of their pairs of headlines that belong together,
    and what it weighs (the root of the number of those pairs: a wrong merge of big stories costs more).
    """

    row: list[float]
    share: float
    weight: float


def met_at_run_ends(headlines: list[Headline], gold: Labels, weights: Weights, run: int) -> list[StoryPair]:
    """Return the pairs met when `weights` decide, in runs of as many headlines at most, none longer than a day."""
    label = {headline.id: of for headline, of in zip(headlines, gold, strict=True)}
    stories, found = _Desk(weights, label), list[StoryPair]()
    for flock in _runs(headlines, run):
        stories.take(map(stories.place, flock))
        for _ in range(_LOOKS):
            found += stories.pairs()
            stories.follow_merges()
            stories.take(stories.reconsider())
    return found


def _runs(headlines: list[Headline], most: int) -> Iterator[list[Headline]]:
    flock: list[Headline] = []
    for headline in headlines:
        if flock and (len(flock) == most or flock[-1].seen_at.date() != headline.seen_at.date()):
            yield flock
            flock = []
        flock.append(headline)
    yield flock


class _Desk(cluster.OpenStories):
    """The same stories as on a desk, and what people say of their headlines."""

    def __init__(self, weights: Weights, label: dict[int, str]) -> None:
        super().__init__(weights=weights)
        self._label = label
        self._home: dict[int, int] = {}
        self._holds: dict[int, Counter[str]] = defaultdict(Counter)

    def take(self, placings: Iterator[Placing] | list[Placing]) -> None:
        for placing in placings:
            label = self._label[placing.headline.id]
            if old := self._home.get(placing.headline.id):
                self._holds[old][label] -= 1
            self._holds[placing.story][label] += 1
            self._home[placing.headline.id] = placing.story

    def follow_merges(self) -> None:
        for merge in self.merges():
            self._holds[merge.kept].update(self._holds.pop(merge.gone))
            for headline, story in self._home.items():
                if story == merge.gone:
                    self._home[headline] = merge.kept

    def pairs(self) -> Iterator[StoryPair]:
        touched = [number for number in self._touched if number in self._stories]
        sheets = Sheets(self._rarity, self._near.total)
        for one, other in merging.pairs(touched, {}, self._stories, self._near):
            _, row = sheets.pair(self._stories[one], self._stories[other], self._weights)
            ours, theirs = self._holds[one], self._holds[other]
            among = ours.total() * theirs.total()
            together = sum(times * theirs[label] for label, times in ours.items())
            yield StoryPair(row, together / among, min(among, _MOST) ** 0.5)
