"""A second run beside another one ends at once, with exit code 5 and the name of the one that holds the desk."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.cli.conftest import EVENING
from tests.desks import ROOT, SETTINGS, DeskFolder

HOLD = """
import datetime, pathlib, sys
from pipeline.store import lease
noon = datetime.datetime(2026, 5, 12, 12, tzinfo=datetime.UTC)
with lease.held(pathlib.Path(sys.argv[1]), command="the night run", now=noon):
    print("held", flush=True)
    sys.stdin.read()
"""
# What the command itself takes, with its modules loaded: starting Python and reading Scrapy is the machine's affair.
TIMED = """
import sys, time
from pipeline import launch, gather
from pipeline.cli import drafts, gathering, group, outlets, running
started = time.monotonic()
code = group.main(sys.argv[1:])
print(time.monotonic() - started)
sys.exit(code)
"""


@pytest.fixture
def held(desk: DeskFolder) -> Iterator[DeskFolder]:
    """A desk that another process holds."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk.folder / "desk.lock")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield desk
        holder.stdin.close()


@pytest.mark.parametrize("arguments", [("run",), ("gather",), ("outlets", "check")])
def test_a_second_run_is_refused_and_told_who_holds_the_desk(held: DeskFolder, arguments: tuple[str, ...]) -> None:
    ran = held.copydesk(*arguments, EVENING)

    assert (ran.exit_code, ran.stdout) == (5, "")
    assert "the desk is held by the night run, process " in ran.stderr


@pytest.mark.parametrize("made", [True, False], ids=["with-a-database", "before-the-first-database"])
def test_a_second_run_does_not_wait(held: DeskFolder, made: bool) -> None:
    """What is ours to do after loading within 1 s; the whole command within 20 s, for a busy machine loads slowly."""
    if made:
        make_database(held)
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(held.folder)}

    started = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", TIMED, "run", EVENING], capture_output=True, text=True, env=environ, check=False
    )
    whole_seconds = time.monotonic() - started

    assert (held.folder / "desk.db").exists() == made
    assert ran.returncode == 5, ran.stderr
    assert float(ran.stdout) < 1
    assert whole_seconds < 20


def make_database(desk: DeskFolder) -> None:
    """Put an up-to-date database into a desk that is held; a command would wait for the lease to make one."""
    new = DeskFolder(desk.folder / "new")
    new.folder.mkdir()
    new.writes("copydesk.toml", SETTINGS)
    new.copydesk("drafts")
    (new.folder / "desk.db").rename(desk.folder / "desk.db")
