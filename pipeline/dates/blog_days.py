"""The blog's own day: the day of a time as the blog's readers have it."""

from datetime import datetime
from zoneinfo import ZoneInfo


def day_of(at: datetime, zone: str) -> str:
    """Return the day, YYYY-MM-DD, that an aware time lies in; `zone` is the blog's, an IANA name."""
    return at.astimezone(ZoneInfo(zone)).date().isoformat()


def midnight_of(at: datetime, zone: str) -> datetime:
    """Return when the day began that an aware time lies in; in the blog's zone, an IANA name."""
    return at.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
