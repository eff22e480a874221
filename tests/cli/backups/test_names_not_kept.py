"""A disk that does not confirm a name is told of as such; what is done by then is not said to have failed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desks import ROOT, DeskFolder

# Without root's right to read and search everywhere (capabilities(7), CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH).
_DROP = """
import ctypes, os, sys
for right in (1, 2):
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
PROMISE = "the disk does not promise to keep it"


@contextmanager
def unread(folder: Path) -> Iterator[None]:
    """A folder that may be written and not read: no command can bring its names to the disk."""
    folder.chmod(0o300)
    yield
    folder.chmod(0o700)


def asked(desk: DeskFolder, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}
    words = [sys.executable, "-c", _DROP, "-m", "pipeline.launch", *arguments]
    return subprocess.run(words, capture_output=True, text=True, env=environ, timeout=60, check=False, cwd=ROOT)


@pytest.mark.parametrize("more", [(), ("--with-settings",)], ids=["database", "desk"])
def test_a_backup_that_is_written_is_not_said_to_have_failed(
    desk: DeskFolder, tmp_path: Path, more: tuple[str, ...]
) -> None:
    place = tmp_path / "place"
    place.mkdir()

    with unread(place):
        done = asked(desk, "backup", *more, str(place / "copy"))

    assert (done.returncode, PROMISE in done.stderr) == (8, True), done.stderr
    assert [file.name for file in place.iterdir()] == ["copy"]


def test_a_restore_that_is_done_does_not_say_that_the_desk_is_as_it_was(desk: DeskFolder, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert asked(desk, "backup", str(copy)).returncode == 0

    with unread(desk.folder):
        done = asked(desk, "restore", str(copy))

    assert (done.returncode, PROMISE in done.stderr, "as it was" in done.stderr) == (8, True, False), done.stderr
    assert "what it was is" in done.stderr
    assert len(list(desk.folder.glob("desk.db.replaced-*"))) == 1
