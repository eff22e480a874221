"""When most outlets of a run are out of reach, the fault is on our side: nobody's failure is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline import due
from pipeline.desk.opening import Desk
from pipeline.store import runs, sources
from pipeline.store.sources import Source
from spiders.assignments import Assignment

_NOT_COUNTED = "not counted, because this machine's own network is suspect"


def forgive(desk: Desk, run: int, asked: Sequence[Assignment], before: Mapping[str, Source]) -> str:
    """Take the failures of a run back if so many outlets were out of reach; return what is to be said of it, or "".

    Their addresses are as they were and due again, and the outcomes say so. While it lasts, they are news to cron once.

    Args:
        desk: The desk; the caller opened the transaction.
        run: The run, with its outcomes.
        asked: The addresses that it asked.
        before: What was remembered of them before.
    """
    outcomes = runs.outcomes(desk.db, run)
    after = sources.known(desk.db, [assignment.url for assignment in asked])
    unreached = {url for url, source in after.items() if source.unreached and source.asked_at == desk.now}
    reached = {assignment.outlet for assignment in asked if assignment.url not in unreached}
    out = {after[url].outlet for url in unreached} - reached
    if not due.is_our_network(unreached=len(out), asked=len(outcomes)):
        return ""
    for url in unreached:
        known = before.get(url) or Source(url=url, outlet=after[url].outlet, kind=after[url].kind)
        sources.remember(desk.db, replace(known, unreached=True, next_due=desk.now))
    lasting = bool(runs.note_before(desk.db, run))
    for outcome in outcomes:
        if outcome.outlet in out:
            why = f"{outcome.why} ({_NOT_COUNTED})"
            runs.record(desk.db, run, replace(outcome, why=why, was_well=outcome.was_well and not lasting))
    said = f"{len(out)} of {len(outcomes)} outlets were out of reach: this machine's own network is suspect"
    note = f"{said}, and no failure was counted against them"
    runs.note(desk.db, run, note)
    return note
