"""What a desk did stands in its log, once, and `copydesk log` says it."""

import pytest

from pipeline import logbook
from pipeline.desk.noting import pass_on
from pipeline.store import log_due, notices, runs
from pipeline.store.database import connect, open_desk, writing
from pipeline.store.runs import Outcome
from tests.cast import NOON
from tests.cli.conftest import EVENING, Day
from tests.desks import DeskFolder
from tests.logbook.logged_events import events
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid


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
