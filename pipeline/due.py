"""When an address is asked again, and whether a run's failures are anybody's but our own network's. Pure.

As often as [gather] says, more seldom where the outlet asks for it or prints seldom, and more and more seldom where it
does not answer. Every wait is shortened by up to a tenth, so that the outlets of a desk do not come due in one second,
and never lengthened, so that a cron of the same rhythm misses none. By how much follows from address and time alone:
same store and clock, same answer.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low

DAY = timedelta(days=1)
"""The longest wait of an address that is not given up: what it wishes, and what its failures come to."""
SOFT_FAILURES = 3
"""So many failures running make an address that fails; fewer are a bad day."""
DEAD_AFTER = timedelta(days=14)
PROBED_EVERY = timedelta(days=30)

_MOST_SHORTENED = 0.1
# Asked twice in the time that usually passes between two items; after a silence, once in a twelfth of it: an outlet
# that rests for a night is asked hourly again in the morning, one that prints weekly at most six hours late.
_ASKED_AN_ITEM = 2
_ASKED_A_SILENCE = 12
_MOST_BY_HABIT = timedelta(hours=6)
_ITEMS_LOOKED_AT = 20
# From so few hours with items nobody can tell what is usual.
_LEAST_HOURS = 5
# Fewer outlets than these may fail together by chance.
_LEAST_UNREACHED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What is known of how often to ask an address.

    `least` is [gather] interval_minutes, `chosen` the outlet's own interval_minutes in outlets.toml (none = it has
    none), `wished` the longest that feed and HTTP headers ask us to wait, `by_habit` what `habit` says.
    """

    least: timedelta
    chosen: timedelta | None = None
    wished: timedelta = timedelta()
    by_habit: timedelta = timedelta()


def after_answer(pace: Pace, *, address: str, now: datetime) -> datetime:
    """Return when an address that could be read is asked again.

    What a person set overrules what outlet and habits say. With `least` 0 an address is always due.
    """
    if pace.chosen is not None or not pace.least:
        return now + _shortened(_floor(pace), address, now)
    wait = min(max(pace.least, pace.wished, min(pace.by_habit, _MOST_BY_HABIT)), max(DAY, pace.least))
    return now + _shortened(wait, address, now)


def after_failure(
    pace: Pace, *, failures: int, since: datetime, address: str, now: datetime, asked_to_wait: datetime | None = None
) -> datetime:
    """Return when an address that could not be read is asked again: each failure adds one interval, up to a day.

    Args:
        pace: Only what a person set counts.
        failures: Running, this one included.
        since: When the first of them was.
        address: The address.
        now: Aware UTC.
        asked_to_wait: What a Retry-After named; obeyed up to a day.
    """
    if is_dead(failures=failures, since=since, now=now):
        return now + _shortened(PROBED_EVERY, address, now)
    floor = _floor(pace)
    wait = _shortened(min(floor * (1 + failures), max(DAY, floor)), address, now)
    return max(now + wait, min(asked_to_wait, now + DAY)) if asked_to_wait else now + wait


def of_host(*, asked_to_wait: datetime | None, least: timedelta, now: datetime) -> datetime:
    """Return until when a host that asked for patience is left alone with all its addresses: up to a day.

    Args:
        asked_to_wait: What its Retry-After named, none = nothing: then it is left alone for one interval.
        least: [gather] interval_minutes; with 0 only a Retry-After is heeded.
        now: Aware UTC.
    """
    return min(asked_to_wait or now + least, now + DAY)


def is_dead(*, failures: int, since: datetime | None, now: datetime) -> bool:
    """Return whether an address has failed for so long that it is asked once a month only."""
    return since is not None and failures >= SOFT_FAILURES and now - since >= DEAD_AFTER


def habit(usual: timedelta, newest: datetime | None, *, in_vain: timedelta, now: datetime) -> timedelta:
    """Return how long an outlet can be left alone by how it prints, nothing when that is not known.

    Args:
        usual: The time that usually passes between its items (`usual_gap`), 0 = not known.
        newest: Its newest item's time.
        in_vain: For how long it has been asked and brought nothing new: it is left alone for half of that at most.
        now: Aware UTC.
    """
    if newest is None:
        return timedelta()
    by_items = max(usual / _ASKED_AN_ITEM, max(now - newest, timedelta()) / _ASKED_A_SILENCE)
    return min(by_items, max(in_vain, timedelta()) / 2)


def usual_gap(times: Sequence[datetime]) -> timedelta:
    """Return the median time between the newest items, those of one hour counted once: outlets print in bursts.

    Args:
        times: When items of one address were published, in any order; from fewer than five hours nothing is known: 0.
    """
    hours = sorted({time.replace(minute=0, second=0, microsecond=0) for time in times}, reverse=True)
    if len(hours) < _LEAST_HOURS:
        return timedelta()
    return median_low(later - earlier for later, earlier in pairwise(hours[:_ITEMS_LOOKED_AT]))


def is_our_network(*, unreached: int, asked: int) -> bool:
    """Return whether so many outlets of one run were out of reach that the fault is rather on our side."""
    return unreached >= _LEAST_UNREACHED and unreached * 2 > asked


def _floor(pace: Pace) -> timedelta:
    return pace.least if pace.chosen is None else pace.chosen


def _shortened(wait: timedelta, address: str, now: datetime) -> timedelta:
    return wait * (1 - _MOST_SHORTENED * _chance(address, now))


def _chance(address: str, now: datetime) -> float:
    """A number from 0 to 1 that looks like chance and is the same each time."""
    drawn = hashlib.sha256(f"{now.isoformat()} {address}".encode("utf-8", "replace")).digest()
    return int.from_bytes(drawn[:6]) / float(1 << 48)
