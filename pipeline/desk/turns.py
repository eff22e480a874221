"""Whose turn it is: which addresses of the wanted outlets are asked now, those that wait longest first."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pipeline.desk.opening import Desk
from pipeline.store import hosts
from pipeline.store.sources import Source
from spiders.assignments import Assignment

_NEVER = datetime.min.replace(tzinfo=UTC)


def due(desk: Desk, assignments: Sequence[Assignment], remembered: Mapping[str, Source]) -> tuple[Assignment, ...]:
    """Return the assignments that are due; what was never asked comes first, then what has waited longest.

    Not due is what was gone for good (off), and every address of a host that asked for patience.
    """
    busy = hosts.waiting(desk.db, now=desk.now)
    found = [
        one
        for one in assignments
        if hosts.host_of(one.address) not in busy and _is_due(remembered.get(one.url), desk.now)
    ]
    return tuple(sorted(found, key=lambda one: _since(remembered.get(one.url))))


def _is_due(known: Source | None, now: datetime) -> bool:
    if known is None or known.next_due is None:
        return True
    # A robots.txt that names no sitemap is off, and may name one later.
    gone = known.state == "off" and known.kind != "robots"
    return not gone and known.next_due <= now


def _since(known: Source | None) -> datetime:
    return (known.next_due if known else None) or _NEVER
