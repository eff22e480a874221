"""A review page holds its desk against `copydesk restore`, also while nobody has asked it anything; runs go on."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.store.page_hold import no_page_open
from tests.desks import ROOT, DeskFolder
from tests.review.started import review


@pytest.fixture
def copy(evening: DeskFolder, tmp_path: Path) -> str:
    file = str(tmp_path / "copy.db")
    assert evening.copydesk("backup", file).exit_code == 0
    return file


def test_an_idle_page_holds_the_desk_until_it_ends(evening: DeskFolder, copy: str) -> None:
    inode = (evening.folder / "desk.db").stat().st_ino
    with review(evening), review(evening):
        refused = evening.copydesk("restore", copy)

        assert refused.exit_code == 5
        assert "a review page is open on this desk" in refused.stderr
        assert "end copydesk review" in refused.stderr
        assert (evening.folder / "desk.db").stat().st_ino == inode
    # Both were killed, not ended.
    assert evening.copydesk("restore", copy).exit_code == 0


def test_a_run_goes_on_beside_the_page(evening: DeskFolder) -> None:
    with review(evening):
        ran = evening.copydesk("run", "--as-of=2026-05-12T18:00:00Z")

    assert ran.exit_code in (0, 4)  # the newsstand of its outlets may be closed
    assert "held" not in ran.stderr


def test_no_page_opens_while_a_backup_is_brought_back(evening: DeskFolder) -> None:
    with no_page_open(evening.folder):
        ran = evening.copydesk("review", "--port", "0")

    assert ran.exit_code == 5
    assert "a backup is being brought back" in ran.stderr


def test_the_page_names_the_desk_by_its_folder(evening: DeskFolder) -> None:
    command = [sys.executable, "-m", "pipeline.launch", "review", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=evening.folder,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        assert process.stderr.readline().startswith(f"The desk {evening.folder.resolve()} is at http://127.0.0.1:")
    finally:
        process.kill()
        process.communicate()
