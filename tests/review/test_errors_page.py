"""What goes wrong under a page is an answer in its look, with the status it deserves, and never a traceback."""

import errno
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from pipeline.errors import (
    CopydeskError,
    DamagedStoreError,
    DeskBusyError,
    NotFoundError,
    OrderError,
    SettingsError,
    StaleError,
    UsageError,
)
from pipeline.review.access import new_ticket
from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from pipeline.store import sessions
from pipeline.store.database import DatabaseError, open_desk
from tests.desks import DeskFolder
from tests.review.conftest import EVENING

HOST = {"Host": "127.0.0.1:8765"}


def answer_when(desk: DeskFolder, problem: Exception, *, headers: dict[str, str] | None = None) -> TestResponse:
    """Return the answer of a page whose handler raises `problem`."""
    return client_of(desk, lambda: problem, lambda: EVENING).get("/raising", headers={**HOST, **(headers or {})})


def client_of(desk: DeskFolder, next_problem: Callable[[], Exception], clock: Callable[[], datetime]) -> FlaskClient:
    """Return a browser that is signed in to a page of which one handler raises the next problem each time."""

    def raising() -> str:
        raise next_problem()

    door = door_at("127.0.0.1", 8765, Reviewing(), clock=clock)
    app: Flask = create_app(desk.folder, {}, clock=lambda: EVENING, door=door)
    app.add_url_rule("/raising", view_func=raising)
    db = open_desk(desk.folder / "desk.db", now=EVENING, create=True)
    ticket = new_ticket(db, door)
    db.close()
    client = app.test_client()
    client.get(f"/enter?ticket={ticket}", headers=HOST)
    return client


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        pytest.param(NotFoundError("no draft d9"), 404, id="nothing there"),
        pytest.param(StaleError("it changed"), 409, id="changed meanwhile"),
        pytest.param(UsageError("no such place"), 400, id="cannot be done"),
        pytest.param(SettingsError("line 3"), 503, id="settings"),
        pytest.param(DeskBusyError("a run holds the desk"), 503, id="busy"),
        pytest.param(DamagedStoreError("malformed"), 503, id="store"),
        pytest.param(DatabaseError("database or disk is full"), 503, id="the disk"),
        pytest.param(DatabaseError("no such column: x"), 500, id="a bug in SQL"),
        pytest.param(OSError(errno.ENOSPC, "No space left on device"), 503, id="no room"),
        pytest.param(OSError(errno.EINVAL, "Invalid argument"), 500, id="a bug with a file"),
        pytest.param(OrderError("out of order"), 500, id="a bug that says so"),
        pytest.param(ZeroDivisionError("1/0"), 500, id="a bug"),
    ],
)
def test_each_error_has_its_status(desk: DeskFolder, problem: Exception, status: int) -> None:
    assert answer_when(desk, problem).status_code == status


def test_an_error_says_what_where_and_what_to_do_and_is_escaped(desk: DeskFolder) -> None:
    problem = CopydeskError("<script>1</script>", where="line 3", do="mend it")
    answer = answer_when(desk, NotFoundError(problem.what, where=problem.where, do=problem.do))

    assert all(words in answer.text for words in ("&lt;script&gt;", "line 3", "mend it"))
    assert "<script>" not in answer.text


def test_a_bug_is_one_line_on_the_page_and_its_traceback_in_the_log(desk: DeskFolder) -> None:
    answer = answer_when(desk, ZeroDivisionError("secret\n\x1b[2Jwords"))
    log = (desk.folder / "copydesk.log").read_text(encoding="utf-8")

    assert "A bug of copydesk: ZeroDivisionError" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" in log
    assert "\x1b" not in log


def test_a_bug_while_the_session_is_read_is_in_the_log_too(desk: DeskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(desk, lambda: ZeroDivisionError(), lambda: EVENING)
    monkeypatch.setattr(sessions, "find", lambda db, *_, **__: db.execute("select expires_when from sessions"))

    answer = client.get("/keys", headers=HOST)

    assert (answer.status_code, "A bug of copydesk: OperationalError" in answer.text) == (500, True)
    assert "expires_when" in (desk.folder / "copydesk.log").read_text(encoding="utf-8")


def test_the_same_bug_is_written_once_a_minute_with_how_often_it_came(desk: DeskFolder) -> None:
    times = [EVENING + timedelta(seconds=seconds) for seconds in (0, 15, 30, 45, 60, 75, 130)]
    now = [EVENING]
    found = iter([*(ZeroDivisionError(f"case {number}") for number in range(7)), KeyError("another")])
    client = client_of(desk, lambda: next(found), lambda: now[0])

    answers = []
    for now[0] in [*times, times[-1]]:
        answers.append(client.get("/raising", headers=HOST))

    lines = map(json.loads, (desk.folder / "copydesk.log").read_text(encoding="utf-8").splitlines())
    written = [(one["what"], one.get("again", 0)) for one in lines if one["event"] == "bug"]
    assert written == [
        ("ZeroDivisionError: case 0", 0),
        ("ZeroDivisionError: case 4", 3),
        ("ZeroDivisionError: case 6", 1),
        ("KeyError: 'another'", 0),
    ]
    assert all("copydesk.log" in answer.text for answer in answers)
    assert "case 4 (3 more since it was last noted)" in desk.copydesk("log", "--event", "bug").stdout


def test_htmx_gets_the_error_as_a_part(desk: DeskFolder) -> None:
    answer = answer_when(desk, NotFoundError("no draft d9"), headers={"HX-Request": "true"})

    assert "No draft d9" in answer.text
    assert "<html" not in answer.text
