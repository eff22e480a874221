"""Fold and cluster: what has arrived since the last time finds its place, in order of arrival."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline import cluster, dedup
from pipeline.desk.opening import Desk
from pipeline.errors import OrderError
from pipeline.news import Headline, Merge, Placing
from pipeline.store import folds, headlines, hidden, rulings, splits, stories
from pipeline.store.database import writing

# A story closes when its last headline is older than this by the calendar, so nothing that came earlier can matter.
_OPEN = timedelta(days=cluster.OPEN_DAYS + 1)


def sort_out(desk: Desk) -> int:
    """Fold and place every news headline that has no place yet, and return how many those were.

    A day of arrivals after the other, for of weeks at once stories would close before they could be merged; each day in
    one transaction, so that two processes that sort at once take turns, and the second finds nothing to do.
    """
    return sum(_sort_out_day(desk, day) for day in headlines.unplaced_days(desk.db))


def _sort_out_day(desk: Desk, day: date) -> int:
    with writing(desk.db):
        unplaced = headlines.unplaced(desk.db, day)
        if unplaced:
            arrived = headlines.arrived(desk.db, since=unplaced[0].seen_at - _OPEN, until=unplaced[-1].seen_at)
            new = {headline.id for headline in unplaced}
            _fold(desk, arrived, new)
            with cluster.paused():
                _place(desk, arrived, new)
    return len(unplaced)


def _fold(desk: Desk, arrived: Sequence[Headline], unplaced: set[int]) -> None:
    """Fold what is new; what has its place stays as it is, folded, unfolded by the editor, or standing for itself."""
    copies = folds.keepers(desk.db, arrived)
    folds.add(desk.db, rulings.allowed(desk.db, dedup.folds(arrived, new=unplaced, copies=copies)))


def _place(desk: Desk, arrived: Iterable[Headline], unplaced: set[int]) -> None:
    # What arrived in one second arrived in no order: the outlets' own times decide, so that the network does not.
    news = sorted(arrived, key=lambda one: (one.seen_at, one.trusted_at, one.canonical))
    settled = dict(stories.settled(desk.db, news))
    keeper = folds.keepers(desk.db, news)
    open_stories = cluster.OpenStories(next_story=stories.next_number(desk.db))
    placings: list[Placing] = []
    for headline in news:
        if headline.id in keeper:
            continue  # a copy says nothing new of a story; it goes where its keeper goes
        if headline.id in unplaced:
            placings.append(open_stories.place(headline))
            settled[headline.id] = placings[-1].story
        else:
            open_stories.settle(headline, settled[headline.id])
    placings += _copies(desk, [one for one in news if one.id in unplaced and one.id in keeper], keeper, settled)
    stories.place(desk.db, placings, at=desk.now)
    _settle_down(desk, open_stories, news)
    _join_what_belongs_together(desk)
    stories.follow_keepers(desk.db, [headline.id for headline in news])


def _settle_down(desk: Desk, open_stories: cluster.OpenStories, news: Iterable[Headline]) -> None:
    """Merge and look again until nothing moves; then part what is no one event, and join its parts elsewhere."""
    _merge(desk, open_stories)
    open_stories.look_back(whole=splits.kept_whole(desk.db, news) | splits.drafted(desk.db, news))
    for _ in range(cluster.SECOND_LOOKS):
        moved = open_stories.reconsider(dropped=hidden.everything(desk.db).keys())
        stories.rehome(desk.db, moved, at=desk.now)
        _merge(desk, open_stories)
        if not moved:
            break
    splits.part(desk.db, open_stories.splits(whole=splits.kept_whole(desk.db, news)), at=desk.now)
    _merge(desk, open_stories)


def _merge(desk: Desk, open_stories: cluster.OpenStories) -> None:
    apart = rulings.story_pairs(desk.db, rulings.APART)
    # A dropped story takes no live one out of the editor's sight, and none brings its headlines back.
    dropped = hidden.everything(desk.db)
    stories.merge(desk.db, open_stories.merges(apart=apart, dropped=dropped.keys()), at=desk.now)


def _join_what_belongs_together(desk: Desk) -> None:
    """Merge stories that hold headlines which the editor ruled together, the younger into the older."""
    while pairs := _to_join(desk):
        older, younger = pairs[0]
        merge = Merge(kept=older, gone=younger, score=1.0, reason="you said that they are one story")
        stories.merge(desk.db, [merge], at=desk.now)


def _to_join(desk: Desk) -> list[tuple[int, int]]:
    """The pairs of stories ruled together; what is ruled apart as well stays apart, as it stands."""
    apart = set(rulings.story_pairs(desk.db, rulings.APART))
    return [pair for pair in rulings.story_pairs(desk.db, rulings.TOGETHER) if pair not in apart]


def _copies(
    desk: Desk, copies: Sequence[Headline], keeper: Mapping[int, int], settled: Mapping[int, int]
) -> list[Placing]:
    reasons = folds.reasons(desk.db, copies)
    placings = []
    for copy in copies:
        kept = keeper[copy.id]
        home = settled[kept] if kept in settled else stories.of_headline(desk.db, kept)
        if home is None:
            raise OrderError(f"headline h{copy.id} is a copy of h{kept}, which has no story", where=copy.url)
        placings.append(Placing(headline=copy, story=home, score=1.0, reason=reasons[copy.id]))
    return placings
