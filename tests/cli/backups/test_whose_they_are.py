"""A backup is as open to others as the desk, whatever the umask, and so is the desk that it is brought back to."""

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


@pytest.mark.parametrize("chosen", [0o600, 0o660, 0o644])
def test_a_backup_and_what_is_restored_are_as_open_as_the_desk_was(desk: DeskFolder, chosen: int) -> None:
    assert desk.copydesk("stories").exit_code == 0
    (desk.folder / "desk.db").chmod(chosen)

    assert desk.copydesk("backup").exit_code == 0
    [backup] = (desk.folder / "backups").iterdir()
    assert mode(backup) == chosen
    assert desk.copydesk("restore").exit_code == 0
    assert mode(desk.folder / "desk.db") == chosen
