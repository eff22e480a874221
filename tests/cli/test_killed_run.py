"""A run that is killed (SIGKILL): its children end with it, its desk is free at once, and the next run goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.newsstand import Answer, Newsstand
from pipeline.store import lease
from pipeline.store.database import connect
from tests import processes
from tests.cast import HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON, ONLOOKER, headline
from tests.desks import ROOT, DeskFolder, feed_path
from tests.feeds import rss

pytestmark = processes.needs_proc
AT_NOON, HALF_AN_HOUR_ON = (f"--as-of={at.isoformat()}" for at in (NOON, NOON + timedelta(minutes=30)))
NEWS = [headline(f"The Orrin rises for the {at}th time", HARBOUR_TIMES, number=at, minutes=-at) for at in range(1, 9)]
# 100,000 attributes hold a parser in C for longer than any patience here.
SLOW = rss(NEWS).replace(b"<channel>", b"<channel " + b" ".join(b'a%d="1"' % at for at in range(100_000)) + b">")


@pytest.fixture
def opened(newsstand: Newsstand, desk: DeskFolder) -> DeskFolder:
    """A desk of four outlets: one is read at once, one holds its reader, one is late, one is silent."""
    newsstand.show(
        {
            feed_path(HARBOUR_TIMES): Answer(body=rss(NEWS[:3])),
            feed_path(LISTA_POST): Answer(body=SLOW),
            feed_path(MARL_HERALD): Answer(body=rss(NEWS[3:6]), delay_seconds=2.5),
            feed_path(ONLOOKER): Answer(behaviour="hang"),
        }
    )
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, LISTA_POST, MARL_HERALD, ONLOOKER])
    return desk


@contextmanager
def running(desk: DeskFolder, *, mark: str) -> Iterator[subprocess.Popen[bytes]]:
    """A run of the desk that has filed its first outlet."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder), processes.MARK: mark}
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", "run", AT_NOON, "--json"],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        until = time.monotonic() + 60
        while not outlets_filed(desk.folder) and time.monotonic() < until:
            time.sleep(0.02)
        yield run


def outlets_filed(folder: Path) -> set[str]:
    """The outlets of which the desk holds headlines."""
    if not (folder / "desk.db").exists():
        return set()
    db = connect(folder / "desk.db")
    try:
        return {name for (name,) in db.execute("select distinct outlet from headlines")}
    except Exception as problem:
        if "no such table" in str(problem):
            return set()
        raise
    finally:
        db.close()


def test_a_killed_run_takes_its_children_along_and_holds_the_desk_no_longer(opened: DeskFolder) -> None:
    mark = uuid4().hex
    with running(opened, mark=mark) as run:
        kinds = " ".join(processes.marked(mark))
        run.send_signal(signal.SIGKILL)
        run.wait()
        dead = lease.probe(opened.folder / "desk.lock", now=NOON)
        took = processes.seconds_until_gone(mark, most=10)

    assert "spiders.crawl" in kinds
    assert "forkserver" in kinds
    assert dead is not None
    assert (dead.command, dead.pid) == ("copydesk run", run.pid)
    assert took < 2, processes.marked(mark)


def test_what_comes_after_the_kill_is_not_filed(opened: DeskFolder) -> None:
    with running(opened, mark=uuid4().hex) as run:
        run.send_signal(signal.SIGKILL)
    time.sleep(3)  # the late one has answered by now

    assert outlets_filed(opened.folder) == {"Harbour Times"}


def test_the_next_run_says_whom_it_took_over_from_once_and_asks_what_was_not_reached(
    newsstand: Newsstand, opened: DeskFolder
) -> None:
    with running(opened, mark=uuid4().hex) as run:
        run.send_signal(signal.SIGKILL)
    newsstand.show({feed_path(one): Answer(body=rss(NEWS[:3])) for one in (HARBOUR_TIMES, LISTA_POST, ONLOOKER)})
    newsstand.requests.clear()

    second = opened.copydesk("gather", "--json", AT_NOON)
    third = opened.copydesk("gather", "--json", HALF_AN_HOUR_ON)

    asked = {one["outlet"] for one in second.json["outlets"]}
    assert f"taken over from copydesk run, process {run.pid}, since 2026-05-12T12:00:00Z" in second.stderr
    assert asked == {"Lista Post", "Marl Herald", "The Onlooker"}
    assert "taken over" not in third.stderr


def test_a_crawl_that_is_killed_leaves_no_reader_and_the_run_reports(opened: DeskFolder) -> None:
    mark = uuid4().hex
    with running(opened, mark=mark) as run:
        [crawl] = processes.pids(mark, "spiders.crawl")
        os.kill(crawl, signal.SIGKILL)
        said = run.communicate(timeout=60)[0]
        took = processes.seconds_until_gone(mark, most=10)

    assert run.returncode == 3
    assert b"the run ended before its answer; the next one asks it first" in said
    assert took < 2, processes.marked(mark)
