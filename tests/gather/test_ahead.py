"""The crawling child that is begun ahead of its order: taken by the first crawl, or let go."""

import os
import signal
import subprocess
import sys
import uuid

import pytest

from pipeline import ahead
from tests import processes
from tests.desks import ROOT

PIPE = subprocess.PIPE
CHILD = "spiders.crawl"
KILLED = """
import os, signal
from pipeline import ahead

with ahead.waiting():
    print("begun", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> str:
    """What all processes of a test have in their environment."""
    mark = uuid.uuid4().hex
    monkeypatch.setenv(processes.MARK, mark)
    return mark


@processes.needs_proc
def test_the_first_crawl_takes_the_child_that_waits_and_the_next_one_has_its_own(mark: str) -> None:
    with ahead.waiting():
        [waiting] = processes.begun(mark, CHILD)
        with ahead.child(out=PIPE, err=PIPE) as first, ahead.child(out=PIPE, err=PIPE) as second:
            assert first.pid == waiting != second.pid
            ahead.end(first)
            ahead.end(second)


@processes.needs_proc
def test_who_writes_into_files_has_a_child_of_his_own(mark: str) -> None:
    with ahead.waiting():
        [waiting] = processes.begun(mark, CHILD)
        with ahead.child(out=subprocess.DEVNULL, err=subprocess.DEVNULL) as child:
            assert child.pid != waiting
            ahead.end(child)


@processes.needs_proc
def test_one_that_nobody_took_ends_with_the_command(mark: str) -> None:
    seen: list[int] = []

    with pytest.raises(KeyboardInterrupt), ahead.waiting():
        _interrupted(seen, mark)

    assert len(seen) == 1
    assert not processes.marked(mark)


@processes.needs_proc
def test_one_whose_command_was_killed_ends_by_itself(mark: str) -> None:
    ran = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGKILL, "begun\n", "")
    assert processes.seconds_until_gone(mark, most=30) < 30


def test_a_child_without_an_order_ends_and_says_nothing() -> None:
    with ahead.child(out=PIPE, err=PIPE) as child:
        assert child.communicate() == ("", "")

    assert child.returncode == 0


def test_where_no_process_can_be_had_the_command_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", os.devnull)
    entered = False

    with ahead.waiting():
        entered = True
        with pytest.raises(PermissionError), ahead.child(out=PIPE, err=PIPE):
            pass

    assert entered


@processes.needs_proc
def test_what_names_a_desk_in_the_environment_is_not_handed_on(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_DESK", "elsewhere")
    with ahead.waiting():
        [waiting] = processes.begun(mark, CHILD)

        assert b"COPYDESK_DESK" not in (processes.PROC / str(waiting) / "environ").read_bytes()


def _interrupted(seen: list[int], mark: str) -> None:
    seen += processes.begun(mark, CHILD)
    raise KeyboardInterrupt
