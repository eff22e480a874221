"""The one pass: each headline joins the group of the first headline it repeats, or starts a group."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby, pairwise
from types import MappingProxyType

from pipeline.dedup.buckets import Buckets
from pipeline.dedup.openings import Openings
from pipeline.dedup.printed import ALIKE, Printed, own_report, printed
from pipeline.dedup.rules import APART, same_article
from pipeline.errors import OrderError
from pipeline.news import Fold, Headline

NONE_FOLDED: Mapping[int, int] = MappingProxyType({})


def folds(
    headlines: Sequence[Headline],
    *,
    alike: float = ALIKE,
    new: Collection[int] | None = None,
    copies: Mapping[int, int] = NONE_FOLDED,
) -> list[Fold]:
    """Return which headlines repeat another one, each with the reason the editor is shown, in order of arrival.

    The oldest of a group is kept, and what is kept repeats nothing: folds never chain. Which headlines fold
    together does not depend on their order within one second, for that is only the order of asking. Of what
    arrived in one second the agency's own report is kept, whatever time its carriers print; one that arrives
    later folds onto the carrier that stands for it already, for stories and drafts have been made of that.

    Args:
        headlines: In order of arrival (`seen_at`, `id`).
        alike: The resemblance from which two texts are one.
        new: The numbers of those that came since folding was done last: only these fold, the others stay as they are,
            and only what was printed within three days of one of these is looked at. None = all of them.
        copies: Which of the others were folded, and onto which: what repeats a copy repeats what stands for it.

    Raises:
        OrderError: `headlines` is not in order of arrival.
    """
    for before, after in pairwise(headlines):
        if _arrival(after) < _arrival(before):
            raise OrderError(
                f"folding got headline {after.id} out of order of arrival",
                where=f"{after.outlet}: {after.headline}",
                do="sort by seen_at, then id",
            )
    near = headlines if new is None else _around(headlines, new, copies)
    found = [fold for group in _groups(near, alike, new, copies) for fold in _folds(group, alike, new, copies)]
    return sorted(found, key=lambda fold: _arrival(fold.copy))


def in_turn(headlines: Sequence[Headline]) -> Iterator[Printed]:
    """Yield the headlines as they are compared, in order of arrival; of one second, in an order of their own.

    What has arrived so far, and in the same second, teaches which openings of an outlet say nothing.
    """
    openings = Openings()
    for _, together in groupby(sorted(headlines, key=_within_a_second), key=_second):
        arrived = [printed(headline) for headline in together]
        openings.learn(arrived)
        yield from map(openings.without, arrived)


def _around(headlines: Sequence[Headline], new: Collection[int], copies: Mapping[int, int]) -> list[Headline]:
    """Return what may be of one article with something new, each copy with what stands for it."""
    times = sorted(one.trusted_at for one in headlines if one.id in new)
    near = {
        one.id
        for one in headlines
        if (at := bisect_left(times, one.trusted_at - APART)) < len(times) and times[at] - one.trusted_at <= APART
    }
    here = {one.id for one in headlines}
    lost = {number for number in near if copies.get(number, number) not in here}
    wanted = (near | {copies[number] for number in near if number in copies}) - lost
    return [one for one in headlines if one.id in wanted]


def _groups(
    headlines: Sequence[Headline], alike: float, new: Collection[int] | None, copies: Mapping[int, int]
) -> list[list[Printed]]:
    """Return the groups, each opened by the headline that the rest of it repeats; what is not new is where it was."""
    buckets = Buckets(alike)
    groups: list[list[Printed]] = []
    settled: dict[int, list[Printed]] = {}
    for one in in_turn(headlines):
        keys = buckets.keys(one)
        if new is None or one.headline.id in new:
            near = (groups[at] for at in buckets.near(keys))
            group = next((group for group in near if same_article(group[0], one, alike)), None)
        else:
            group = settled.get(_stands_for(one, copies))
        if group:
            group.append(one)
            continue
        buckets.put(keys, len(groups))
        groups.append([one])
        settled[_stands_for(one, copies)] = groups[-1]
    return groups


def _folds(
    group: list[Printed], alike: float, new: Collection[int] | None, copies: Mapping[int, int]
) -> Iterator[Fold]:
    opener = group[0]
    if new is None or opener.headline.id in new:
        kept = _keeper(group)
    else:  # what stood for the group before stands for it now
        kept = next(one for one in group if one.headline.id == _stands_for(opener, copies))
    for copy in group:
        if copy is kept or not (new is None or copy.headline.id in new):
            continue
        # Every copy is like the group's opener; where the agency's report is kept instead, maybe only like that.
        finding = same_article(kept, copy, alike) or same_article(opener, copy, alike)
        if finding:
            yield Fold(kept=kept.headline, copy=copy.headline, kind=finding.kind, reason=finding.reason)


def _stands_for(one: Printed, copies: Mapping[int, int]) -> int:
    return copies.get(one.headline.id, one.headline.id)


def _keeper(group: list[Printed]) -> Printed:
    """Return the opener of the group, or the report of the agency itself that arrived in the same second."""
    second = _second(group[0].headline)
    together = [one for one in group if _second(one.headline) == second]
    named = {one.agency for one in together}
    return next((one for one in together if any(own_report(one, agency) for agency in named)), group[0])


def _arrival(headline: Headline) -> tuple[datetime, int]:
    return headline.seen_at, headline.id


def _second(headline: Headline) -> datetime:
    return headline.seen_at.replace(microsecond=0)


def _within_a_second(headline: Headline) -> tuple[object, ...]:
    return (
        _second(headline),
        headline.trusted_at,
        headline.canonical,
        headline.outlet,
        headline.headline,
        headline.summary,
    )
