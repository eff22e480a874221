"""How long sign-in pauses after failures: each try past the fifth of an address, or the twentieth of all, doubles it.

Pure: failures in, seconds out. At the longest pause a guesser has some hundred tries a day, where a password of twelve
characters needs millions of millions.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
TRIES_OF_AN_ADDRESS = 5
TRIES_OF_ALL = 20
_FIRST_PAUSE_SECONDS = 60
_LONGEST_PAUSE_SECONDS = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who wants to sign in. `name`: his failures are counted by it. `known`: those of others are not his."""

    name: str
    known: bool = False


def pause(failures: Sequence[tuple[str, datetime]], caller: Caller, *, now: datetime) -> int:
    """Return for how many seconds the caller may not try, 0 = he may.

    Args:
        failures: (name, when) of the failures in the window, oldest first.
        caller: Who wants to sign in; by his address, as `neighbourhood` gives it, or his browser.
        now: The real time.
    """
    recent = _recent(failures, now)
    own = _left([at for name, at in recent if name == caller.name], TRIES_OF_AN_ADDRESS, now=now)
    return own if caller.known else max(own, _left([at for _, at in recent], TRIES_OF_ALL, now=now))


def tries_left(failures: Sequence[tuple[str, datetime]], caller: Caller, *, now: datetime) -> int:
    """Return how many more failures the caller has before the first pause, at least 0."""
    names = [name for name, _ in _recent(failures, now)]
    own = TRIES_OF_AN_ADDRESS - names.count(caller.name)
    return max(0, own if caller.known else min(own, TRIES_OF_ALL - len(names)))


def neighbourhood(address: str) -> str:
    """Return the address that failures are counted by: of IPv6 the /64, which one person has whole.

    Where a socket takes both, an IPv4 address comes as `::ffff:a.b.c.d`; their /64 would be everybody.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def _recent(failures: Sequence[tuple[str, datetime]], now: datetime) -> list[tuple[str, datetime]]:
    """The failures in the window; what lies further ahead was noted by a clock that has been set back since."""
    return [(other, at) for other, at in failures if now - WINDOW < at < now + WINDOW]


def _left(failures: Sequence[datetime], tries: int, *, now: datetime) -> int:
    if len(failures) < tries:
        return 0
    doubled = _FIRST_PAUSE_SECONDS * 2 ** min(len(failures) - tries, 10)
    ends = failures[-1] + timedelta(seconds=min(doubled, _LONGEST_PAUSE_SECONDS))
    return max(0, round((ends - now).total_seconds()))
