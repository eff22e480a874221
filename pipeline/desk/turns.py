"""Whose turn it is: which addresses of the wanted outlets are asked now, those that wait longest first."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from pipeline import guard, urls
from pipeline.dates.wrong_clocks import was_ahead
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

    Not due is what was gone for good (off), and every address of a host that asked for patience. Due at once is what
    only the guard refused, as soon as the settings let it be asked: nobody was bothered.
    """
    busy = hosts.waiting(desk.db, now=desk.now)
    found = [one for one in assignments if _turn(desk, one, remembered, busy) <= desk.now]
    return tuple(sorted(found, key=lambda one: _since(remembered.get(one.url), desk.now)))


def later(desk: Desk, assignments: Sequence[Assignment], remembered: Mapping[str, Source]) -> Mapping[str, datetime]:
    """Return from when on the outlets are asked again of which nothing is due now, by name; not what is gone for good.

    Args:
        desk: The desk.
        assignments: Of all outlets that are wanted.
        remembered: What was remembered of their addresses before any was asked.
    """
    busy = hosts.waiting(desk.db, now=desk.now)
    first: dict[str, datetime] = {}
    for one in assignments:
        first[one.outlet] = min(first.get(one.outlet, _AT_NO_TIME), _turn(desk, one, remembered, busy))
    return {outlet: at for outlet, at in first.items() if desk.now < at < _AT_NO_TIME}


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
    turns = [desk.now + _LONGEST_WORD, *(_turn(desk, one, remembered, busy) for one in assignments)]
    turns += [mute.until for mute in mutes.everything(desk.db, now=desk.now) if mute.level == "off" and mute.until]
    if min(turns) > desk.now:
        nothing_due.note(desk.db, since=desk.now, until=min(turns), fingerprint=desk.written)


def _turn(desk: Desk, one: Assignment, remembered: Mapping[str, Source], busy: Mapping[str, Patience]) -> datetime:
    """From when on an address is due; what is gone for good never is."""
    known, patience = remembered.get(one.url), busy.get(urls.host_and_port(one.address))
    if _is_gone(known):
        return _AT_NO_TIME
    since = _NEVER_YET if _is_let_in(desk, one, known) else _since(known, desk.now)
    return max(since, patience.asked_again) if patience else since


def _is_let_in(desk: Desk, one: Assignment, known: Source | None) -> bool:
    """Whether the guard refused this very address the last time, and would not now."""
    if known is None or known.state != "refused":
        return False
    refusal, allowed = guard.refusal(one.address), desk.settings.gather.allow_private_addresses
    return bool(refusal) and refusal in known.why and not guard.refusal(one.address, allow_private=allowed)


def _is_gone(known: Source | None) -> bool:
    # A robots.txt that names no sitemap is off, and may name one later.
    return known is not None and known.next_due is not None and known.state == "off" and known.kind != "robots"


def _since(known: Source | None, now: datetime) -> datetime:
    if known is None or known.next_due is None:
        return _NEVER_YET
    return now if was_ahead(known.asked_at, now) else known.next_due
