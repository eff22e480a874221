"""Gathering on a Dask cluster of two workers, over TLS: what is stored is what this machine alone would have stored."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from bench.gather_origin import ITEMS, Origin
from pipeline.gather.chunks import MOST_OUTLETS
from tests.conftest import LONG
from tests.desks import ROOT, Answered, DeskFolder
from tests.faults.test_network import waits_until
from tests.faults.wholeness import asked
from tests.gather.dask_cluster import DaskCluster
from tests.gather.many_feeds import many_desk, rows
from tests.processes import MARK, marked, pids

# A chunk for each of two workers, and with LONG many; how long a feed is, is nothing to a cluster.
FEEDS, LENGTH = (1_000, ITEMS) if LONG else (60, 8)
# Three chunks, of which two workers ask two at once.
FEW = 110
AT = "--as-of=2026-05-12T12:30:00Z"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers at every 127.x.y.z")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    (tmp_path / "cluster").mkdir()
    with DaskCluster(tmp_path / "cluster", environ={MARK: str(tmp_path)}) as started:
        yield started


def on(cluster: DaskCluster, folder: Path, origin: Origin) -> DeskFolder:
    """A desk that has the feeds asked by the cluster."""
    desk = many_desk(folder, origin, 'engine = "dask"', f'scheduler = "{cluster.address}"')
    cluster.admits(desk)
    return desk


def begun(desk: DeskFolder, *words: str) -> Callable[[], Answered]:
    """Start a command; what is returned waits for its end."""
    done: list[Answered] = []
    thread = threading.Thread(target=lambda: done.append(desk.copydesk(*words)))
    thread.start()

    def ended() -> Answered:
        thread.join()
        return done[0]

    return ended


def test_the_rows_are_those_of_this_machine_though_a_worker_is_killed_on_the_way(
    cluster: DaskCluster, tmp_path: Path
) -> None:
    with Origin(FEEDS, items=LENGTH) as origin:
        local = many_desk(tmp_path / "local", origin, 'engine = "local"')
        away = on(cluster, tmp_path / "away", origin)
        assert local.copydesk("gather", AT).exit_code == 0
        asked_alone = origin.answered.pop(200)
        origin.asked.clear()

        running = begun(away, "gather", AT)
        # More than one of them can have: both are at work.
        waits_until(lambda: len(origin.asked) > min(MOST_OUTLETS, FEEDS // 2))
        cluster.workers[0].kill()
        ran = running()

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert origin.answered[200] > asked_alone  # what the dead one had asked was asked again
    assert rows(away) == rows(local)
    assert asked(away.folder, "select count(*), count(distinct canonical) from headlines") == [(FEEDS * LENGTH,) * 2]
    assert asked(away.folder, "select count(*) from chunks") == [(-(-FEEDS // MOST_OUTLETS),)]


def test_a_scheduler_that_dies_ends_the_run_and_the_next_one_asks_who_is_left(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with Origin(70, items=LENGTH, delay_seconds=0.1) as origin:
        with DaskCluster(tmp_path / "first", workers=1, environ={MARK: str(tmp_path)}) as first:
            desk = on(first, tmp_path / "desk", origin)
            running = begun(desk, "gather", "--json", AT)
            waits_until(lambda: (desk.folder / "desk.db").exists() and filed(desk) >= 50)
            first.scheduler.kill()
            ran = running()
            assert_nothing_left(tmp_path)
        before = filed(desk)
        with DaskCluster(tmp_path / "second") as second:
            second.admits(desk)
            again = desk.copydesk("gather", "--json", AT, COPYDESK_GATHER__SCHEDULER=second.address)

    assert ran.exit_code == 3
    assert "the scheduler was lost while they were asked; the next run asks first who is left" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert before % 50 == 0
    assert (again.exit_code, len(again.json["outlets"])) == (0, 70 - before)
    assert asked(desk.folder, "select count(*), count(distinct canonical) from headlines") == [(70 * LENGTH,) * 2]


def test_what_is_filed_is_not_asked_again_when_the_worker_that_asked_it_dies(
    cluster: DaskCluster, tmp_path: Path
) -> None:
    with Origin(FEW, items=LENGTH, delay_seconds=0.1) as origin:
        desk = on(cluster, tmp_path / "desk", origin)
        desk.sets_gather("concurrency = 6")
        running = begun(desk, "gather", AT)
        # A chunk of each of the two: what the one who dies asked is filed, too, and ten outlets are left.
        waits_until(lambda: (desk.folder / "desk.db").exists() and filed(desk) >= 2 * MOST_OUTLETS)
        done = [
            host
            for (host,) in asked(desk.folder, "select distinct substr(url, 8, instr(url, '/feed') - 8) from sources")
        ]
        cluster.workers[0].kill()
        ran = running()

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert len(done) >= 2 * MOST_OUTLETS
    assert {host: origin.asked[host] for host in done} == dict.fromkeys(done, 1)


def test_a_run_that_is_stopped_leaves_nobody_at_work(cluster: DaskCluster, tmp_path: Path) -> None:
    with Origin(FEW, items=LENGTH, delay_seconds=0.5) as origin:
        desk = on(cluster, tmp_path / "desk", origin)
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}
        command = [sys.executable, "-m", "pipeline.launch", "gather", AT]
        run = subprocess.Popen(command, env=environ, stderr=subprocess.PIPE)
        waits_until(lambda: origin.answered.get(200, 0) > 4)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=20)

        assert (run.returncode, said.strip()) == (130, b"copydesk: stopped")
        assert_nothing_left(tmp_path)


def test_who_has_no_certificate_of_the_cluster_is_not_let_in(cluster: DaskCluster, tmp_path: Path) -> None:
    with Origin(3) as origin:
        desk = on(cluster, tmp_path / "desk", origin)
        stranger = trustme.CA().issue_cert("127.0.0.1")
        stranger.private_key_and_cert_chain_pem.write_to_path(str(desk.folder / "secrets" / "cluster.pem"))

        ran = desk.copydesk("gather", AT)

    assert ran.exit_code == 4
    assert f"the scheduler does not answer ({cluster.address}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert asked(desk.folder, "select count(*) from headlines") == [(0,)]


def filed(desk: DeskFolder) -> int:
    """How many outlets' feeds are in the desk."""
    if not asked(desk.folder, "select 1 from sqlite_master where name = 'chunks'"):
        return 0  # the desk is being made
    [(count,)] = asked(desk.folder, "select count(distinct outlet) from headlines")
    return int(count)


def assert_nothing_left(mark: Path) -> None:
    """Assert that no crawl of the workers is at work, soon."""
    until = time.monotonic() + 10
    while pids(str(mark), "spiders.crawl"):
        assert time.monotonic() < until, marked(str(mark))
        time.sleep(0.05)
