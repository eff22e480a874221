"""Which scheduler may be named, and what is loaded where no cluster is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES, headline
from tests.desks import ROOT, DeskFolder, feed_path
from tests.feeds import rss

FEED = Answer(body=rss([headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)]))


@pytest.mark.parametrize(
    "scheduler",
    [
        "tcp://10.0.0.5:8786",
        "tcp://scheduler.example.org:8786",
        "tcp://127.0.0.1.example.org:8786",
        "tcp://localhost.example.org:8786",
        "tcp://[2001:db8::1]:8786",
        "ws://scheduler.example.org:8786",
        "scheduler.example.org:8786",
        "tls://scheduler.example.org",
        "tls://somebody@scheduler.example.org:8786",
    ],
)
def test_a_scheduler_that_anybody_on_the_way_could_steer_is_refused(desk: DeskFolder, scheduler: str) -> None:
    desk.sets_gather('engine = "dask"')
    desk.sets_gather(f"scheduler = {json.dumps(scheduler)}")

    ran = desk.copydesk("run")

    assert ran.exit_code == 2
    assert "gather.scheduler must be tls://HOST:PORT" in ran.stderr
    assert "whoever is on the way could run what he likes" in ran.stderr
    assert not (desk.folder / "desk.db").exists()


@pytest.mark.parametrize("scheduler", ["tls://scheduler.example.org:8786", "tls://[2001:db8::1]:8786"])
def test_tls_to_anybody_may_be_named(desk: DeskFolder, scheduler: str) -> None:
    desk.sets_gather(f"scheduler = {json.dumps(scheduler)}")

    assert desk.copydesk("gather").exit_code == 0


def test_a_cluster_needs_a_scheduler(desk: DeskFolder) -> None:
    desk.sets_gather('engine = "dask"')

    ran = desk.copydesk("gather")

    assert ran.exit_code == 2
    assert 'write [gather] scheduler = "tls://HOST:8786"' in ran.stderr


@pytest.mark.parametrize(
    ("scheduler", "why"),
    [
        ("tcp://127.0.0.1:{port}", "the scheduler does not answer (tcp://127.0.0.1:{port}"),
        ("tls://127.0.0.1:{port}", "the papers of the cluster are missing, secrets/cluster-ca.pem"),
    ],
)
def test_where_nobody_schedules_nobody_is_asked_and_all_stay_due(
    desk: DeskFolder, newsstand: Newsstand, deserted_port: int, scheduler: str, why: str
) -> None:
    address = scheduler.format(port=deserted_port)
    newsstand.show({feed_path(HARBOUR_TIMES): FEED})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", COPYDESK_GATHER__ENGINE="dask", COPYDESK_GATHER__SCHEDULER=address)
    asked = len(newsstand.requests)
    again = desk.copydesk("gather", "--json")

    assert (ran.exit_code, asked) == (4, 0)
    assert why.format(port=deserted_port) in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [one["state"] for one in again.json["outlets"]] == ["new"]


def test_without_the_extra_the_cure_is_said(desk: DeskFolder, newsstand: Newsstand, tmp_path: Path) -> None:
    """A package of its name that is none, before the real one on the path: as good as not installed."""
    (tmp_path / "bare" / "distributed").mkdir(parents=True)
    (tmp_path / "bare" / "distributed" / "__init__.py").write_text("raise ModuleNotFoundError('distributed')")
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    desk.sets_gather('engine = "dask"')
    desk.sets_gather('scheduler = "tls://127.0.0.1:8786"')

    command = [sys.executable, "-m", "pipeline.launch", "gather", "--desk", str(desk.folder)]
    environ = {**os.environ, "PYTHONPATH": f"{tmp_path / 'bare'}:{ROOT}"}
    ran = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.returncode == 2
    assert 'pip install "copydesk[cluster]"' in ran.stderr


@pytest.mark.parametrize("engine", ["single", "local"])
def test_nothing_of_dask_is_loaded_without_it(desk: DeskFolder, newsstand: Newsstand, engine: str) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): FEED})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    desk.sets_gather(f'engine = "{engine}"')
    program = (
        "import sys; from pipeline.cli import main\n"
        f"code = main(['gather', '--desk', {str(desk.folder)!r}])\n"
        "print(code, sorted(name for name in sys.modules if name.split('.')[0] in ('distributed', 'dask', 'tornado')))"
    )

    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.stdout.splitlines()[-1] == "0 []", ran.stderr
