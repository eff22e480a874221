"""`demo` makes its own desk, and its own files only, anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import EVENING, Day
from tests.desks import ROOT, DeskFolder
from tests.docs_pages import README, blocks, sections


def test_demo_never_touches_a_desk_that_is_not_a_demo(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    desk.copydesk("init", str(tmp_path))
    before = (tmp_path / "copydesk.toml").read_bytes()

    ran = desk.copydesk("demo", str(tmp_path))

    assert ran.exit_code == 2
    assert (tmp_path / "copydesk.toml").read_bytes() == before


def test_a_file_called_demo_makes_no_desk_a_demo(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    desk.copydesk("init", str(tmp_path))
    desk.writes("demo", "What I want to show my readers.\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    ran = desk.copydesk("demo", str(tmp_path))

    assert ran.exit_code == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_demo_writes_nothing_through_a_link_that_another_user_has_laid(tmp_path: Path) -> None:
    """Whoever knows that somebody will make `demo-desk` in /tmp makes it before him."""
    mine, theirs = tmp_path / "mine.txt", tmp_path / "demo-desk"
    mine.write_text("Look at d2.", encoding="utf-8")
    theirs.mkdir()
    (theirs / "demo").write_text("A demo desk of copydesk\n", encoding="utf-8")
    (theirs / "copydesk.toml").symlink_to(mine)
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    os.chown(theirs, 65534, 65534)

    ran = DeskFolder(tmp_path).copydesk("demo", str(theirs))

    assert "this folder is another user's" in ran.stderr
    assert mine.read_text(encoding="utf-8") == "Look at d2."


def test_a_second_demo_replaces_its_own_files_only(demo: Day, tmp_path: Path) -> None:
    folder = tmp_path / "demo-desk"
    shutil.copytree(demo.desk.folder, folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "mine.html").write_text("<p>Mine</p>", encoding="utf-8")
    (folder / "notes.txt").write_text("Look at d2.", encoding="utf-8")
    (tmp_path / "beside.txt").write_text("Not of the demo.", encoding="utf-8")

    again = demo.desk.copydesk("demo", str(folder), "--json")

    assert again.exit_code == 0, again.stderr
    assert (folder / "templates" / "mine.html").read_text(encoding="utf-8") == "<p>Mine</p>"
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "Look at d2."
    assert (tmp_path / "beside.txt").read_text(encoding="utf-8") == "Not of the demo."


def test_demo_prints_its_post_to_a_reader(demo: Day, tmp_path: Path) -> None:
    shown = demo.desk.copydesk("show", demo.said.json["id"], EVENING).stdout

    assert "Tuesday, May 12, 2026" in shown
    assert demo.said.json["roundup"]["lead"]["excerpt"][0] in shown.replace("\xa0", " ")


def test_readme_shows_the_post_that_the_demo_prints(demo: Day) -> None:
    [sample] = blocks(sections(README.read_text(encoding="utf-8"))["What a draft looks like"], "text")
    shown = demo.desk.copydesk("show", demo.said.json["id"], EVENING).stdout

    assert _without_carriers(shown.replace("\xa0", " ")) == _without_carriers(sample)


def _without_carriers(post: str) -> list[str]:
    """Which carrier of a wire report is listed hangs on who answered first, so only its agency is compared."""
    lines = (re.sub(r" -- [^/]+/", " -- ", line.rstrip()) for line in post.splitlines())
    return [line for line in lines if line]


def test_what_the_demo_tells_to_try_works_where_copydesk_is_not_on_the_path(tmp_path: Path) -> None:
    """As bin/demo calls it, with whatever Python: nothing is installed then."""
    environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path)}
    called = [sys.executable, "-m", "pipeline.launch", "demo", "my desk"]
    ran = subprocess.run(called, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    told = ran.stdout.splitlines()[-1].partition(": try  ")[2]

    tried = subprocess.run(["/bin/sh", "-c", told], cwd=tmp_path, env=environ, capture_output=True, text=True)

    assert (tried.returncode, "Selwen" in tried.stdout or "Skerrow" in tried.stdout) == (0, True), tried.stderr
