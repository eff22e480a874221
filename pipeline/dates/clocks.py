"""Times that were noted by a clock that has been set back since. Pure."""

from datetime import datetime


def was_ahead(noted_at: datetime | None, now: datetime) -> bool:
    """Return whether a time was noted by a clock that was ahead of today's.

    What such a clock said - asked then, not again before then - is no reason to wait: when it was a year ahead, the
    wait would be a year. So what it noted counts as not done.

    Args:
        noted_at: When something was done, none = it never was.
        now: Aware UTC.
    """
    return noted_at is not None and noted_at > now
