"""Restoring where a file can have no second name, as on FAT or some network file systems: nothing is lost there."""

import errno
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import backups, saved_searches
from pipeline.store.database import open_desk, writing
from pipeline.store.restoring import Restored, restore
from pipeline.store.saved_searches import Saved
from pipeline.store.unfinished import undo
from tests.cast import NOON
from tests.desks import ROOT
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


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.store.restoring import restore

def refuses(*_, **__):
    raise PermissionError(1, "no second names here")

def dies(source, target, rename=os.replace):
    if Path(source).name == sys.argv[2]:
        os._exit(9)
    rename(source, target)

os.link, os.replace = refuses, dies
folder, noon = Path(sys.argv[1]), datetime(2026, 5, 12, 12, tzinfo=UTC)
restore(folder / "old.db", folder / "desk.db", now=noon, clock=noon)
"""


def killed(folder: Path, *, before: str) -> None:
    """Kill a restore as it is about to give this file another name."""
    ran = subprocess.run([sys.executable, "-c", KILLED, str(folder), before], cwd=ROOT, check=False)
    assert ran.returncode == 9


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


@pytest.mark.parametrize("folder", ["EPERM"], indirect=True)
@pytest.mark.parametrize("name", ["desk.db", "desk.db.incoming"], ids=["set aside", "put in place"])
def test_a_restore_that_was_killed_between_two_names_carries_all_over_when_it_is_done_again(
    folder: Path, name: str
) -> None:
    killed(folder, before=name)

    done = brought_back(folder)

    assert done.found.whole
    assert searches(folder / "desk.db") == ["ferries"]
    assert len(list(folder.glob("desk.db.*"))) == 1  # the replaced one, and nothing half done


@pytest.mark.parametrize("folder", ["EPERM"], indirect=True)
def test_a_new_database_that_a_command_made_meanwhile_does_not_stand_in_its_way(folder: Path) -> None:
    killed(folder, before="desk.db.incoming")
    open_desk(folder / "desk.db", now=NOON, create=True).close()

    done = brought_back(folder)

    assert done.found.whole
    assert searches(folder / "desk.db") == ["ferries"]


@pytest.mark.parametrize("folder", ["EPERM"], indirect=True)
def test_the_log_of_a_damaged_desk_is_back_beside_it_after_a_kill(folder: Path) -> None:
    damage.scribble(folder / "desk.db")
    (folder / "desk.db-wal").write_bytes(b"the newest decisions")
    killed(folder, before="desk.db")
    assert not (folder / "desk.db-wal").exists()

    undo(folder / "desk.db")

    assert (folder / "desk.db-wal").read_bytes() == b"the newest decisions"


@pytest.mark.parametrize("folder", ["EPERM"], indirect=True)
def test_what_was_noted_in_a_new_database_meanwhile_is_kept(folder: Path) -> None:
    killed(folder, before="desk.db.incoming")
    with closing(open_desk(folder / "desk.db", now=NOON, create=True)) as db, writing(db):
        saved_searches.save(db, Saved(name="bridges", query="bridge"), at=NOON)

    brought_back(folder)

    assert searches(folder / "desk.db") == ["ferries"]
    assert [searches(file) for file in folder.glob("desk.db.replaced-*-new1")] == [["bridges"]]


@pytest.mark.parametrize("name", ["", "desk.db.replaced-/../elsewhere", f"desk.db.replaced-{'x' * 400}"])
def test_a_note_that_names_no_file_of_ours_is_thrown_away(tmp_path: Path, name: str) -> None:
    (tmp_path / "desk.db.replacing").write_text(name, encoding="utf-8")

    undo(tmp_path / "desk.db")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["EPERM"], indirect=True)
def test_a_desk_on_a_file_system_without_modes_is_restored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    for change in ("chmod", "fchmod"):
        monkeypatch.setattr(os, change, refuses)

    assert brought_back(folder).found.whole
