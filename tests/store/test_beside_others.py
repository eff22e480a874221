"""Another program at the desk, as Litestream is one: it holds a read transaction and does checkpoints of its own."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import DeskBusyError
from pipeline.store import backups, headlines
from pipeline.store.database import Connection, connect, open_desk, writing
from pipeline.store.restoring import restore
from tests.cast import NOON, headline


def file_one(db: Connection, number: int) -> None:
    with writing(db):
        headlines.file(db, [headline(f"The Orrin rises {number}", number=number)])


@pytest.mark.parametrize("mode", ["passive", "restart", "truncate"])
def test_checkpoints_from_outside_lose_no_headline(tmp_path: Path, db: Connection, mode: str) -> None:
    other = connect(tmp_path / "desk.db")
    other.execute("create table _litestream_seq (id integer primary key, seq integer)")
    for number in range(1, 60):
        other.execute("begin")
        other.execute("select count(*) from headlines").fetchone()
        file_one(db, number)
        other.execute("commit")
        other.execute(f"pragma wal_checkpoint({mode})")
    other.close()
    db.close()

    again = open_desk(tmp_path / "desk.db", now=NOON)
    assert again.execute("select count(*) from headlines").fetchone()[0] == 59
    assert again.execute("pragma integrity_check").fetchone()[0] == "ok"
    again.close()


def test_a_desk_is_not_restored_while_somebody_is_at_it(tmp_path: Path, db: Connection) -> None:
    backups.back_up(db, tmp_path / "copy.db")
    file_one(db, 1)

    with pytest.raises(DeskBusyError, match="somebody is at the desk"):
        restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON)

    file_one(db, 2)
    assert db.execute("select count(*) from headlines").fetchone()[0] == 2
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith("desk.db.")) == []
    db.close()
    assert restore(tmp_path / "copy.db", tmp_path / "desk.db", now=NOON, clock=NOON + timedelta(hours=1)).found.whole


def test_a_log_that_grew_beside_a_reader_is_cut_once_he_lets_go(tmp_path: Path, db: Connection) -> None:
    log = tmp_path / "desk.db-wal"
    reader = connect(tmp_path / "desk.db")
    reader.execute("begin")
    reader.execute("select count(*) from headlines").fetchone()
    db.execute("create table ballast (words blob)")
    for _ in range(3):
        db.execute("insert into ballast values (zeroblob(8000000))")
    assert log.stat().st_size > 24_000_000

    reader.close()
    for number in (1, 2):
        file_one(db, number)

    assert log.stat().st_size <= 16_000_000
