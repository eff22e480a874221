"""Which of the backups in a desk's `backups/` may go: seven daily and four weekly ones are kept. Pure.

A backup is known by its name, and only names that copydesk gives are ever let go (`name`, `store.migrate`). Days and
weeks are those of UTC, as the names are; what counts is how many days and weeks have a backup, not how old they are: a
machine that was off for a month, or whose clock was wrong, loses none by it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

DAILY, WEEKLY = 7, 4
# A copy that was made before an upgrade leads back to the copydesk before it: that long, and until there is a week of
# newer ones.
UPGRADE_DAYS = 30

_NIGHTLY = re.compile(r"desk-(\d{8}T\d{6}Z)(?:-(\d{1,6}))?\.db", re.ASCII)
_UPGRADE = re.compile(r"desk-before-m\d{3}_\w+-(\d{8}T\d{6}Z)(?:-(\d{1,6}))?\.db", re.ASCII)
_STAMP = "%Y%m%dT%H%M%SZ"
# What a backup is called while it is made (`backups.back_up`), and what SQLite keeps beside it meanwhile.
_PART = re.compile(r"\.part(?:-journal|-wal|-shm)?$")
LONGEST = timedelta(days=1)  # nothing is still being made that was begun before


def name(now: datetime, again: int = 0) -> str:
    """Return the name of a backup that is made now; `again` > 0 is for one more within the same second."""
    return f"desk-{now.astimezone(UTC):{_STAMP}}{suffix(again)}.db"


def suffix(again: int) -> str:
    """Return what tells the names of one second apart."""
    return f"-{again + 1}" if again else ""


def earlier(names: Iterable[str], now: datetime) -> int:
    """Return the highest number that a backup of this second has, whatever it was made for; 0 = none is of it.

    The next one's is higher: one that went leaves its name free, and by that the next would pass for an older one.
    """
    second = now.replace(microsecond=0)
    return max((_numbered(name) for name in names if made_at(name) == second), default=0)


def made_at(name: str) -> datetime | None:
    """Return when a backup was made, by its name; none when copydesk did not name it."""
    found = _named(name)
    return _moment(found[1]) if found else None


def newest_first(names: Iterable[str]) -> list[str]:
    """Return those of these names that copydesk gave, the newest backup first."""
    return sorted((name for name in names if made_at(name)), key=_order, reverse=True)


def outdated(names: Iterable[str], *, now: datetime) -> list[str]:
    """Return the backups that may be deleted, the newest first.

    Kept are the last one of each of the seven newest days that have one, the last of each of the four newest weeks
    (Monday to Sunday), what was made before an upgrade within 30 days or since seven daily ones, and whatever claims
    to be of later than now: a clock was wrong once, and such a name says nothing.
    """
    ours = [name for name in newest_first(names) if _dated(name) <= now]
    nightly = [name for name in ours if _NIGHTLY.fullmatch(name)]
    daily = list(_last_of_each(nightly, "%Y-%m-%d"))[:DAILY]
    kept = {*ours[:1], *daily, *list(_last_of_each(nightly, "%G-%V"))[:WEEKLY]}
    week_ago = _dated(daily[-1]) if len(daily) == DAILY else None
    kept |= {name for name in ours if _UPGRADE.fullmatch(name) and _leads_back(_dated(name), week_ago, now)}
    return [name for name in ours if name not in kept]


def abandoned(names: Iterable[str], *, now: datetime) -> list[str]:
    """Return what was left of backups that were killed, or lost their power, while they were made: more than a day ago.

    Each may be as large as the desk, and no later one has its name.
    """
    begun = ((name, made_at(whole)) for name in names if (whole := _PART.sub("", name)) != name)
    return sorted(name for name, at in begun if at and at < now - LONGEST)


def _leads_back(at: datetime, week_ago: datetime | None, now: datetime) -> bool:
    return week_ago is None or at >= week_ago or now - at <= timedelta(days=UPGRADE_DAYS)


def _last_of_each(names: Iterable[str], period: str) -> Iterator[str]:
    """Yield the first name of each period; they come the newest first."""
    seen = set()
    for one in names:
        day = f"{_dated(one):{period}}"
        if day not in seen:
            seen.add(day)
            yield one


def _dated(name: str) -> datetime:
    at = made_at(name)
    assert at, name
    return at


def _order(name: str) -> tuple[datetime, int, str]:
    """Of two within one second the one with the higher number is newer."""
    return (_dated(name), _numbered(name), name)


def _numbered(name: str) -> int:
    found = _named(name)
    return int((found and found[2]) or 1)


def _named(name: str) -> re.Match[str] | None:
    return _NIGHTLY.fullmatch(name) or _UPGRADE.fullmatch(name)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None  # the 31st of June: not a name of ours
