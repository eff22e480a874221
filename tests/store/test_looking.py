"""What a desk.db tells to one who may not write it; the permissions are tried in tests/cli/test_bad_desks.py."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ForeignStoreError, StoreError
from pipeline.store import headlines, schema
from pipeline.store.database import Connection, DatabaseError, connect, writing
from pipeline.store.looking import look, uri
from tests.cast import headline


def test_the_address_of_a_database_is_quoted(tmp_path: Path) -> None:
    assert uri(tmp_path / "100%?#.db", immutable=False) == f"file://{tmp_path}/100%25%3F%23.db?mode=ro"
    assert uri(tmp_path / "desk.db", immutable=True) == f"file://{tmp_path}/desk.db?immutable=1"


def test_one_who_looks_sees_what_is_there_and_cannot_write(tmp_path: Path, db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])

    seen = look(tmp_path / "desk.db")

    assert [one.headline for one in headlines.everything(seen)] == ["The Orrin rises"]
    with pytest.raises(DatabaseError, match="readonly"):
        seen.execute("delete from headlines")
    seen.close()


def test_another_programs_database_is_not_looked_into(tmp_path: Path) -> None:
    other = connect(tmp_path / "desk.db")
    other.execute("create table recipes (name text)")
    other.close()

    with pytest.raises(ForeignStoreError, match="another program"):
        look(tmp_path / "desk.db")


def test_a_desk_that_waits_for_an_upgrade_is_left_to_its_owner(
    tmp_path: Path, db: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", {**schema.MIGRATIONS, "m999_of_this_test": "create table more (id int)"})

    with pytest.raises(StoreError, match="must be upgraded"):
        look(tmp_path / "desk.db")


def test_a_log_that_a_killed_writer_left_is_read_too(tmp_path: Path, db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])
    for name in ("desk.db", "desk.db-wal"):
        shutil.copy(tmp_path / name, tmp_path / f"left-{name}")

    seen = look(tmp_path / "left-desk.db")

    assert [one.headline for one in headlines.everything(seen)] == ["The Orrin rises"]
    seen.close()


def test_what_a_killed_writer_left_half_done_is_not_read(tmp_path: Path, db: Connection) -> None:
    """With a rollback journal the file alone may hold half of a transaction."""
    db.execute("pragma journal_mode = delete")
    with writing(db):
        db.executemany("insert into stories (opened_at) values (?)", [("2026-05-12T12:00:00Z",)] * 3_000)
    for cache in ("cache_size = 2", "cache_spill = 1"):  # pages are written to the file before the transaction ends
        db.execute(f"pragma {cache}")
    with writing(db):
        db.execute("update stories set opened_at = '2026-05-13T12:00:00Z'")
        for name in ("desk.db", "desk.db-journal"):
            shutil.copy(tmp_path / name, tmp_path / f"left-{name}")

    with pytest.raises(StoreError, match="cannot be used"):
        look(tmp_path / "left-desk.db")
