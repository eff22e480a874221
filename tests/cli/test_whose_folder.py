"""The folder of a desk that copydesk makes is its owner's alone; one that is there is left."""

from pathlib import Path

from tests.desks import DeskFolder


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_nobody_else_looks_into_a_new_desk_or_holds_its_lock(tmp_path: Path) -> None:
    made = DeskFolder(tmp_path).copydesk("init", str(tmp_path / "desk"))

    assert made.exit_code == 0, made.stderr
    assert mode(tmp_path / "desk") == 0o700


def test_a_folder_that_is_there_is_as_open_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir(mode=0o750)

    made = DeskFolder(tmp_path).copydesk("init", str(tmp_path / "desk"))

    assert made.exit_code == 0, made.stderr
    assert mode(tmp_path / "desk") == 0o750


def test_nobody_else_looks_into_a_desk_that_has_moved(desk: DeskFolder, tmp_path: Path) -> None:
    packed = str(tmp_path / "desk.zip")
    assert desk.copydesk("stories").exit_code == 0
    assert desk.copydesk("backup", "--with-settings", packed).exit_code == 0

    moved = DeskFolder(tmp_path / "there").copydesk("restore", packed)

    assert moved.exit_code == 0, moved.stderr
    assert mode(tmp_path / "there") == 0o700
