"""Two desks of the bundled newsstand's day: the one that `demo` leaves, and one that `run` worked; and its copies."""

import json
import os
import shutil
from pathlib import Path

import pytest

from pipeline.store import lease
from tests.cast import NOON
from tests.cli.resting import rest
from tests.desks import Answered, DeskFolder
from tests.worked_day import EVENING, LATE_PAPER, Day

__all__ = ["EVENING", "LATE_PAPER", "Day"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """What `copydesk demo DIR --json` leaves, made once for all workers of a test run; to be looked at only."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    desk, said = DeskFolder(shared / "demo"), shared / "demo.json"
    with lease.held(shared / "demo.lock", command="the suite", now=NOON, wait_seconds=100):
        if not said.exists():
            ran = desk.copydesk("demo", str(desk.folder), "--json")
            said.write_text(json.dumps([ran.exit_code, ran.stdout, ran.stderr]), encoding="utf-8")
    return Day(desk, Answered(*json.loads(said.read_text(encoding="utf-8"))))


@pytest.fixture(scope="session")
def day(worked_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A desk after one `run` on the newsstand, which stays open, for one room of tests; to be looked at only."""
    folder = shutil.copytree(worked_day.desk.folder, tmp_path_factory.mktemp("day") / "desk")
    return Day(DeskFolder(folder), worked_day.said, worked_day.address)


@pytest.fixture
def evening(day: Day, tmp_path: Path) -> DeskFolder:
    """A copy of the day's desk to work with."""
    shutil.copytree(day.desk.folder, tmp_path / "evening")
    return DeskFolder(tmp_path / "evening")


@pytest.fixture(scope="session")
def rested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that looked at noon (`resting`)."""
    folder = tmp_path_factory.mktemp("rested") / "desk"
    rest(folder)
    return folder


@pytest.fixture
def quiet(rested: Path, tmp_path: Path) -> Path:
    """That desk, to be changed."""
    return Path(shutil.copytree(rested, tmp_path / "desk", copy_function=shutil.copy2))
