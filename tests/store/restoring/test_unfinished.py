"""A restore of a desk at which a command, or a restore, was killed: nothing that was decided there is left behind."""

import errno
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import saved_searches
from pipeline.store.database import Connection, connect, open_desk, writing
from pipeline.store.saved_searches import Saved
from tests.cast import NOON
from tests.store.restoring import damage
from tests.store.restoring.filled_desk import brought_back

KEPT = "desk.db.replaced-20260512T110000Z"


@pytest.fixture
def half_written(folder: Path, tmp_path: Path) -> Path:
    """A desk with a rollback journal, killed in the middle of a write of which a part is in the file."""
    place = tmp_path / "killed"
    place.mkdir()
    with closing(connect(folder / "desk.db")) as db:
        db.execute("pragma journal_mode = delete")
        db.execute("pragma cache_size = 2")
        db.execute("begin immediate")
        db.execute("update drafts set state = 'discarded'")
        db.execute("create table large (words text)")
        for _ in range(100):
            db.execute("insert into large values (hex(randomblob(1500)))")
        for name in ("desk.db", "desk.db-journal", "old.db"):
            shutil.copy(folder / name, place / name)
        db.execute("rollback")
    return place


@pytest.fixture
def damaged(folder: Path, tmp_path: Path) -> Path:
    """A damaged desk of which the newest search stands in the log alone, as a killed command leaves it."""
    place = tmp_path / "killed"
    place.mkdir()
    with closing(open_desk(folder / "desk.db", now=NOON)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        with writing(db):
            saved_searches.save(db, Saved(name="ferries", query="ferry"), at=NOON)
        for name in ("desk.db", "desk.db-wal", "old.db"):
            shutil.copy(folder / name, place / name)
    damage.scribble(place / "desk.db")
    os.utime(place / "desk.db-wal")
    return place


def killed_at_the_last_moment(folder: Path) -> None:
    """Leave what a restore leaves that dies when the log is set aside, and the backup not yet in place."""
    (folder / KEPT).hardlink_to(folder / "desk.db")
    (folder / "desk.db-wal").replace(folder / f"{KEPT}-wal")


def searches(file: Path) -> set[str]:
    with closing(open_desk(file, now=NOON)) as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        return {str(name) for (name,) in db.execute("select name from saved_searches")}


def states(db: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.execute("select id, state from drafts order by id")]


def states_in(file: Path) -> list[tuple[object, ...]]:
    with closing(connect(file)) as db:
        return states(db)


def test_what_a_killed_command_had_half_written_is_taken_back_first(half_written: Path, folder: Path) -> None:
    """Its journal, left beside the backup that comes in, would be worked into that."""
    done = brought_back(half_written)

    assert done.found.whole, done.found.why
    assert not (half_written / "desk.db-journal").exists()
    with closing(open_desk(half_written / "desk.db", now=NOON)) as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert db.execute("select count(*) from revisions").fetchone()[0] == 5
        assert states(db) == states_in(folder / "desk.db")


def test_a_journal_that_is_none_does_not_stay_beside_what_comes_in(damaged: Path) -> None:
    (damaged / "desk.db-journal").write_bytes(b"\xd9\xd5\x05\xf9" + bytes(5000))

    brought_back(damaged)

    assert not (damaged / "desk.db-journal").exists()


def test_the_log_of_a_database_that_is_gone_is_kept_and_not_worked_into_what_comes_in(damaged: Path) -> None:
    (damaged / "desk.db").unlink()
    log = (damaged / "desk.db-wal").read_bytes()

    brought_back(damaged)

    assert "ferries" not in searches(damaged / "desk.db")
    assert [file.read_bytes() for file in damaged.glob("desk.db.replaced-*-wal")] == [log]


def test_the_journal_of_a_database_that_is_gone_is_kept_with_every_byte(half_written: Path) -> None:
    (half_written / "desk.db").unlink()
    journal = (half_written / "desk.db-journal").read_bytes()

    done = brought_back(half_written)

    assert done.kept is None
    assert [file.read_bytes() for file in half_written.glob("desk.db.replaced-*-journal")] == [journal]
    assert not (half_written / "desk.db-journal").exists()


def test_a_restore_that_was_killed_with_the_log_set_aside_carries_what_is_in_the_log(damaged: Path) -> None:
    killed_at_the_last_moment(damaged)

    done = brought_back(damaged)

    assert "ferries" in searches(damaged / "desk.db")
    assert done.kept
    assert done.kept.with_name(f"{done.kept.name}-wal").exists()
    assert not (damaged / KEPT).exists()


def test_where_not_all_can_be_set_aside_the_log_is_back_at_its_place(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (damaged / "desk.db-shm").write_bytes(bytes(32768))
    log, rename = (damaged / "desk.db-wal").read_bytes(), os.replace

    def fails(source: Path, target: Path) -> None:
        if Path(source).name == "desk.db-shm":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(source, target)

    monkeypatch.setattr(os, "replace", fails)

    with pytest.raises(StoreError, match="could not be brought back"):
        brought_back(damaged)

    assert (damaged / "desk.db-wal").read_bytes() == log
    assert not list(damaged.glob("desk.db.replaced-*"))


def test_a_log_is_not_given_back_to_a_desk_that_somebody_wrote_into_since(damaged: Path) -> None:
    killed_at_the_last_moment(damaged)
    os.utime(damaged / f"{KEPT}-wal", (NOON.timestamp(), NOON.timestamp()))

    brought_back(damaged)

    assert (damaged / f"{KEPT}-wal").exists()


def test_a_desk_that_is_a_link_to_a_replaced_database_loses_nothing(folder: Path) -> None:
    """So an editor goes back to what a restore has kept."""
    (folder / "desk.db").rename(folder / KEPT)
    (folder / "desk.db").symlink_to(KEPT)
    decided = states_in(folder / KEPT)

    brought_back(folder)

    assert states_in(folder / KEPT) == decided
