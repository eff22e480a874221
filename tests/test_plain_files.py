"""Is it a file, or surely nothing? A link whose target is away, and a folder that is a file, leave it open."""

import os
from pathlib import Path

import pytest

from pipeline.plain_files import read, surely_none


def test_a_file_is_read_and_what_is_none_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    os.mkfifo(tmp_path / "pipe")

    assert read(tmp_path / "file") == b"words"
    for path, said in ((tmp_path, "directory"), (tmp_path / "pipe", "a pipe"), (Path("/dev/null"), "a device")):
        with pytest.raises(OSError, match=said):
            read(path)


def test_what_has_no_name_is_none_and_what_has_one_is_something(tmp_path: Path) -> None:
    (tmp_path / "there").touch()

    assert surely_none(tmp_path / "gone")
    assert surely_none(tmp_path / "gone" / "too")
    assert not surely_none(tmp_path / "there")
    assert not surely_none(tmp_path)


def test_behind_a_link_whose_target_is_away_there_may_be_something(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "away")

    assert not surely_none(tmp_path / "link")
    assert not surely_none(tmp_path / "link" / "file")
    (tmp_path / "away").mkdir()
    assert surely_none(tmp_path / "link" / "file")


def test_below_a_file_there_may_be_something(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()

    assert not surely_none(tmp_path / "folder" / "file")
