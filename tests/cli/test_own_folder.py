"""copydesk called in a folder that holds Python files: none of them is run, whatever module it is called like."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Day
from tests.desks import ROOT

# What a folder of somebody's scripts may hold, and what one open to all may have been given.
NAMES = sorted({*sys.stdlib_module_names, "babel", "feedparser", "jinja2", "lxml", "pebble", "scrapy", "twisted"})
TRAP = "import os\nos.write(os.open({file!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND), __name__.encode() + b' ')\n"
OWN = '{% extends "shipped/post/body.html" %}'


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """Such a folder; each file says in `run` that it was run."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.py").write_text(TRAP.format(file=str(tmp_path / "run")), encoding="utf-8")
    return folder


def called(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
    words = [sys.executable, str(ROOT / "pipeline" / "launch.py"), *arguments]
    return subprocess.run(words, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def test_no_file_of_the_folder_one_stands_in_is_run(scripts: Path, tmp_path: Path) -> None:
    desk = str(tmp_path / "desk")

    shown = called(scripts, "demo", desk)

    assert not (tmp_path / "run").exists(), (tmp_path / "run").read_text(encoding="utf-8")
    assert shown.returncode == 0, shown.stderr
    assert "Read more ...." in shown.stdout


def test_nor_where_own_templates_are_tried_in_a_process_of_their_own(scripts: Path, tmp_path: Path, demo: Day) -> None:
    desk = shutil.copytree(demo.desk.folder, tmp_path / "desk")
    (desk / "templates" / "post").mkdir(parents=True)
    (desk / "templates" / "post" / "body.txt").write_text("Mine: {{ post.title }}\n", encoding="utf-8")

    shown = called(scripts, "show", "d1", "--desk", str(desk))

    assert not (tmp_path / "run").exists(), (tmp_path / "run").read_text(encoding="utf-8")
    assert shown.returncode == 0, shown.stderr
