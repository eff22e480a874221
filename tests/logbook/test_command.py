"""What a desk did stands in its log, once, and `copydesk log` says it."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline import logbook
from pipeline.desk.noting import pass_on
from pipeline.desk.run_ends import exit_code
from pipeline.store import log_due, notices, runs
from pipeline.store.database import connect, open_desk, writing
from pipeline.store.runs import Outcome
from tests.cast import NOON
from tests.cli.conftest import EVENING, Day, day
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served, client, served
from tests.review.drafts import form, laid

__all__ = ["client", "day", "served"]


@pytest.fixture(scope="module")
def logged(day: Day) -> list[logbook.Entry]:
    """What one `run` wrote."""
    return list(logbook.entries(day.desk.folder))


@pytest.fixture
def evening(day: Day, tmp_path: Path) -> DeskFolder:
    """A copy of the day's desk to work with."""
    shutil.copytree(day.desk.folder, tmp_path / "evening")
    return DeskFolder(tmp_path / "evening")


def events(desk: DeskFolder, *arguments: str) -> list[dict[str, object]]:
    ran = desk.copydesk("log", "--json", "-n", "1000", *arguments)
    assert (ran.exit_code, ran.stderr) == (0, "")
    found = ran.json
    assert isinstance(found, list)
    return found


def test_a_run_is_logged_with_its_outlets_its_drafts_and_how_it_ended(day: Day, logged: list[logbook.Entry]) -> None:
    run, said = day.said.json["run"], day.said.json["gathered"]["outlets"]
    outlets = {one.what["outlet"]: one.what["outcome"] for one in logged if one.event == "outlet"}
    [ended] = [one.what for one in logged if one.event == "run"]

    assert outlets == {one["outlet"]: one["state"] for one in said if one["state"] != "unchanged"}
    assert {one.what["run"] for one in logged if one.event == "outlet"} == {run}
    assert {one.what["draft"] for one in logged if one.event == "draft"} == {
        one["id"] for one in day.said.json["drafts"]
    }
    assert (ended["run"], ended["command"], ended["exit"]) == (run, "run", day.said.exit_code)
    assert ended["new"] == day.said.json["gathered"]["new"]
    assert ended["failing"] == sum(one["state"] not in ("new", "unchanged") for one in said)
    assert ended["drafts"] == len(day.said.json["drafts"])
    assert ended["seconds"] > 0


def test_no_line_holds_a_headline_or_the_words_of_an_article(day: Day) -> None:
    db = connect(day.desk.folder / "desk.db")
    words = [
        row[0] for row in db.execute("select headline from headlines union select summary from headlines") if row[0]
    ]
    db.close()
    log = (day.desk.folder / "copydesk.log").read_text(encoding="utf-8")

    assert len(words) > 20
    assert [one for one in words if one in log] == []


def test_the_editor_s_word_is_logged_once(evening: DeskFolder) -> None:
    evening.copydesk("approve", "d1", EVENING)
    evening.copydesk("approve", "d1", EVENING)
    evening.copydesk("discard", "d1", EVENING)

    said = [(one["draft"], one["outcome"], one["by"], one["why"]) for one in events(evening, "--event", "draft")][-2:]
    assert said == [("d1", "approved", "editor", "Approved"), ("d1", "discarded", "editor", "Discarded")]


def test_what_a_killed_command_did_is_logged_by_the_next(evening: DeskFolder) -> None:
    db = open_desk(evening.folder / "desk.db", now=NOON)
    with writing(db):
        number = runs.start(db, command="run", as_of=NOON)
        runs.record(db, number, Outcome(outlet="Orrin Argus", state="failing", why="no answer\n\x1b[2J\u2028"))
        runs.finish(db, number, at=NOON)
    db.close()

    [found] = events(evening, "--run", f"r{number}")
    assert (found["event"], found["outcome"], found["why"]) == ("outlet", "failing", "no answer\n\x1b[2J\u2028")
    assert events(evening, "--run", f"r{number}") == [found]


def test_a_log_that_cannot_be_written_stops_nothing_and_loses_nothing(evening: DeskFolder) -> None:
    log = evening.folder / "copydesk.log"
    log.unlink()
    log.mkdir()
    approved = evening.copydesk("approve", "d1", EVENING)
    log.rmdir()

    assert (approved.exit_code, approved.stderr) == (0, "")
    assert [one["outcome"] for one in events(evening, "--event", "draft")] == ["approved"]


def test_a_log_that_cannot_be_written_for_long_does_not_fill_the_desk(
    evening: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_due, "MOST_KEPT", 3)
    (evening.folder / "copydesk.log").unlink()
    (evening.folder / "copydesk.log").mkdir()
    db = open_desk(evening.folder / "desk.db", now=NOON)
    with writing(db):
        db.executemany("insert into log_due (line) values (?)", [(f'{{"n": {n}}}',) for n in range(10)])
    pass_on(db, evening.folder)

    with writing(db):
        assert log_due.take(db) == ['{"n": 7}', '{"n": 8}', '{"n": 9}']
    db.close()


def test_a_command_that_fails_is_logged_with_its_exit_code_and_none_of_its_arguments(evening: DeskFolder) -> None:
    evening.copydesk("show", "d99", "--as", "html", EVENING)

    [found] = events(evening, "--event", "error")
    assert (found["command"], found["exit"], found["what"]) == ("copydesk show", 2, "there is no draft d99")


def test_a_failure_writes_no_log_where_no_desk_was_at_work(desk: DeskFolder) -> None:
    desk.copydesk("show", "d99", "--as", "nonsense")
    desk.writes("copydesk.toml", "nonsense = 1")
    desk.copydesk("run")

    assert [file.name for file in desk.folder.iterdir()] == ["copydesk.toml"]


def test_a_notice_is_logged(evening: DeskFolder) -> None:
    db = open_desk(evening.folder / "desk.db", now=NOON)
    with writing(db):
        notices.begin(db, "post", [("outlet", "Orrin Argus")], at=NOON)
        notices.settle(db, "post", [("outlet", "Orrin Argus")], state="failed", why="it answered 403")
    db.close()

    [found] = events(evening, "--event", "notice")
    assert (found["way"], found["about"], found["outcome"], found["why"]) == (
        "post",
        "Orrin Argus",
        "failed",
        "it answered 403",
    )


def test_what_an_editor_does_on_the_page_is_logged_under_his_name_and_not_his_session(
    served: Served, client: Client
) -> None:
    assert client.press("/drafts/1/approval", form(laid(served))).status_code == 303
    found = list(logbook.entries(served.desk.folder))[-1]

    assert (found.event, found.what["draft"], found.what["outcome"], found.what["by"]) == (
        "draft",
        "d1",
        "approved",
        "editor",
    )


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        pytest.param(("--since", "2026-05-12T18:00:00Z"), 1, id="from that second on"),
        pytest.param(("--since", "2026-05-12T19:00:01+01:00"), 0, id="another offset"),
        pytest.param(("--since", "2h", "--as-of", "2026-05-12T19:00:00Z"), 1, id="hours"),
        pytest.param(("--since", "30m", "--as-of", "2026-05-12T19:00:00Z"), 0, id="minutes"),
        pytest.param(("--since", "1d", "--as-of", "2026-05-14T19:00:00Z"), 0, id="days"),
        pytest.param(("--run", "r1"), 1, id="its run"),
        pytest.param(("--run", "2"), 0, id="another run"),
    ],
)
def test_the_log_is_narrowed(day: Day, arguments: tuple[str, ...], count: int) -> None:
    ran = day.desk.copydesk("log", "--json", "--event", "run", *arguments)

    assert len(ran.json) == count


@pytest.mark.parametrize("since", ["yesterday", "2h30", "-1d", "2026-05-12", "2026-02-30T00:00:00Z", "999999d"])
def test_a_time_that_is_none_is_refused(evening: DeskFolder, since: str) -> None:
    ran = evening.copydesk("log", "--since", since)

    assert ran.exit_code == 2
    assert since in ran.stderr


def test_only_the_newest_are_shown_and_the_newest_last(day: Day, logged: list[logbook.Entry]) -> None:
    ran = day.desk.copydesk("log", "-n", "2")

    assert ran.stdout.splitlines() == [line for entry in logged[-2:] for line in logbook.words(entry)]


def test_a_bug_is_printed_with_its_traceback(evening: DeskFolder) -> None:
    db = connect(evening.folder / "desk.db")
    db.execute("update revisions set roundup = 'no JSON' where draft = 1")
    db.close()

    ran = evening.copydesk("show", "d1", EVENING)
    said = evening.copydesk("log", "--event", "bug").stdout.splitlines()

    assert ran.exit_code == 1
    assert "JSONDecodeError" in said[0]
    assert said[1] == "    Traceback (most recent call last):"
    assert len((evening.folder / "copydesk.log").read_text().splitlines()) == len(events(evening))


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
    db.execute("update revisions set roundup = 'no JSON' where draft = 1")
    db.close()

    assert evening.copydesk("run", "--as-of=2026-05-12T18:30:00Z").exit_code == 1
    assert evening.copydesk("log", "--runs", "--json").json[-1]["exit"] == 1


def test_the_history_and_events_are_asked_for_apart(evening: DeskFolder) -> None:
    assert evening.copydesk("log", "--runs", "--event", "run").exit_code == 2


def test_a_desk_without_a_log_says_so_and_gets_no_database(desk: DeskFolder) -> None:
    ran = desk.copydesk("log", "--json")

    assert (ran.exit_code, ran.json) == (0, [])
    assert not (desk.folder / "desk.db").exists()
    assert json.loads(ran.stdout) == []
