"""The blog's own day: the day of a time as the blog's readers have it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# The time of a post that nobody dated: before all others, and in no window.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def day_of(at: datetime, zone: str) -> str:
    """Return the day, YYYY-MM-DD, that an aware time lies in; `zone` is the blog's, an IANA name."""
    return at.astimezone(ZoneInfo(zone)).date().isoformat()


def midnight_of(at: datetime, zone: str) -> datetime:
    """Return when the day began that an aware time lies in; in the blog's zone, an IANA name."""
    # A midnight that comes twice (Havana, November) is the first: the day is all that bears its date.
    return at.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def midnight_after(at: datetime, zone: str) -> datetime:
    """Return when the day ends that an aware time lies in: 23, 24 or 25 hours after it began."""
    return midnight_of(at, zone) + timedelta(days=1)  # on the wall clock of the zone, not 24 hours on


def known_day_of(at: datetime, zone: str) -> str | None:
    """Return the day of a post's time as `day_of` does, none when nobody dated the post."""
    return None if at == UNDATED else day_of(at, zone)
