"""A feed that a desk asks again and again, at which time it does, and what it remembers of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline import desk as verbs
from pipeline.desk import Gathered
from pipeline.store import sources
from pipeline.store.sources import Source
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

MINUTES = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NEWS = rss([headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)])
FEED = feed_path(HARBOUR_TIMES)


def gather(desk: DeskFolder, at: datetime, *, only: Sequence[str] = ()) -> Gathered:
    """Gather what is due at that time."""
    with verbs.opened(desk.folder, {}, now=at) as opened:
        return verbs.gather_news(opened, only=only)


def asked(desk: DeskFolder, at: datetime) -> list[str]:
    """Gather, and return the outlets that were due."""
    return [outcome.outlet for outcome in gather(desk, at).outcomes]


def remembered(desk: DeskFolder, url: str) -> Source:
    """What the desk knows of an address."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        return sources.known(opened.db, [url])[url]
