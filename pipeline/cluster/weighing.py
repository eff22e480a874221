"""Weigh a headline against the stories near it: the probability of belonging, and the score that decides."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.cluster.clippings import Clipping
from pipeline.cluster.features import OWNERSHIP, Sheet, complete, features, is_complete
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weights import Weights

# Two languages share names and look-alike words, seldom a report: joined only when as sure as this, for outlets
# mislabel theirs. On an empty desk one name in common gives up to .94, two give .99.
_SURE = 0.96
_MEMBERS_ASKED = 6  # of each story, the newest, when two stories are weighed
_SHEETS_KEPT = 1000
# Below this likeness of the newest two, the mean of all was never enough to merge (bench/cluster.py: half of .45).
_PROMISING = 0.2
_ROUNDING = 1e-9


class Weighed(NamedTuple):
    """A candidate story: `score` is its probability with what size adds and another language takes away."""

    score: float
    probability: float
    story: OpenStory


class Fit(NamedTuple):
    """A clipping beside a story: the features, complete but for the best members, which are set as high as can be."""

    row: list[float]
    margin: float
    sheet: Sheet
    story: OpenStory

    def weighed(self, weights: Weights) -> Weighed:
        """Return the story weighed, at most too high."""
        probability = weights.probability(self.row, self.margin)
        ours, theirs = self.sheet.clipping.language, self.story.language
        gap = _language_gap(ours, theirs, weights.join_from) if ours != theirs else 0.0
        # Many headlines make a report in another language no surer.
        ahead = 0.0 if gap else weights.head_start(self.story.size)
        return Weighed(probability + ahead - gap, probability, self.story)

    def completed(self, weights: Weights) -> Weighed:
        """Return the story weighed with all its features, as it is."""
        complete(self.row, self.sheet, self.story)
        return self.weighed(weights)


def weigh(
    clipping: Clipping, candidates: list[OpenStory], rarity: Rarity, total: dict[str, int], weights: Weights
) -> list[Weighed]:
    """Return the candidates weighed, in their order; each one's ownership is held against the best of the others'."""
    sheet = Sheet(clipping, rarity.of(clipping.title), total)
    return [fit.completed(weights) for fit in fits(sheet, candidates)]


def choose(
    clipping: Clipping, candidates: list[OpenStory], rarity: Rarity, total: dict[str, int], weights: Weights
) -> Weighed | None:
    """Return the candidate that `weigh` gives the highest score, of equals the first; none if there is none."""
    sheet = Sheet(clipping, rarity.of(clipping.title), total)
    best: Weighed | None = None
    for fit in fits(sheet, candidates):
        # The nearest is mostly the best: few of the others could overtake it even at their highest (the weight of the
        # best members is positive).
        weighed = fit.weighed(weights)
        if best and weighed.score < best.score - _ROUNDING:
            continue
        if not is_complete(fit.story):
            weighed = fit.completed(weights)
        if not best or weighed.score > best.score:
            best = weighed
    return best


class Sheets:
    """The sheet of each clipping, worked out once while no count changes; a story is weighed against several others."""

    def __init__(self, rarity: Rarity, total: dict[str, int]) -> None:
        self._rarity = rarity
        self._total = total
        self._of: dict[int, Sheet] = {}

    def of(self, clipping: Clipping) -> Sheet:
        """Return the sheet of a clipping that an open story holds (so that no other has its id)."""
        found = self._of.get(id(clipping))
        if found is None:
            if len(self._of) >= _SHEETS_KEPT:
                self._of.clear()  # neighbours come soon after each other; memory is dearer
            found = self._of[id(clipping)] = Sheet(clipping, self._rarity.of(clipping.title), self._total)
        return found

    def forget(self) -> None:
        """The counts have changed: work them out anew."""
        self._of.clear()


def link(one: OpenStory, other: OpenStory, sheets: Sheets, weights: Weights) -> float:
    """Return how much two stories look like one: the mean probability of members of each in the other.

    Exact from `merge_from` on; below it the likeness may be told too high, but is below it all the same.
    """
    gap = _language_gap(one.language, other.language, weights.merge_from)
    newest = [_side(one, other, sheets, 1), _side(other, one, sheets, 1)]
    if (promise := _most(newest, weights) - gap) < _PROMISING:
        return promise
    sides = [_side(one, other, sheets, _MEMBERS_ASKED), _side(other, one, sheets, _MEMBERS_ASKED)]
    if (at_most := _most(sides, weights) - gap) < weights.merge_from - _ROUNDING:
        return at_most
    return sum(_mean([fit.completed(weights) for fit in side]) for side in sides) / 2 - gap


def fits(sheet: Sheet, candidates: list[OpenStory]) -> Iterator[Fit]:
    """Yield a clipping beside each candidate, its ownership held against the best of the others'."""
    rows = [features(sheet, story) for story in candidates]
    owned = [row[OWNERSHIP] for row in rows]
    most, second = sorted([0.0, 0.0, *owned], reverse=True)[:2]
    for row, own, story in zip(rows, owned, candidates, strict=True):
        margin = own - (second if own == most else most) if len(owned) > 1 else 0.0
        yield Fit(row, margin, sheet, story)


def _side(guests: OpenStory, host: OpenStory, sheets: Sheets, newest: int) -> list[Fit]:
    asked = map(sheets.of, guests.members[-newest:])
    return [Fit(features(sheet, host), 0.0, sheet, host) for sheet in asked]


def _most(sides: list[list[Fit]], weights: Weights) -> float:
    return sum(_mean([fit.weighed(weights) for fit in side]) for side in sides) / 2


def _mean(weighed: list[Weighed]) -> float:
    return sum(one.probability for one in weighed) / len(weighed)


def _language_gap(one: str, other: str, enough: float) -> float:
    """Return what two languages take from a probability for which `enough` is enough in one."""
    return _SURE - enough if one and other and one != other else 0.0
