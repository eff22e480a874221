"""What is shipped: the wheel's layout, and that it works where nothing of the checkout can be seen."""

import json
import os
import shlex
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from bench.gather_origin import ITEMS, Origin
from pipeline import __version__
from tests.desks import ROOT
from tests.gather.dask_cluster import DaskCluster
from tests.gather.many_feeds import many_desk

DATA = [
    "_copydesk/pipeline/registry/outlets.csv",
    "_copydesk/pipeline/registry/df_table.json.gz",
    "_copydesk/pipeline/registry/states.toml",
    "_copydesk/pipeline/registry/cluster_weights.json",
    "_copydesk/pipeline/registry/stop_words.txt",
    "_copydesk/pipeline/registry/NOTICES.md",
    "_copydesk/pipeline/house/shipped/wnu.toml",
    "_copydesk/pipeline/house/shipped/links-by-section.toml",
    "_copydesk/pipeline/newsstand/copy/copydesk.toml",
    "_copydesk/pipeline/newsstand/copy/newsrooms.toml",
    "_copydesk/pipeline/newsstand/copy/stories/talks.toml",
    "_copydesk/pipeline/newsstand/forms/article.html",
    "_copydesk/templates/post/body.html",
    "_copydesk/templates/post/post.txt",
    "_copydesk/templates/start/copydesk.toml",
    "_copydesk/templates/start/outlets.toml",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it, by what is installed here."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in an environment of its own; what it needs is found in ours, so that nothing is downloaded."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    site = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    (Path(site) / "ours.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    [wheel] = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    command = [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COPYDESK_", "PYTHON"))}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=clean, timeout=120, check=False)


def test_the_wheel_holds_one_module_and_one_folder(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()

    tops = {name.split("/")[0] for name in names}
    assert tops == {"copydesk.py", "_copydesk", f"copydesk-{__version__}.dist-info"}
    assert {name.split("/")[1] for name in names if name.startswith("_copydesk/")} == {
        "pipeline",
        "spiders",
        "templates",
    }


def test_every_file_of_the_three_folders_is_in_the_wheel(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())

    listed = subprocess.run(
        ["git", "ls-files", "pipeline", "spiders", "templates"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    tracked = {f"_copydesk/{name}" for name in listed.stdout.splitlines() if (ROOT / name).is_file()}
    assert tracked - names <= {"_copydesk/pipeline/launch.py"}  # it is copydesk.py there
    assert set(DATA) <= names
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".db"))]


def test_the_sdist_holds_what_the_tests_and_the_docs_need(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        names = {name.split("/", 1)[-1] for name in opened.getnames()}

    assert {"pyproject.toml", "LICENSE", "README.md", "scrapy.cfg", "bin/demo", "tests/conftest.py"} <= names
    assert {"requirements.txt", "requirements-dev.txt"} <= names  # without them bin/demo and bin/test install nothing
    assert not [name for name in names if name.startswith((".venv", ".git/", ".mypy_cache"))]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["copydesk", "--version"], id="command"),
        pytest.param(["python", "-m", "copydesk", "--version"], id="module"),
    ],
)
def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path, command: list[str]) -> None:
    ran = run([str(installed / command[0]), *command[1:]], tmp_path)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split()[-1] == __version__


def test_the_installed_command_shows_the_demo(installed: Path, tmp_path: Path) -> None:
    ran = run([str(installed / "copydesk"), "demo"], tmp_path)

    assert ran.returncode == 0, ran.stderr
    assert "Tuesday, May 12, 2026" in ran.stdout
    assert "Torsvane" in ran.stdout
    assert (tmp_path / "demo-desk" / "desk.db").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers at every 127.x.y.z")
def test_installed_workers_ask_for_an_installed_command(installed: Path, tmp_path: Path) -> None:
    """In a wheel one module of ours is on the path: that is all that a scheduler and a worker know by name."""
    (tmp_path / "cluster").mkdir()
    with Origin(3) as origin, DaskCluster(tmp_path / "cluster", workers=1, python=installed / "python") as cluster:
        desk = many_desk(tmp_path / "desk", origin, 'engine = "dask"', f'scheduler = "{cluster.address}"')
        cluster.admits(desk)
        ran = run([str(installed / "copydesk"), "gather", "--desk", "desk", "--as-of=2026-05-12T12:30:00Z"], tmp_path)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"3 outlets asked, {3 * ITEMS} new headlines, 0 failed" in ran.stdout


def test_the_installed_command_begins_a_desk(installed: Path, tmp_path: Path) -> None:
    ran = run([str(installed / "copydesk"), "init", "my-desk", "--json"], tmp_path)

    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "my-desk" / "copydesk.toml").is_file()


@pytest.mark.parametrize("command", [("copydesk",), ("python", "-m", "copydesk")], ids=["command", "module"])
def test_the_scheduled_command_is_one_that_can_be_run(
    installed: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    called = [str(installed / command[0]), *command[1:]]
    run([*called, "init", "my-desk"], tmp_path)

    ran = run([*called, "schedule", "--desk", "my-desk", "--json"], tmp_path)
    scheduled = shlex.split(json.loads(ran.stdout)["crontab"])[5:]

    assert scheduled[-4:] == ["run", "--desk", str(tmp_path / "my-desk"), "--quiet"]
    assert run([*scheduled[:-4], "--version"], tmp_path).stdout.split()[-1] == __version__
