"""What a killed `backup --with-settings`, or its `restore`, left goes with the next one; what is another's stays."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.store import workrooms
from tests.desks import ROOT, DeskFolder


def left(place: Path, *names: str) -> Path:
    """Leave a folder in which a desk was packed, with these files in it."""
    place.mkdir()
    for name in names:
        (place / name).write_bytes(b"SQLite")
    return place


@contextmanager
def held(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


def test_what_a_killed_packing_left_goes_with_the_next_whatever_it_is_called(desk: DeskFolder, tmp_path: Path) -> None:
    dead = left(tmp_path / ".packing-dead", "desk.db", "desk.db.part", "desk.db.part-journal", "desk.zip.part")

    done = desk.copydesk("backup", "--with-settings", str(tmp_path / "my-desk.zip"))

    assert done.exit_code == 0, done.stderr
    assert not dead.exists()
    assert list(tmp_path.glob("*my-desk*")) == [tmp_path / "my-desk.zip"]


def test_what_a_killed_backup_left_goes_with_the_next_whatever_it_is_called(desk: DeskFolder, tmp_path: Path) -> None:
    dead = left(tmp_path / ".packing-dead", "desk.db", "desk.db-journal")
    living = left(tmp_path / ".packing-living", "desk.db")

    with held(living):
        done = desk.copydesk("backup", str(tmp_path / "copy.db"))

    assert done.exit_code == 0, done.stderr
    assert (dead.exists(), living.exists()) == (False, True)


def test_who_is_packing_now_and_what_is_not_ours_is_left_alone(desk: DeskFolder, tmp_path: Path) -> None:
    living = left(tmp_path / ".packing-living", "desk.db.part")
    strange = left(tmp_path / ".packing-strange", "desk.db", "letters.txt")

    with held(living):
        done = desk.copydesk("backup", "--with-settings", str(tmp_path / "my-desk.zip"))

    assert done.exit_code == 0, done.stderr
    assert (living / "desk.db.part").exists()
    assert sorted(file.name for file in strange.iterdir()) == ["desk.db", "letters.txt"]


def test_what_another_has_just_made_to_pack_in_and_not_locked_yet_is_left_alone(tmp_path: Path) -> None:
    made = left(tmp_path / ".packing-made")

    with held(tmp_path), workrooms.for_packing(tmp_path) as ours:
        assert made.is_dir()
        assert ours.is_dir()


def test_what_a_killed_unpacking_left_goes_with_the_next(desk: DeskFolder, tmp_path: Path) -> None:
    parcel = tmp_path / "my-desk.zip"
    assert desk.copydesk("backup", "--with-settings", str(parcel)).exit_code == 0
    new = DeskFolder(tmp_path / "new")
    new.folder.mkdir()
    dead = left(new.folder / ".unpacking-dead", "desk.db", "copydesk.toml")

    done = new.copydesk("restore", str(parcel))

    assert done.exit_code == 0, done.stderr
    assert not dead.exists()


def test_a_desk_that_is_unpacked_is_on_the_disk_before_it_has_its_names(desk: DeskFolder, tmp_path: Path) -> None:
    """Else a power failure leaves empty settings, beside which nothing is unpacked any more."""
    if not shutil.which("strace"):
        pytest.skip("without strace nobody can tell")
    parcel, calls = tmp_path / "my-desk.zip", tmp_path / "calls"
    assert desk.copydesk("backup", "--with-settings", str(parcel)).exit_code == 0
    tracing = ["strace", "-f", "--seccomp-bpf", "-e", "trace=sync,rename", "-o", str(calls)]
    command = [sys.executable, "-m", "pipeline.launch", "restore", str(parcel), "--desk", str(tmp_path / "new")]
    traced = subprocess.run([*tracing, *command], capture_output=True, text=True, check=False, cwd=ROOT)
    if "ptrace" in traced.stderr:
        pytest.skip("nobody may be traced here")

    assert traced.returncode == 0, traced.stderr
    done = [
        "sync" if "sync(" in line else line.rpartition("/")[2].partition('"')[0]
        for line in calls.read_text(encoding="utf-8").splitlines()
        if "sync(" in line or "/new/" in line
    ]
    assert [one for one in done if one in ("sync", "copydesk.toml", "desk.db")] == [
        "sync",
        "copydesk.toml",
        "sync",
        "desk.db",
    ]
