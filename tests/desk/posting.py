"""A channel of Markdown files, and the real clock's half past twelve, at which a desk of these tests posts."""

from datetime import UTC, datetime, timedelta

from pipeline.desk.publishing import Pace
from pipeline.settings import Channel

SITE = Channel(name="site", kind="markdown", folder="posts")
LATER = datetime(2026, 5, 12, 12, 30, tzinfo=UTC)
PACE = Pace(clock=lambda: LATER)
# When everything that was on its way has arrived or never will.
SETTLED = Pace(clock=lambda: LATER + timedelta(minutes=10))
