"""Quiet hours: a stretch of the blog's day, such as 22:00-06:00, in which nothing new is laid before the editor. Pure.

On the days on which the clocks change, a stretch still comes exactly once: a time that comes twice counts the first
time, a time that is left out is the moment at which the clocks go on, and a stretch that lies in what is left out whole
lasts from there as long as it says. The same holds for the waking hours between two of them.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def is_quiet(hours: str, *, now: datetime, zone: str) -> bool:
    """Return whether `now` lies in the quiet hours.

    Args:
        hours: `22:00-06:00`, from the first minute to before the last, also over midnight; "" = there are none.
        now: An aware time.
        zone: The blog's, an IANA name.
    """
    if not hours:
        return False
    start, end = (time.fromisoformat(clock) for clock in hours.split("-"))
    if start < end:
        return _is_within(start, end, now, ZoneInfo(zone))
    return not _is_within(end, start, now, ZoneInfo(zone))


def _is_within(start: time, end: time, now: datetime, place: ZoneInfo) -> bool:
    """Whether a time lies in a stretch that begins and ends on one day; yesterday's may have been pushed into today.

    So may what lies between two of them, where midnight is left out.
    """
    today = now.astimezone(place).date()
    days = (today - _DAY, today)
    if any(_spans(day, start, day, end, now, place, whole=False) for day in days):
        return not any(_spans(day, end, day + _DAY, start, now, place, whole=True) for day in days)
    return False


def _spans(day: date, start: time, last: date, end: time, now: datetime, place: ZoneInfo, *, whole: bool) -> bool:
    """Whether a time lies from one of a day to one of the last; `whole`: and the clocks leave all of that out."""
    opens, closes = _moment(day, start, place), _moment(last, end, place)
    if closes <= opens:
        closes = opens + (datetime.combine(last, end) - datetime.combine(day, start))
    elif whole:
        return False
    return opens <= now < closes


def _moment(day: date, clock: time, place: ZoneInfo) -> datetime:
    """Return when the clocks first show a time of a day or, where they leave it out, when they go past it."""
    first = datetime.combine(day, clock, tzinfo=place).astimezone(UTC)
    if first.astimezone(place).replace(tzinfo=None) == datetime.combine(day, clock):
        return first
    # PEP 495: of a time in a gap, fold=1 is read with the offset that holds after it, and so lies before the gap.
    before = datetime.combine(day, clock.replace(fold=1), tzinfo=place).astimezone(UTC)
    return _change(before, first, place)


def _change(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """Return the second of the one change of the clocks that lies between two times."""
    old = before.astimezone(place).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
