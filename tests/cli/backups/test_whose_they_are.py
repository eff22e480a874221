"""Whatever the umask, nobody but their owner reads settings and backups; what he chose otherwise stays as it is."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import DeskFolder


@pytest.fixture(autouse=True)
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_settings_that_init_writes_and_their_backups_are_the_owners_alone(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path / "desk")
    assert desk.copydesk("init", str(desk.folder)).exit_code == 0
    assert desk.copydesk("backup").exit_code == 0

    [backup] = (desk.folder / "backups").iterdir()
    assert mode(backup.parent) == 0o700
    assert {mode(path) for path in (backup, desk.folder / "copydesk.toml", desk.folder / "outlets.toml")} == {0o600}


def test_a_folder_of_backups_and_a_database_that_others_may_read_stay_so(desk: DeskFolder) -> None:
    assert desk.copydesk("stories").exit_code == 0
    (desk.folder / "backups").mkdir(mode=0o750)
    (desk.folder / "desk.db").chmod(0o660)

    assert desk.copydesk("backup").exit_code == 0
    assert desk.copydesk("restore").exit_code == 0

    assert mode(desk.folder / "backups") == 0o750
    assert mode(desk.folder / "desk.db") == 0o660
