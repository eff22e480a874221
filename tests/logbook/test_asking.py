"""`copydesk log`: what it is asked for and shows."""

import json

import pytest

from pipeline import logbook
from pipeline.store.database import connect
from tests.a_bug import WITHOUT_A_COLUMN
from tests.cli.conftest import EVENING, Day
from tests.desks import DeskFolder
from tests.logbook.logged_events import events


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


def test_an_event_that_there_is_not_is_refused_with_those_that_there_are(evening: DeskFolder) -> None:
    said = evening.copydesk("log", "--event", "posts")

    assert said.exit_code == 2
    assert all(name in said.stderr for name in ("'posts' is not one of", "'post'", "'restore'", "'bug'"))


def test_a_bug_is_printed_with_its_traceback(evening: DeskFolder) -> None:
    db = connect(evening.folder / "desk.db")
    db.execute(WITHOUT_A_COLUMN)
    db.close()

    ran = evening.copydesk("outlets", "list", EVENING)
    said = evening.copydesk("log", "--event", "bug").stdout.splitlines()

    assert ran.exit_code == 1
    assert "IndexError" in said[0]
    assert said[1] == "    Traceback (most recent call last):"
    assert len((evening.folder / "copydesk.log").read_text().splitlines()) == len(events(evening))


def test_a_desk_without_a_log_says_so_and_gets_no_database(desk: DeskFolder) -> None:
    ran = desk.copydesk("log", "--json")

    assert (ran.exit_code, ran.json) == (0, [])
    assert not (desk.folder / "desk.db").exists()
    assert json.loads(ran.stdout) == []
