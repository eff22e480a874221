"""Whose turn it is: which addresses of the wanted outlets are asked now, those that wait longest first."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from pipeline import urls
from pipeline.dates.clocks import was_ahead
from pipeline.desk.opening import Desk
from pipeline.store import hosts, mutes, nothing_due
from pipeline.store.hosts import Patience
from pipeline.store.sources import Source
from spiders.assignments import Assignment

_NEVER_YET = datetime.min.replace(tzinfo=UTC)
_AT_NO_TIME = datetime.max.replace(tzinfo=UTC)
# Looked into in full at least so often, however long nothing is due.
_LONGEST_WORD = timedelta(days=1)


def due(desk: Desk, assignments: Sequence[Assignment], remembered: Mapping[str, Source]) -> tuple[Assignment, ...]:
    """Return the assignments that are due; what was never asked comes first, then what has waited longest.

    Not due is what was gone for good (off), and every address of a host that asked for patience.
    """
    busy = hosts.waiting(desk.db, now=desk.now)
    found = [one for one in assignments if _turn(one, remembered, busy, desk.now) <= desk.now]
    return tuple(sorted(found, key=lambda one: _since(remembered.get(one.url), desk.now)))


def note_if_none(desk: Desk, assignments: Sequence[Assignment], remembered: Mapping[str, Source]) -> None:
    """Leave the word until when nothing is due, if nothing is now (`pipeline.tick` goes by it).

    Args:
        desk: The desk; the caller opened the transaction.
        assignments: Of all outlets that are gathered.
        remembered: What is remembered of their addresses by now.
    """
    if not desk.written:
        return
    busy = hosts.waiting(desk.db, now=desk.now)
    turns = [desk.now + _LONGEST_WORD, *(_turn(one, remembered, busy, desk.now) for one in assignments)]
    turns += [mute.until for mute in mutes.everything(desk.db, now=desk.now) if mute.level == "off" and mute.until]
    if min(turns) > desk.now:
        nothing_due.note(desk.db, since=desk.now, until=min(turns), fingerprint=desk.written)


def _turn(one: Assignment, remembered: Mapping[str, Source], busy: Mapping[str, Patience], now: datetime) -> datetime:
    """From when on an address is due; what is gone for good never is."""
    known, patience = remembered.get(one.url), busy.get(urls.host_and_port(one.address))
    if _is_gone(known):
        return _AT_NO_TIME
    return max(_since(known, now), patience.asked_again) if patience else _since(known, now)


def _is_gone(known: Source | None) -> bool:
    # A robots.txt that names no sitemap is off, and may name one later.
    return known is not None and known.next_due is not None and known.state == "off" and known.kind != "robots"


def _since(known: Source | None, now: datetime) -> datetime:
    if known is None or known.next_due is None:
        return _NEVER_YET
    return now if was_ahead(known.asked_at, now) else known.next_due
