"""The lease: a dead holder blocks nobody, whatever its record says; a live one is named, with its end."""

import fcntl
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DeskBusyError, StoreError
from pipeline.store import holder, lease, page_address, page_hold
from pipeline.store.holder import Holder
from tests.cast import NOON
from tests.desks import ROOT

RUN = timedelta(minutes=30)
HOLDS = """
import datetime, os, pathlib, subprocess, sys
from pipeline.store import lease
noon = datetime.datetime(2026, 5, 12, 12, tzinfo=datetime.UTC)
with lease.held(pathlib.Path(sys.argv[1]), command="copydesk run", now=noon, lasts=datetime.timedelta(minutes=30)):
    child = subprocess.Popen(["sleep", "60"])
    print(child.pid, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Where the lease of a desk lies."""
    return tmp_path / "desk.lock"


def test_the_record_names_command_process_boot_and_both_times(lock: Path) -> None:
    with lease.held(lock, command="copydesk run", now=NOON, lasts=RUN):
        found = holder.read(lock.read_text(encoding="utf-8"))

    assert found == Holder("copydesk run", os.getpid(), NOON, NOON + RUN, holder.boot_id())
    assert lock.read_text(encoding="utf-8") == ""


def test_a_second_run_is_told_who_holds_the_desk_and_until_when(lock: Path) -> None:
    with lease.held(lock, command="copydesk run", now=NOON, lasts=RUN), pytest.raises(DeskBusyError) as refused:
        lease.probe(lock, now=NOON)

    said = r"held by copydesk run, process \d+, since 2026-05-12T12:00:00Z, until 2026-05-12T12:30:00Z at the latest"
    assert re.search(said, refused.value.what)
    assert "wait until it is done" in refused.value.do


@pytest.mark.parametrize("asked", ["held", "probe", "page_open", "no_page_open"])
def test_no_file_is_emptied_to_which_a_link_in_the_desk_leads(tmp_path: Path, asked: str) -> None:
    mine = tmp_path / "words"
    mine.write_text("A ferry tale.\n", encoding="utf-8")
    for name in ("desk.lock", page_hold.FILE):
        (tmp_path / name).symlink_to(mine)
    holds: dict[str, Callable[[], AbstractContextManager[object]]] = {
        "held": lambda: lease.held(tmp_path / "desk.lock", command="copydesk run", now=NOON),
        "probe": lambda: nullcontext(lease.probe(tmp_path / "desk.lock", now=NOON)),
        "page_open": lambda: page_hold.page_open(tmp_path),
        "no_page_open": lambda: page_hold.no_page_open(tmp_path),
    }

    with pytest.raises(StoreError, match="it is a link") as refused, holds[asked]():
        pass

    assert mine.read_text(encoding="utf-8") == "A ferry tale.\n"
    assert "remove the link" in refused.value.do


def test_no_address_of_a_page_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("A ferry tale.\n", encoding="utf-8")
    (tmp_path / page_hold.FILE).symlink_to(tmp_path / "words")

    with page_address.kept(tmp_path, "http://127.0.0.1:8765"):
        pass

    assert (tmp_path / "words").read_text(encoding="utf-8") == "A ferry tale.\n"


def test_who_only_looks_is_in_nobodys_way(lock: Path) -> None:
    """What `probe` does in its instant, drawn out: a second look passes, and a run that begins just then begins."""
    with lock.open("wb") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        assert lease.probe(lock, now=NOON) is None
        end = threading.Timer(0.05, fcntl.flock, (looking, fcntl.LOCK_UN))
        end.start()
        with lease.held(lock, command="copydesk run", now=NOON) as dead:
            assert dead is None
        end.join()


def test_of_one_that_should_have_ended_the_cure_names_its_process(lock: Path) -> None:
    with lease.held(lock, command="copydesk run", now=NOON, lasts=RUN), pytest.raises(DeskBusyError) as refused:
        lease.probe(lock, now=NOON + 2 * RUN)

    assert f"kill {os.getpid()}" in refused.value.do


FAR = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Holder("copydesk run", 4_194_304, NOON, NOON + RUN, holder.boot_id()), id="no such process"),
        pytest.param(Holder("copydesk run", os.getppid(), NOON, NOON + RUN, holder.boot_id()), id="recycled number"),
        pytest.param(Holder("copydesk run", os.getppid(), NOON, NOON + RUN, "another-boot"), id="another boot"),
        pytest.param(Holder("copydesk run", os.getppid(), FAR, FAR + RUN, holder.boot_id()), id="from the future"),
        pytest.param(Holder("copydesk run", 1, NOON), id="it did not say until when"),
    ],
)
def test_a_dead_holder_is_taken_over_at_once(lock: Path, record: Holder) -> None:
    lock.write_text(record.line, encoding="utf-8")

    began = time.monotonic()
    with lease.held(lock, command="copydesk run", now=NOON + timedelta(hours=1)) as dead:
        took = time.monotonic() - began

    assert dead == record
    assert took < 0.5


@pytest.mark.parametrize("junk", ["", "x" * 5_000, "copydesk run, process 7, since 2026-02-30T00:00:00Z", "\0\n\n"])
def test_a_record_that_says_nothing_is_no_holder(lock: Path, junk: str) -> None:
    lock.write_text(junk, encoding="utf-8")

    with lease.held(lock, command="copydesk run", now=NOON) as dead:
        assert dead is None


@pytest.mark.parametrize("number", [0, -1, 2**40, 2**80], ids=["our own group", "everybody", "too large", "no number"])
def test_a_number_that_no_process_has_is_of_none_that_lives(number: int) -> None:
    assert holder.process_lives(os.getpid())
    assert not holder.process_lives(number)


def test_a_run_that_ends_by_an_error_was_not_killed(lock: Path) -> None:
    with pytest.raises(ZeroDivisionError), lease.held(lock, command="copydesk run", now=NOON):
        raise ZeroDivisionError

    assert lease.probe(lock, now=NOON) is None


def test_no_child_keeps_the_desk_of_a_run_that_was_killed(lock: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lock)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        child = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
        run.wait()

    os.kill(child, 0)  # it lives
    dead = lease.probe(lock, now=NOON)
    os.kill(child, signal.SIGKILL)

    assert dead is not None
    assert (dead.command, dead.pid) == ("copydesk run", run.pid)


FORKS = """
import datetime, os, pathlib, sys, time
from pipeline.store import lease
noon = datetime.datetime(2026, 5, 12, 12, tzinfo=datetime.UTC)
with lease.held(pathlib.Path(sys.argv[1]), command="copydesk run", now=noon):
    if not os.fork():
        time.sleep(float(sys.argv[2]))
        os._exit(0)
    print("forked", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def orphaned(lock: Path) -> Callable[[float], int]:
    """Kill a run that had just forked, and return which it was: its child has the lock for so many seconds more.

    A child is so until it becomes its own program; on a busy machine that was seen to take longer than `lease` looks.
    """

    def kill_one(seconds: float) -> int:
        words = [sys.executable, "-c", FORKS, str(lock), str(seconds)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True) as run:
            assert run.stdout is not None
            assert run.stdout.read(6) == b"forked"
            run.kill()
            return run.pid

    return kill_one


@pytest.mark.parametrize("looks", ["held", "probe"])
def test_a_child_that_outlives_a_killed_run_for_a_moment_is_waited_for(
    lock: Path, orphaned: Callable[[float], int], looks: str
) -> None:
    run = orphaned(0.8)

    if looks == "probe":
        dead = lease.probe(lock, now=NOON)
    else:
        with lease.held(lock, command="copydesk run", now=NOON) as before:
            dead = before

    assert dead is not None
    assert dead.pid == run


def test_what_holds_the_lock_of_the_dead_for_good_is_not_waited_for_for_good(
    lock: Path, orphaned: Callable[[float], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "_ORPHAN_SECONDS", 0.5)
    orphaned(3)

    with pytest.raises(DeskBusyError):
        lease.probe(lock, now=NOON)


@given(
    command=st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1),
    pid=st.integers(1, 999_999_999),
    since=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001  made aware below
    lasts=st.none() | st.integers(1, 10_000),
    boot=st.sampled_from(["", "4a6c-11"]),
)
def test_a_record_reads_as_it_was_written(
    command: str, pid: int, since: datetime, lasts: int | None, boot: str
) -> None:
    began = since.replace(microsecond=0, tzinfo=UTC)
    written = Holder(command, pid, began, began + timedelta(minutes=lasts) if lasts else None, boot)

    assert holder.read(written.line) == written
