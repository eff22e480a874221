"""When a post shall go out: an hour of the blog's day, the next free slot, or a time with its offset. Pure."""

import re
from collections.abc import Collection, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipeline.errors import UsageError

# WordPress publishes at once what is scheduled for less than a minute ahead; two leave room for the request.
LEAST_AHEAD = timedelta(minutes=2)
NEXT = "next"
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DAYS_AHEAD = 60


def scheduled(
    words: str, *, now: datetime, zone: str, slots: Sequence[str] = (), taken: Collection[datetime] = ()
) -> datetime:
    """Return the time that the editor's words mean, aware UTC.

    Args:
        words: `18:00` (today in the blog's zone, else tomorrow), `next` (the next free slot), or RFC 3339.
        now: The time it is.
        zone: The blog's zone, an IANA name. An hour that the clocks leave out is the hour after it; one that they show
            twice is a slot the first time only, and as an hour the next time that they show it.
        slots: The channel's times of day, as `08:00`.
        taken: When other posts of this channel go out.

    Raises:
        UsageError: it is no such time, less than two minutes ahead, or no slot is free.
    """
    if words.strip().lower() == NEXT:
        return _next_slot(slots, now=now, place=ZoneInfo(zone), taken=taken)
    at = _moment(fixed(words, now=now, zone=zone))
    if at - now < LEAST_AHEAD:
        raise UsageError(
            f"{words} is less than two minutes ahead: the blog would publish it at once",
            do="publish it now (--live without --at), or name a later time",
        )
    return at


def fixed(words: str, *, now: datetime, zone: str) -> str:
    """Return the editor's words, an hour as the time that it means now: minutes later it may mean tomorrow's.

    Args:
        words: As `scheduled` takes them, or others.
        now: The time it is.
        zone: The blog's zone.
    """
    match = _CLOCK.fullmatch(words.strip())
    if match is None:
        return words
    hour, place = time(int(match[1]), int(match[2])), ZoneInfo(zone)
    ahead = (_on(day, one, now, place) for day in range(_DAYS_AHEAD) for one in (hour, hour.replace(fold=1)))
    return f"{next(at for at in ahead if at - now >= LEAST_AHEAD):%Y-%m-%dT%H:%M:%SZ}"


def _next_slot(slots: Sequence[str], *, now: datetime, place: ZoneInfo, taken: Collection[datetime]) -> datetime:
    if not slots:
        raise UsageError("this channel has no slots", do='add slots = ["08:00", "18:30"] to its table in copydesk.toml')
    hours = sorted({time.fromisoformat(slot) for slot in slots})
    for day in range(_DAYS_AHEAD):
        for hour in hours:
            at = _on(day, hour, now, place)
            if at - now >= LEAST_AHEAD and at not in taken:
                return at
    raise UsageError(f"no slot is free in the next {_DAYS_AHEAD} days", do="add slots, or name a time")


def _on(day: int, hour: time, now: datetime, place: ZoneInfo) -> datetime:
    date = now.astimezone(place).date() + timedelta(days=day)
    at = datetime.combine(date, hour, tzinfo=place).astimezone(UTC)
    if hour.fold and at.astimezone(place).replace(tzinfo=None) != datetime.combine(date, hour.replace(fold=0)):
        return _on(day, hour.replace(fold=0), now, place)  # left out: there is no second time of it
    return at


def _moment(words: str) -> datetime:
    try:
        at = datetime.fromisoformat(words.strip().upper())
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not in_every_zone(at):
        do = "write 18:00 (in the blog's zone), next (the next free slot), or 2026-02-18T18:00:00Z"
        raise UsageError(f"{words!r} is no time to publish at", do=do)
    return at.astimezone(UTC).replace(microsecond=0)


def in_every_zone(at: datetime) -> bool:
    """Return whether every zone's calendar has this time: a stranger may date a post to the last hour of 9999."""
    return MINYEAR < at.year < MAXYEAR
