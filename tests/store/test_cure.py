"""What is said for bringing a desk back: plain `copydesk restore` where it would find a backup."""

from pathlib import Path

import pytest

from pipeline.errors import NotFoundError, StoreError
from pipeline.store.cure import to_restore
from pipeline.store.database import open_desk
from tests.cast import NOON
from tests.desks import DeskFolder

NIGHTLY, UPGRADE = "desk-20260512T120000Z.db", "desk-before-m014_restores-20260512T120000Z.db"


def kept(folder: Path, name: str, begins: bytes = b"SQLite format 3\0") -> None:
    (folder / "backups").mkdir(exist_ok=True)
    (folder / "backups" / name).write_bytes(begins)


@pytest.mark.parametrize("name", [NIGHTLY, UPGRADE])
def test_a_backup_of_ours_needs_no_name(tmp_path: Path, name: str) -> None:
    kept(tmp_path, name)

    assert to_restore(tmp_path) == "copydesk restore"


@pytest.mark.parametrize(("name", "begins"), [(NIGHTLY, b""), ("mine.db", b"SQLite format 3\0")])
def test_else_the_file_is_to_be_named(tmp_path: Path, name: str, begins: bytes) -> None:
    assert to_restore(tmp_path) == "copydesk restore FILE"
    kept(tmp_path, name, begins)

    assert to_restore(tmp_path) == "copydesk restore FILE"


def test_a_damaged_and_a_missing_database_say_so(tmp_path: Path) -> None:
    kept(tmp_path, NIGHTLY)
    (tmp_path / "desk.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    with pytest.raises(StoreError, match=r"copydesk restore$"):
        open_desk(tmp_path / "desk.db", now=NOON)
    (tmp_path / "desk.db").unlink()
    with pytest.raises(NotFoundError, match=r"copydesk restore$"):
        open_desk(tmp_path / "desk.db", now=NOON)


@pytest.mark.parametrize(("backups", "said"), [(True, "copydesk restore"), (False, "copydesk restore FILE")])
def test_a_lost_one_s_new_one_says_so(desk: DeskFolder, backups: bool, said: str) -> None:
    desk.copydesk("drafts")
    if backups:
        desk.copydesk("backup")
    for file in desk.folder.glob("desk.db*"):
        file.unlink()

    assert desk.copydesk("drafts").stderr.splitlines()[0].endswith(f"bring it back: {said}")
