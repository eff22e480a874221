"""Weigh a headline against the stories near it: the probability of belonging, and the score that decides."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.cluster.chance import doubted
from pipeline.cluster.clippings import Clipping
from pipeline.cluster.features import OWNERSHIP, Sheet, complete, features
from pipeline.cluster.pair_features import (
    are_strangers,
    by_size,
    days_between,
    has_a_name_of_its_own,
    link,
    pair_features,
)
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import SILENCE, OpenStory
from pipeline.cluster.weights import Weights

# Two languages share names and look-alike words, seldom a report: joined only when as sure as this, for outlets
# mislabel theirs. On an empty desk one name in common gives up to .94, two give .99.
_SURE = 0.96
_MEMBERS_ASKED = 6  # of each story, the newest, when two stories are weighed
_SHEETS_KEPT = 1000
# Below this promise of their newest headlines two stories are hardly ever one, and most pairs are below it.
_PROMISING = 0.2
_FIRST_PROMISE = 0.1  # the smaller story's newest alone: of 174 merges on the files one was below
# The late judge is more generous, and what it promises at most in the end must be as much as a headline needs to join.
_FIRST_LATE_PROMISE, _PROMISING_LATE = 0.2, 0.3
# How much surer than two stories a story and a single headline must be one: in runs of thirty three of five such merges
# were wrong on the files. The second look knows better where a headline belongs.
_SINGLE = 0.2
_DOZEN = 12  # headlines, from which two stories' words tell strangers
_ROUNDING = 1e-9
Judge = Callable[[list[float], float], float]  # of the features but for the ownership margin, and that


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

    def at_most(self, weights: Weights) -> float:
        """Return what the linear judge's score cannot exceed: the best members never speak against a story."""
        return weights.linear_probability(self.row, self.margin) + weights.head_start(self.story.size)

    def late_at_most(self, weights: Weights) -> float:
        """Return what the late judge's probability cannot exceed; 0 where he is not asked."""
        return weights.late_probability(self.row, self.margin) if weights.is_late(self.row) else 0.0

    def completed(self, weights: Weights, judge: Judge, among: float = 0.0) -> Weighed:
        """Return the story weighed by a judge with all its features, `among` a crowd of others (chance.Crowd)."""
        complete(self.row, self.sheet, self.story)
        probability = doubted(judge(self.row, self.margin), self.sheet, self.story, among)
        ours, theirs = self.sheet.clipping.language, self.story.language
        gap = _language_gap(ours, theirs, weights.join_from) if ours != theirs else 0.0
        # Many headlines make a report in another language no surer.
        ahead = 0.0 if gap else weights.head_start(self.story.size)
        return Weighed(probability + ahead - gap, probability, self.story)


class Choice(NamedTuple):
    """The candidate of highest score, of equals the first, none if there is none; and the clipping beside each."""

    best: Weighed | None
    fits: list[Fit]

    def home(self, enough: float) -> tuple[OpenStory | None, float]:
        """Return the story to join and its probability, or None and the best probability that did not suffice."""
        if not self.best:
            return None, 0.0
        return (self.best.story if self.best.score >= enough else None), self.best.probability


def weigh(
    clipping: Clipping,
    candidates: list[OpenStory],
    rarity: Rarity,
    total: dict[str, int],
    weights: Weights,
    among: float = 0.0,
) -> list[Weighed]:
    """Return the candidates weighed, in their order; each one's ownership is held against the best of the others'.

    The clipping came `among` a crowd of stories (chance.Crowd).
    """
    sheet = sheet_of(clipping, rarity, total)
    return [fit.completed(weights, weights.probability, among) for fit in fits(sheet, candidates)]


def choose(
    clipping: Clipping,
    candidates: list[OpenStory],
    rarity: Rarity,
    total: dict[str, int],
    weights: Weights,
    among: float = 0.0,
) -> Choice:
    """Return the candidate of highest score by the linear judge, who alone places what arrives, `among` a crowd."""
    found = list(fits(sheet_of(clipping, rarity, total), candidates))
    best: Weighed | None = None
    for fit in found:
        # The nearest is mostly the best: few of the others could overtake it even at their highest.
        if best and fit.at_most(weights) < best.score - _ROUNDING:
            continue
        weighed = fit.completed(weights, weights.linear_probability, among)
        if not best or weighed.score > best.score:
            best = weighed
    return Choice(best, found)


def sheet_of(clipping: Clipping, rarity: Rarity, total: dict[str, int]) -> Sheet:
    """Return the sheet of a clipping with what is known now: its title's rarities, in its language."""
    return Sheet(clipping, rarity.of(clipping.title, clipping.written), total, rarity.unseen(clipping.written))


class Sheets:
    """The sheet of each clipping, worked out once while no count changes; a story is weighed against several others.

    They came `among` a crowd of stories (chance.Crowd).
    """

    def __init__(self, rarity: Rarity, total: dict[str, int], among: float = 0.0) -> None:
        self.rarity = rarity
        self.among = among
        self._total = total
        self._of: dict[int, Sheet] = {}

    def of(self, clipping: Clipping) -> Sheet:
        """Return the sheet of a clipping that an open story holds (so that no other has its id)."""
        found = self._of.get(id(clipping))
        if found is None:
            if len(self._of) >= _SHEETS_KEPT:
                self._of.clear()  # neighbours come soon after each other; memory is dearer
            found = self._of[id(clipping)] = sheet_of(clipping, self.rarity, self._total)
        return found

    def pair(self, one: OpenStory, other: OpenStory, weights: Weights) -> tuple[float, list[float]]:
        """Return two stories' link and their `pair_features`, by up to six newest headlines of each."""
        judge = weights.linear_probability  # the judge of two stories learnt to read it
        sides = _side(one, other, self, judge), _side(other, one, self, judge)
        return link(*sides), pair_features(one, other, sides, self.rarity, self._total)

    def are_named_apart(self, one: OpenStory, other: OpenStory) -> bool:
        """Tell whether one of two stories has a name that the other never prints."""
        return has_a_name_of_its_own(one, other, self.rarity)

    def forget(self) -> None:
        """The counts have changed: work them out anew."""
        self._of.clear()


def likeness(one: OpenStory, other: OpenStory, sheets: Sheets, weights: Weights) -> float:
    """Return the probability that two stories are one: 0 where their newest headlines do not fit each other at all.

    Where days of silence lie between them the late judge's link is the answer, raised by what joining two stories
    asks for more than joining a headline to one.
    """
    gap = _language_gap(one.language, other.language, weights.merge_from)
    large, small = by_size(other, one)
    late = bool(weights.late_features) and days_between(one, other) >= SILENCE
    judge = weights.late_probability if late else weights.linear_probability
    first, both = (_FIRST_LATE_PROMISE, _PROMISING_LATE) if late else (_FIRST_PROMISE, _PROMISING)
    if (promise := _promise(small, large, sheets, judge)) < first:
        return 0.0
    if (promise + _promise(large, small, sheets, judge)) / 2 - gap < both:
        return 0.0
    if sheets.are_named_apart(one, other) or (small.size >= _DOZEN and are_strangers(one, other)):
        return 0.0
    if late:
        probability = link(_side(one, other, sheets, judge), _side(other, one, sheets, judge))
        raised = weights.merge_from - weights.join_from
    else:
        probability = sameness(one, other, sheets, weights)
        raised = -_SINGLE if small.size == 1 else 0.0
    return _doubted_together(probability, small, large, sheets) + raised - gap


def _doubted_together(probability: float, small: OpenStory, large: OpenStory, sheets: Sheets) -> float:
    """Return the probability that two stories are one, less what chance takes from it for each newest of the smaller.

    Several headlines with their ledes that fit are no chance.
    """
    if small.size > 1 and small.has_summary and large.has_summary:
        return probability
    asked = small.members[-_MEMBERS_ASKED:]
    return sum(doubted(probability, sheets.of(one), large, sheets.among) for one in asked) / len(asked)


def sameness(one: OpenStory, other: OpenStory, sheets: Sheets, weights: Weights) -> float:
    """Return what the judge of two stories finds, with no regard to languages and names."""
    linked, numbers = sheets.pair(one, other, weights)
    if not weights.pair_features or one.title.keys().isdisjoint(other.title):
        return linked  # that judge learnt from titles: where these share no word it is no help
    return weights.same(numbers)


def fits(sheet: Sheet, candidates: list[OpenStory]) -> Iterator[Fit]:
    """Yield a clipping beside each candidate, its ownership held against the best of the others'."""
    rows = [features(sheet, story) for story in candidates]
    owned = [row[OWNERSHIP] for row in rows]
    most, second = sorted([0.0, 0.0, *owned], reverse=True)[:2]
    for row, own, story in zip(rows, owned, candidates, strict=True):
        margin = own - (second if own == most else most) if len(owned) > 1 else 0.0
        yield Fit(row, margin, sheet, story)


def _side(guests: OpenStory, host: OpenStory, sheets: Sheets, judge: Judge) -> list[float]:
    """How probable a judge finds the newest guests in the host."""
    found = []
    for sheet in map(sheets.of, guests.members[-_MEMBERS_ASKED:]):
        row = features(sheet, host)
        complete(row, sheet, host)
        found.append(judge(row, 0.0))
    return found


def _promise(guests: OpenStory, host: OpenStory, sheets: Sheets, judge: Judge) -> float:
    """Return how probable a judge would find the newest guest at most: told without looking at headlines."""
    return judge(features(sheets.of(guests.members[-1]), host), 0.0)


def _language_gap(one: str, other: str, enough: float) -> float:
    """Return what two languages take from a probability for which `enough` is enough in one."""
    return _SURE - enough if one and other and one != other else 0.0
