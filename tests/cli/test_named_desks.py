"""Which folder is the desk: what is named and is none is said to be that, and no other folder is taken for it."""

from pathlib import Path

import pytest

from tests.desks import DeskFolder


@pytest.mark.parametrize("command", ["restore {parcel}", "restore", "drafts", "log"])
@pytest.mark.parametrize("below", ["", "desk"])
def test_a_file_that_is_named_as_the_desk_is_said_to_be_one(desk: DeskFolder, command: str, below: str) -> None:
    (desk.folder / "notes").write_text("mine", encoding="utf-8")
    (desk.folder / "desk.zip").write_bytes(b"PK\x03\x04")

    ran = DeskFolder(desk.folder / "notes" / below).copydesk(*command.format(parcel=desk.folder / "desk.zip").split())

    assert ran.exit_code == 2
    assert "this is a file and no folder" in ran.stderr
    assert f"where: {desk.folder / 'notes'}\n" in ran.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system here that takes no folder")
def test_where_no_folder_can_be_made_none_is_said_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "desk.zip").write_bytes(b"PK\x03\x04")

    ran = DeskFolder(Path("/proc/self/desk")).copydesk("restore", str(tmp_path / "desk.zip"))

    assert ran.exit_code in (2, 8)  # it may not be written, for who is not root
    assert "where: /proc/self" in ran.stderr


def test_a_desk_behind_a_link_whose_target_is_away_is_said_to_be_that(desk: DeskFolder) -> None:
    (desk.folder / "link").symlink_to(desk.folder / "unmounted" / "desk")

    ran = DeskFolder(desk.folder / "link").copydesk("run")

    assert (ran.exit_code, "this is a link whose target is away" in ran.stderr) == (2, True)


@pytest.mark.parametrize("command", ["drafts", "gather", "approve d1", "publish d1 --to blog"])
def test_a_desk_that_is_named_by_nothing_is_not_the_one_where_one_is(evening: DeskFolder, command: str) -> None:
    ran = evening.copydesk(*command.split(), "--desk", "")

    assert ran.exit_code == 2
    assert "'--desk': it names no folder" in ran.stderr
