"""That a crawl will be needed is known before anything is loaded, or nothing is said."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import tick
from pipeline.store import runs
from tests.cli.resting import LIST, found, mute, opened
from tests.desks import ROOT, DeskFolder
from tests.ports import deserted


@pytest.mark.parametrize("command", ["gather", "run"])
def test_that_somebody_is_due_is_known_before_anything_is_loaded(quiet: Path, command: str) -> None:
    assert found(command, quiet, 25) is tick.Found.DUE

    mute(quiet)

    assert found(command, quiet, 5) is tick.Found.DUE


@pytest.mark.parametrize(
    ("settings", "environ"),
    [
        pytest.param('engine = "local"', {}, id="an-engine"),
        pytest.param('engine = ["local"', {}, id="no-settings"),
        pytest.param(f"x = {'[' * 5_000}", {}, id="brackets-nested-too-deeply"),
        pytest.param("", {"COPYDESK_GATHER__ENGINE": "local"}, id="an-engine-in-the-environment"),
    ],
)
def test_who_is_due_is_not_told_where_other_processes_may_ask(
    quiet: Path, settings: str, environ: dict[str, str]
) -> None:
    DeskFolder(quiet).sets_gather(settings)

    assert found("gather", quiet, 25, **environ) is tick.Found.UNKNOWN


def test_a_run_with_nothing_due_stores_nothing_by_itself(quiet: Path) -> None:
    assert found("run", quiet, 5) is tick.Found.UNKNOWN

    with opened(quiet) as db:
        assert len(runs.recent(db, limit=3)) == 1


def test_the_crawl_is_begun_before_the_command_is_loaded(quiet: Path) -> None:
    with deserted() as port:
        address = f"http://127.0.0.1:{port}"
        (quiet / "outlets.toml").write_text(LIST.replace("https://harbour.example", address), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "pipeline.launch", "gather", "--as-of=2026-05-12T12:25:00Z"],
            cwd=ROOT,
            env={"COPYDESK_DESK": str(quiet)},
            capture_output=True,
            text=True,
            check=False,
        )

    loaded = [line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()]
    assert ran.returncode == 4  # it was asked, and refused
    assert "1 outlet asked" in ran.stdout
    assert loaded.index("pipeline.ahead") < loaded.index("click") < loaded.index("pipeline.cli")
