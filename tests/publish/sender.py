"""A desk with one approved draft and one channel, that publishes now and minutes later."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline import desk as verbs
from pipeline.desk import publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.store import postings
from pipeline.store.postings import Posting
from tests.cast import NOON

LATER = timedelta(minutes=10)  # then all that was on its way has arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A desk with one approved draft and one channel."""

    folder: Path

    def publishes(
        self,
        *,
        live: bool = True,
        at: str = "",
        later: timedelta = timedelta(),
        arrived: bool = False,
        again: bool = False,
    ) -> Posting:
        """Publish it, so much later by the clock; of a post in doubt the editor says that it arrived, or did not."""
        pace = Pace(clock=lambda: datetime.now(UTC) + later)  # noqa: TID251  the blog's own time
        with verbs.opened(self.folder, {}, now=NOON) as desk:
            asked = Order(draft=1, live=live, at=at, arrived=arrived, again=again)
            return publishing.publish(desk, asked, pace)

    def row(self) -> Posting:
        """What the desk knows of the post."""
        with verbs.opened(self.folder, {}, now=NOON) as desk:
            [posting] = postings.of_draft(desk.db, 1)
        return posting
