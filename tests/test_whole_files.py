"""Files written whole or not at all: what fails on the way leaves each as it was, and nothing beside it."""

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from pipeline.whole_files import keep_names, put, put_all
from tests.desks import ROOT


def test_a_file_is_replaced_with_its_mode_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("old", encoding="utf-8")

    put(tmp_path / "words", b"new", mode=0o640)

    assert (tmp_path / "words").read_bytes() == b"new"
    assert (tmp_path / "words").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["words"]


def test_where_the_second_of_two_cannot_be_written_the_first_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "first").write_text("old", encoding="utf-8")

    with pytest.raises(FileNotFoundError):
        put_all({tmp_path / "first": b"new", tmp_path / "no folder" / "second": b"new"})

    assert (tmp_path / "first").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["first"]


def test_what_a_killed_writer_left_is_taken_over_and_no_link_in_its_place_is_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs", encoding="utf-8")
    (tmp_path / "words.part").symlink_to(tmp_path / "theirs")

    put(tmp_path / "words", b"new")

    assert (tmp_path / "theirs").read_text(encoding="utf-8") == "theirs"
    assert names(tmp_path) == ["theirs", "words"]


def test_the_name_of_each_new_folder_is_brought_to_the_disk(tmp_path: Path) -> None:
    """Else the first backup, or the first post, is lost with its folder when the power fails."""
    if not shutil.which("strace"):
        pytest.skip("without strace nobody can tell")
    calls = tmp_path / "calls"
    making = (
        "import sys; from pathlib import Path; from pipeline.whole_files import make_folder as m; m(Path(sys.argv[1]))"
    )
    words = [sys.executable, "-c", making, str(tmp_path / "desk" / "backups")]
    tracing = ["strace", "-y", "-e", "trace=fsync", "-o", str(calls)]
    traced = subprocess.run([*tracing, *words], capture_output=True, text=True, check=False, cwd=ROOT)
    if "ptrace" in traced.stderr:
        pytest.skip("nobody may be traced here")

    assert (tmp_path / "desk" / "backups").is_dir(), traced.stderr
    kept = [line.partition("<")[2].partition(">")[0] for line in calls.read_text(encoding="utf-8").splitlines()]
    assert [path for path in kept if path] == [str(tmp_path), str(tmp_path / "desk")]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc, whose folders have no disk")
def test_a_file_system_that_brings_no_names_to_a_disk_is_no_failure() -> None:
    descriptor = os.open("/proc", os.O_RDONLY)
    with pytest.raises(OSError, match="Invalid argument"):
        os.fsync(descriptor)
    os.close(descriptor)

    keep_names(Path("/proc"))


def test_two_that_put_the_same_file_at_once_each_put_it_whole(tmp_path: Path) -> None:
    words = {letter: letter.encode() * 100_000 for letter in "abcdefgh"}
    with ThreadPoolExecutor(len(words)) as writers:
        for _ in range(5):
            list(writers.map(partial(put, tmp_path / "words"), words.values()))
            assert (tmp_path / "words").read_bytes() in words.values()

    assert names(tmp_path) == ["words"]


def test_where_the_lock_of_the_folder_is_anothers_a_file_is_put_by_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.whole_files._TURN_SECONDS", 0.05)
    (tmp_path / "words.part").write_bytes(b"another is writing")
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)

    put(tmp_path / "words", b"new")
    os.close(descriptor)

    assert (tmp_path / "words").read_bytes() == b"new"
    assert (tmp_path / "words.part").read_bytes() == b"another is writing"
    assert names(tmp_path) == ["words", "words.part"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_mode_that_a_file_has_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(errno.EPERM, "one mode for all on this file system")

    monkeypatch.setattr(os, "fchmod", refuses)

    put(tmp_path / "blog", b"a secret", mode=0o600)

    assert (tmp_path / "blog").read_bytes() == b"a secret"
