"""Clocks that were wrong: times noted by one that has been set back since, and leaps of one that ran ahead. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

# Between two runs no desk at work waits longer; a machine that was off for so long, or a clock that is wrong, does.
_LEAP = timedelta(days=10)
_SLACK = timedelta(minutes=10)


def was_ahead(noted_at: datetime | None, now: datetime) -> bool:
    """Return whether a time was noted by a clock that was ahead of today's.

    What such a clock said - asked then, not again before then - is no reason to wait: when it was a year ahead, the
    wait would be a year. So what it noted counts as not done.

    Args:
        noted_at: When something was done, none = it never was.
        now: Aware UTC.
    """
    return noted_at is not None and noted_at > now


def ahead_of(newest: datetime | None, now: datetime) -> timedelta | None:
    """Return by how much a time that the desk has seen is later than now, so that one of the two clocks was wrong.

    None where none is, or by no more than the clocks of machines that are kept right differ.
    """
    return newest - now if newest is not None and newest - now > _SLACK else None


def span(stretch: timedelta) -> str:
    """Return a stretch of time in words: `365 days`, `30 hours`, `60 minutes`."""
    hours = round(stretch / timedelta(hours=1))
    if hours >= 48:
        return f"{hours // 24} days"
    return f"{hours} hours" if hours > 1 else f"{round(stretch / timedelta(minutes=1))} minutes"


def last_leap(times: Sequence[datetime], *, now: datetime) -> datetime | None:
    """Return when the desk's clock had last gone on by more than ten days at once, none where it never had.

    Nobody was at the desk in such a leap, whatever the clock says, so it is no time that something has lain there.

    Args:
        times: When the desk was at work, in the order in which it was, not of its times.
        now: Aware UTC; a leap to what is now the future was a clock's that is right again.
    """
    leaps = [after for before, after in pairwise(times) if after - before > _LEAP and after <= now]
    return leaps[-1] if leaps else None
