"""A desk whose database is gone says so; a desk that begins says nothing."""

import json

import pytest

from tests.cli.conftest import EVENING
from tests.desks import DeskFolder

LINE = {"outlet": "Orrin Argus", "headline": "Ferry stays in port", "url": "https://argus.example/1"}


def lose(desk: DeskFolder) -> None:
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        (desk.folder / name).unlink(missing_ok=True)


@pytest.mark.parametrize(
    "arguments", [("stories",), ("drafts",), ("topics", "test", "skerrow"), ("outlets", "list"), ("draft",), ("run",)]
)
def test_a_lost_database_does_not_look_like_a_quiet_day(evening: DeskFolder, arguments: tuple[str, ...]) -> None:
    lose(evening)

    ran = evening.copydesk(*arguments, "--json", EVENING)

    [line] = [line for line in ran.stderr.splitlines() if "desk.db" in line]
    assert str(evening.folder / "desk.db") in line
    assert "copydesk restore" in line
    assert isinstance(ran.json, list | dict)


def test_a_database_that_was_cut_off_to_nothing_is_lost_too(evening: DeskFolder) -> None:
    lose(evening)
    evening.writes("desk.db", "")

    assert evening.copydesk("backup", EVENING).exit_code == 2
    assert "copydesk restore" in evening.copydesk("stories", EVENING).stderr


def test_a_lost_database_is_said_once(evening: DeskFolder) -> None:
    lose(evening)
    evening.copydesk("stories", EVENING)

    assert evening.copydesk("stories", EVENING).stderr == ""


@pytest.mark.parametrize("command", ["gather", "run", "ingest"])
def test_a_desk_may_begin_with_gathering(desk: DeskFolder, command: str) -> None:
    arguments = (command, "-") if command == "ingest" else (command,)

    ran = desk.copydesk(*arguments, EVENING, stdin=json.dumps(LINE).encode())

    assert (ran.exit_code, ran.stderr) == (0, "")


@pytest.mark.parametrize("trace", ["copydesk.log", "desk.lock", "desk.db.replaced-20260512T120000Z", "backups"])
@pytest.mark.parametrize("command", ["gather", "ingest"])
def test_gathering_into_a_desk_that_was_at_work_says_that_its_database_is_gone(
    desk: DeskFolder, command: str, trace: str
) -> None:
    arguments = (command, "-", "--json") if command == "ingest" else (command, "--json")
    if trace == "backups":
        (desk.folder / trace).mkdir()
    else:
        desk.writes(trace, "")

    ran = desk.copydesk(*arguments, EVENING, stdin=json.dumps(LINE).encode())

    assert "copydesk restore" in ran.stderr
    assert ran.json


@pytest.mark.parametrize("command", ["stories", "gather"])
def test_a_folder_without_settings_is_no_desk_and_gets_no_database(desk: DeskFolder, command: str) -> None:
    (desk.folder / "copydesk.toml").unlink()

    ran = desk.copydesk(command, EVENING)

    assert ran.exit_code == 2
    assert not (desk.folder / "desk.db").exists()
