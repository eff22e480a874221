"""`copydesk log --runs`: the history of the runs and how each ended."""

from contextlib import suppress
from datetime import timedelta

import pytest

from pipeline import desk, logbook
from pipeline.desk import run_ends
from pipeline.desk.run_ends import exit_code
from pipeline.errors import StoreError
from pipeline.store import runs
from pipeline.store.database import DatabaseError, connect, open_desk, writing
from pipeline.store.runs import Outcome
from tests.a_bug import WITHOUT_A_COLUMN
from tests.cast import NOON
from tests.cli.conftest import Day
from tests.desks import DeskFolder


def test_the_runs_are_listed_with_how_long_they_took_and_how_they_ended(evening: DeskFolder, day: Day) -> None:
    db = open_desk(evening.folder / "desk.db", now=NOON)
    with writing(db):
        runs.start(db, command="run", as_of=NOON)
    db.close()

    first, killed = evening.copydesk("log", "--runs", "--json").json
    in_words = evening.copydesk("log", "--runs").stdout.splitlines()

    assert (first["run"], first["exit"], first["failing"]) == ("r1", day.said.exit_code, 1)
    assert first["new"] == day.said.json["gathered"]["new"]
    assert first["seconds"] > 0
    assert (killed["run"], killed["finished"], killed["exit"], killed["seconds"]) == ("r2", False, None, None)
    assert in_words[0].startswith(f"2026-05-12 18:00:00Z  r1 run: exit {day.said.exit_code}, ")
    assert "r2 run: has not ended" in in_words[1]


@pytest.mark.parametrize(
    ("command", "states", "code"),
    [
        pytest.param("gather", ("new", "failing"), 3, id="gather-some"),
        pytest.param("gather", ("failing",), 4, id="gather-all"),
        pytest.param("run", ("new", "known to fail"), 0, id="run-the-known"),
        pytest.param("run", ("new", "failing"), 3, id="run-news"),
        pytest.param("run", ("known to fail",), 4, id="run-all"),
        pytest.param("run", (), 0, id="nobody-due"),
    ],
)
def test_a_run_s_exit_code_is_told_from_its_outcomes(command: str, states: tuple[str, ...], code: int) -> None:
    outcomes = [
        Outcome(outlet=str(at), state="failing" if "fail" in state else "new", was_well=state != "known to fail")
        for at, state in enumerate(states)
    ]
    assert exit_code(command, outcomes) == code


def test_a_run_that_a_bug_ends_says_so_in_the_history(evening: DeskFolder) -> None:
    db = connect(evening.folder / "desk.db")
    db.execute(WITHOUT_A_COLUMN)
    db.close()

    assert evening.copydesk("run", "--as-of=2026-05-12T18:30:00Z").exit_code == 1
    ended = evening.copydesk("log", "--runs", "--json").json[-1]
    assert (ended["exit"], ended["note"]) == (1, "IndexError: No item with that key")


def test_a_run_whose_store_answers_no_more_is_listed_with_its_exit_code_and_the_reason(evening: DeskFolder) -> None:
    with suppress(StoreError), desk.opened(evening.folder, {}, now=NOON) as opened, run_ends.recorded(opened):
        with writing(opened.db):
            runs.start(opened.db, command="run", as_of=NOON)
        raise DatabaseError("database or disk is full")
    at = NOON + timedelta(seconds=2)
    said = {5: "another run holds the desk", 8: "the disk is full"}
    lines = [logbook.line("error", at=at, command="copydesk run", exit=code, what=what) for code, what in said.items()]
    logbook.append(evening.folder, lines)

    ended = evening.copydesk("log", "--runs").stdout.splitlines()[-1]

    assert "run: exit 8, " in ended
    assert ended.endswith("; the disk is full")


def test_the_history_and_events_are_asked_for_apart(evening: DeskFolder) -> None:
    assert evening.copydesk("log", "--runs", "--event", "run").exit_code == 2


@pytest.mark.parametrize("more", [(), ("--runs",)])
def test_a_number_that_nobody_counts_to_is_refused(desk: DeskFolder, more: tuple[str, ...]) -> None:
    assert desk.copydesk("log", *more, "--limit", "9" * 20).exit_code == 2
