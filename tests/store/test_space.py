"""A run begins only where it can end: on a small disk of its own, and by the rule."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from pipeline.store.space import needed_bytes
from tests.desk.worktable import worktable
from tests.desks import SETTINGS, DeskFolder


@pytest.mark.parametrize(("desk", "needed"), [(0, 64_000_000), (500_000_000, 564_000_000)])
def test_a_run_needs_room_for_what_it_writes_and_for_one_backup(desk: int, needed: int) -> None:
    assert needed_bytes(desk) == needed


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 60 MB."""
    with disk(tmp_path / "disk", "size=60m") as place:
        yield place


@contextmanager
def disk(place: Path, limit: str) -> Iterator[Path]:
    """Mount a disk with a limit, which takes a right that not everybody has."""
    place.mkdir()
    mount = shutil.which("mount")
    made = subprocess.run(
        [mount or "false", "-t", "tmpfs", "-o", limit, "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("command", ["run", "gather"])
def test_on_a_disk_that_is_nearly_full_no_run_begins(small_disk: Path, command: str) -> None:
    desk = DeskFolder(small_disk)
    desk.writes("copydesk.toml", SETTINGS)
    with worktable(small_disk):
        pass
    before = (small_disk / "desk.db").read_bytes()

    done = desk.copydesk(command)

    assert done.exit_code == 8
    assert "the disk is nearly full" in done.stderr
    assert "nothing was begun" in done.stderr
    assert (small_disk / "desk.db").read_bytes() == before
    assert desk.copydesk("drafts", "--json").json[0]["state"] == "waiting"


def fill(ballast: Path) -> None:
    with ballast.open("wb") as file:
        while True:
            file.write(bytes(65_536))
            file.flush()


def test_a_disk_that_is_full_keeps_what_was_stored(small_disk: Path) -> None:
    desk = DeskFolder(small_disk)
    desk.writes("copydesk.toml", SETTINGS)
    with worktable(small_disk):
        pass
    with pytest.raises(OSError, match="No space"):
        fill_up(small_disk / "ballast")

    done = desk.copydesk("approve", "d1")

    assert done.exit_code == 8, done.stderr
    assert "copydesk doctor" in done.stderr
    (small_disk / "ballast").unlink()
    assert desk.copydesk("drafts", "--json").json[0]["state"] == "waiting"
    assert desk.copydesk("approve", "d1").exit_code == 0


def fill_up(ballast: Path) -> None:
    """Write until there is no room left."""
    with ballast.open("wb", buffering=0) as opened:
        while True:
            opened.write(bytes(65_536))


def test_on_a_disk_that_takes_no_more_files_no_run_begins_and_who_looks_sees(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=600m,nr_inodes=40") as place:
        desk = DeskFolder(place)
        desk.writes("copydesk.toml", SETTINGS)
        with worktable(place):
            pass
        with suppress(OSError):
            for number in count():
                (place / f"{number}").touch()

        done = desk.copydesk("run")

        assert (done.exit_code, "the disk takes no more files" in done.stderr) == (8, True)
        assert desk.copydesk("drafts", "--json").json[0]["state"] == "waiting"
        assert "numbers (inodes) for 0 more files" in desk.copydesk("doctor").stdout
