"""The desk page tells of the run that was last, not of the one with the latest time: a clock may have been ahead."""

from datetime import datetime, timedelta
from pathlib import Path

from pipeline.desk import Desk
from pipeline.desk.evening.laid import evening
from pipeline.desk.evening.memory import Memory
from pipeline.store import runs
from pipeline.store.database import writing
from pipeline.store.runs import Outcome
from tests.cast import NOON
from tests.desk.worktable import worktable


def test_the_last_run_is_the_one_after_a_clock_that_was_a_year_ahead(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        _end(desk, _begun(desk, NOON + timedelta(days=365)), NOON + timedelta(days=365), state="failing")
        _end(desk, _begun(desk, NOON), NOON, state="new")

        last = evening(desk).run

    assert last is not None
    assert (last.at, last.ill) == (NOON, ())


def test_a_run_that_ends_after_one_of_a_clock_ahead_is_seen_at_once(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        _end(desk, _begun(desk, NOON + timedelta(days=365)), NOON + timedelta(days=365), state="failing")
        run, memory = _begun(desk, NOON), Memory()
        evening(desk, memory=memory)
        _end(desk, run, NOON, state="new")

        last = evening(desk, memory=memory).run

    assert last is not None
    assert last.at == NOON


def test_a_run_that_ends_after_many_that_began_meanwhile_is_seen_at_once(tmp_path: Path) -> None:
    """What another program gathers comes in by `ingest`, beside a run that takes long."""
    with worktable(tmp_path) as desk:
        run, memory = _begun(desk, NOON), Memory()
        for _ in range(40):
            _end(desk, _begun(desk, NOON, command="ingest"), NOON, state="new")
        evening(desk, memory=memory)
        _end(desk, run, NOON, state="new")

        last = evening(desk, memory=memory).run

    assert last is not None
    assert last.at == NOON


def _begun(desk: Desk, at: datetime, *, command: str = "run") -> int:
    with writing(desk.db):
        return runs.start(desk.db, command=command, as_of=at)


def _end(desk: Desk, run: int, at: datetime, *, state: str) -> None:
    with writing(desk.db):
        runs.record(desk.db, run, Outcome(outlet="Harbour Times", state=state))
        runs.finish(desk.db, run, at=at)
