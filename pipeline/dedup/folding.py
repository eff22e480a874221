"""The one pass: each headline joins the group of the first headline it repeats, or starts a group."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from pipeline.dedup.buckets import Buckets
from pipeline.dedup.printed import Printed, printed
from pipeline.dedup.rules import same_article
from pipeline.errors import OrderError
from pipeline.news import Fold, Headline


def folds(headlines: Sequence[Headline], *, alike: float = 0.8) -> list[Fold]:
    """Return which headlines repeat another one, each with the reason the editor is shown, in order of arrival.

    The oldest of a group is kept, and what is kept repeats nothing: folds never chain. Which headlines fold
    together does not depend on their order within one second, for that is only the order of asking.

    Args:
        headlines: In order of arrival (`seen_at`, `id`).
        alike: Jaccard resemblance of 4-word shingles, 0 to 1, from which two texts are one (Broder, "On the
            resemblance and containment of documents", 1997).

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
    found = [fold for group in _groups(headlines, alike) for fold in _folds(group, alike)]
    return sorted(found, key=lambda fold: _arrival(fold.copy))


def _groups(headlines: Sequence[Headline], alike: float) -> list[list[Printed]]:
    """Return the groups, each opened by the headline that the rest of it repeats."""
    buckets = Buckets(alike)
    groups: list[list[Printed]] = []
    for headline in sorted(headlines, key=_within_a_second):
        new = printed(headline)
        keys = buckets.keys(new)
        near = (groups[at] for at in buckets.near(keys))
        group = next((group for group in near if same_article(group[0], new, alike)), None)
        if group:
            group.append(new)
        else:
            buckets.put(keys, len(groups))
            groups.append([new])
    return groups


def _folds(group: list[Printed], alike: float) -> list[Fold]:
    kept = min(group, key=lambda one: _within_a_second(one.headline))
    folded = []
    for copy in group:
        # The group's opener may have come in the same second as the kept one, and only it be like both.
        finding = copy is not kept and (same_article(kept, copy, alike) or same_article(group[0], copy, alike))
        if finding:
            folded.append(Fold(kept=kept.headline, copy=copy.headline, kind=finding.kind, reason=finding.reason))
    return folded


def _arrival(headline: Headline) -> tuple[datetime, int]:
    return headline.seen_at, headline.id


def _within_a_second(headline: Headline) -> tuple[object, ...]:
    second = headline.seen_at.replace(microsecond=0)
    return second, headline.trusted_at, headline.canonical, headline.outlet, headline.headline, headline.summary
