"""Fold and cluster: what has arrived since the last time finds its place, in order of arrival."""

from collections.abc import Iterable
from datetime import timedelta

from pipeline import cluster, dedup
from pipeline.desk.opening import Desk
from pipeline.news import Headline, Placing
from pipeline.store import headlines, stories
from pipeline.store.database import writing


def sort_out(desk: Desk) -> int:
    """Fold and place every news headline that has no place yet, and return how many those were.

    One transaction: two processes that sort at once take turns, and the second finds nothing to do.
    """
    if not headlines.any_unplaced(desk.db):
        return 0
    with writing(desk.db):
        unplaced = headlines.unplaced(desk.db)
        if unplaced:
            # A story closes 14 days after its last headline, so nothing older can matter to what arrives now.
            since = min(headline.seen_at for headline in unplaced) - timedelta(days=cluster.OPEN_DAYS)
            arrived = headlines.arrived(desk.db, since=since)
            stories.fold(desk.db, dedup.folds(arrived))
            _place(desk, arrived, {headline.id for headline in unplaced})
    return len(unplaced)


def _place(desk: Desk, arrived: Iterable[Headline], unplaced: set[int]) -> None:
    news = list(arrived)
    settled = dict(stories.settled(desk.db, news))
    keeper = stories.folded(desk.db, news)
    reasons = stories.fold_reasons(desk.db, news)
    open_stories = cluster.OpenStories(next_story=stories.next_number(desk.db))
    placings: list[Placing] = []
    for headline in news:
        kept = keeper.get(headline.id)
        if headline.id not in unplaced:
            if kept is None:
                open_stories.settle(headline, settled[headline.id])
            continue
        if kept is not None and kept in settled:
            placing = Placing(headline=headline, story=settled[kept], score=1.0, reason=reasons[headline.id])
        else:
            placing = open_stories.place(headline)
        settled[headline.id] = placing.story
        placings.append(placing)
    stories.place(desk.db, placings, at=desk.now)
    stories.merge(desk.db, open_stories.merges(), at=desk.now)
