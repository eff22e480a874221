"""Hours and ages as the page prints them: today the hour, within a week the weekday too, beyond it the date."""

from datetime import UTC, datetime, timedelta, tzinfo

# (least age, its unit, the unit's name): the first that fits is printed.
_AGES = (
    (timedelta(days=365), timedelta(days=365), "year"),
    (timedelta(days=60), timedelta(days=30), "month"),
    (timedelta(days=1), timedelta(days=1), "day"),
    (timedelta(hours=1), timedelta(hours=1), "hour"),
    (timedelta(minutes=1), timedelta(minutes=1), "minute"),
)


def hour(moment: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return an aware time in the blog's zone: `20:04` today, `Mon 21:28` within a week, else `Jan 26`.

    A date of another year has its year: `Jan 26, 2025`.
    """
    local, today = moment.astimezone(zone), now.astimezone(zone)
    days = abs((today.date() - local.date()).days)
    if days == 0:
        return f"{local:%H:%M}"
    if days < 7:
        return f"{local:%a %H:%M}"
    return f"{local:%b} {local.day}" + (f", {local.year}" if local.year != today.year else "")


def iso(moment: datetime) -> str:
    """Return an aware time in UTC as <time datetime> has it (HTML, "valid global date and time string")."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def outing(moment: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return when something of ours went or goes out: `Posted 3 days ago`, `Scheduled for 18:00`."""
    words = outgoing(moment, now=now, zone=zone)
    return words[0].upper() + words[1:]


def outgoing(moment: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return the same within a sentence: `posted 3 days ago`, `scheduled for 18:00`."""
    return f"scheduled for {hour(moment, now=now, zone=zone)}" if moment > now else f"posted {ago(moment, now=now)}"


def ago(moment: datetime, *, now: datetime) -> str:
    """Return how long ago it was, in the largest unit that fits: `3 days ago`, `1 hour ago`, `just now`."""
    age = now - moment
    for least, unit, name in _AGES:
        if age >= least:
            count = age // unit
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
