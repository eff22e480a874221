"""What opens as a desk, what does not, and that nothing is lost on the way."""

import contextlib
import errno
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import (
    DamagedStoreError,
    DeskBusyError,
    ForeignStoreError,
    NewerStoreError,
    NotFoundError,
    StoreError,
    UnreadableError,
    UsageError,
)
from pipeline.store import backups, headlines, lease, schema
from pipeline.store.database import Connection, DatabaseError, connect, explained, open_desk, writing
from pipeline.store.restoring import restore
from tests.cast import NOON, headline
from tests.desks import ROOT


def test_a_new_desk_is_ours_and_empty(db: Connection) -> None:
    [application_id] = db.execute("pragma application_id").fetchone()

    assert application_id == schema.APPLICATION_ID
    assert db.execute("select count(*) from headlines").fetchone()[0] == 0


def test_a_desk_that_is_not_there_is_not_made_by_accident(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="copydesk init"):
        open_desk(tmp_path / "desk.db", now=NOON)

    assert not (tmp_path / "desk.db").exists()


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    other = connect(tmp_path / "desk.db")
    other.execute("create table recipes (name text)")
    other.close()
    before = (tmp_path / "desk.db").read_bytes()

    with pytest.raises(ForeignStoreError, match="another program"):
        open_desk(tmp_path / "desk.db", now=NOON)

    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("Dear diary, " * 500)

    with pytest.raises(ForeignStoreError, match="not a database"):
        open_desk(tmp_path / "desk.db", now=NOON)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT], ids=errno.errorcode.get)
def test_a_disk_without_room_is_no_reason_to_bring_a_backup_back(tmp_path: Path, number: int) -> None:
    told = explained(DatabaseError(str(OSError(number, os.strerror(number)))), tmp_path / "desk.db")

    assert "the free space" in told.do
    assert "restore" not in told.do


def test_a_desk_of_a_newer_copydesk_is_refused(tmp_path: Path, db: Connection) -> None:
    db.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999_of_next_year', '')"
    )

    with pytest.raises(NewerStoreError, match="m999_of_next_year"):
        open_desk(tmp_path / "desk.db", now=NOON)


def test_a_damaged_desk_is_called_damaged(tmp_path: Path, db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline(f"The Orrin rises {number}", number=number) for number in range(1, 400)])
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    file = tmp_path / "desk.db"
    body = bytearray(file.read_bytes())
    body[4096 * 3 :] = b"\xff" * (len(body) - 4096 * 3)
    file.write_bytes(body)

    with pytest.raises(StoreError) as caught:
        backups.verified(open_desk(file, now=NOON), file)

    assert isinstance(caught.value, DamagedStoreError) or "malformed" in str(caught.value)


def test_a_migration_is_preceded_by_a_verified_backup(
    tmp_path: Path, db: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])
    db.close()
    monkeypatch.setattr(
        schema, "MIGRATIONS", {**schema.MIGRATIONS, "m002_of_this_test": "create table more (id integer) strict"}
    )

    open_desk(tmp_path / "desk.db", now=NOON).close()

    [backup] = (tmp_path / "backups").iterdir()
    copy = connect(backup)
    assert backups.verified(copy, backup)["headlines"] == 1
    copy.close()


def test_a_transaction_that_fails_leaves_nothing(db: Connection) -> None:
    with contextlib.suppress(ZeroDivisionError), writing(db):
        headlines.file(db, [headline("The Orrin rises")])
        raise ZeroDivisionError

    assert db.execute("select count(*) from headlines").fetchone()[0] == 0


def test_the_lease_is_refused_to_a_second_run_and_says_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "desk.lock"

    second = lease.held(lock, command="copydesk gather", now=NOON + timedelta(minutes=1))

    with lease.held(lock, command="copydesk run", now=NOON), pytest.raises(DeskBusyError) as refused:
        second.__enter__()

    assert re.search(r"copydesk run, process \d+, since 2026-05-12T12:00:00Z", str(refused.value))


def test_the_lease_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    lock = tmp_path / "desk.lock"
    script = (
        "import os, signal, pathlib, datetime\n"
        "from pipeline.store import lease\n"
        f"held = lease.held(pathlib.Path({str(lock)!r}), command='a run that dies',"
        " now=datetime.datetime(2026, 5, 12, tzinfo=datetime.UTC))\n"
        "held.__enter__()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    died = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert died.returncode == -9

    with lease.held(lock, command="copydesk run", now=NOON):
        assert "copydesk run" in lock.read_text()


def test_a_backup_is_whole_and_restores_what_was_there(tmp_path: Path, db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])
    counted = backups.back_up(db, tmp_path / "copy.db")
    with writing(db):
        db.execute("delete from titles")
        db.execute("delete from headlines")
    db.close()

    kept = restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON).kept

    restored = open_desk(tmp_path / "desk.db", now=NOON)
    assert counted["headlines"] == restored.execute("select count(*) from headlines").fetchone()[0] == 1
    assert kept is not None
    assert kept.exists()
    restored.close()


def test_a_backup_never_overwrites_a_file(tmp_path: Path, db: Connection) -> None:
    (tmp_path / "copy.db").write_text("the only recipe of grandmother's plum cake")

    with pytest.raises(UsageError, match="there already"):
        backups.back_up(db, tmp_path / "copy.db")

    assert "plum cake" in (tmp_path / "copy.db").read_text()


def test_two_restores_in_one_second_keep_both_replaced_desks(tmp_path: Path, db: Connection) -> None:
    backups.back_up(db, tmp_path / "copy.db")
    db.close()

    first = restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON).kept
    second = restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON).kept

    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()
    assert second.exists()


def test_a_damaged_backup_is_not_restored(tmp_path: Path, db: Connection) -> None:
    (tmp_path / "copy.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    db.close()
    before = (tmp_path / "desk.db").read_bytes()

    with pytest.raises(UnreadableError):
        restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON)

    assert (tmp_path / "desk.db").read_bytes() == before
