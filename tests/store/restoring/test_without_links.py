"""Restoring where a file can have no second name, as on FAT or some network file systems: nothing is lost there."""

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import backups, saved_searches
from pipeline.store.database import open_desk, writing
from pipeline.store.restoring import Restored, restore
from pipeline.store.saved_searches import Saved
from tests.cast import NOON
from tests.store.restoring import damage


@pytest.fixture(params=["EPERM", "ENOTSUP", "EMLINK"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a backup of before its saved search, on a file system that answers a link so."""

    def refuses(*_: object, **__: object) -> None:
        number = getattr(errno, request.param)
        raise OSError(number, os.strerror(number))

    with closing(open_desk(tmp_path / "desk.db", now=NOON, create=True)) as db:
        backups.back_up(db, tmp_path / "old.db")
        with writing(db):
            saved_searches.save(db, Saved(name="ferries", query="ferry"), at=NOON)
    monkeypatch.setattr(os, "link", refuses)
    return tmp_path


def brought_back(folder: Path) -> Restored:
    return restore(folder / "old.db", folder / "desk.db", now=NOON, clock=NOON)


def cannot_be_moved(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    rename = os.replace

    def fails(source: Path, target: Path) -> None:
        if Path(source).name == name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(source, target)

    monkeypatch.setattr(os, "replace", fails)


def searches(file: Path) -> list[str]:
    with closing(open_desk(file, now=NOON)) as db:
        return [name for (name,) in db.execute("select name from saved_searches")]


def test_the_replaced_file_is_kept_and_what_it_knows_is_carried(folder: Path) -> None:
    done = brought_back(folder)

    assert done.kept
    assert (searches(done.kept), searches(folder / "desk.db")) == (["ferries"], ["ferries"])


def test_the_desk_is_as_it_was_when_the_backup_cannot_take_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cannot_be_moved(monkeypatch, "desk.db.incoming")

    with pytest.raises(StoreError, match="could not be brought back"):
        brought_back(folder)

    assert searches(folder / "desk.db") == ["ferries"]
    assert list(folder.glob("desk.db.*")) == []


def test_the_log_is_back_beside_a_damaged_desk_that_cannot_be_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage.scribble(folder / "desk.db")
    (folder / "desk.db-wal").write_bytes(b"the newest decisions")
    cannot_be_moved(monkeypatch, "desk.db")

    with pytest.raises(StoreError, match="could not be brought back"):
        brought_back(folder)

    assert (folder / "desk.db-wal").read_bytes() == b"the newest decisions"
