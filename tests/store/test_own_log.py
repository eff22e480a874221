"""A log beside desk.db that is another database's: SQLite would work it into the desk, so nobody opens that."""

import shutil
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from pipeline import doctor
from pipeline.errors import StoreError
from pipeline.store import figures
from pipeline.store.database import Connection, connect, open_desk
from pipeline.store.own_files import has_log
from pipeline.store.restoring import restore
from tests.cast import NOON


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk that nobody is at."""
    return made(tmp_path / "desk")


def made(folder: Path) -> Path:
    folder.mkdir()
    open_desk(folder / "desk.db", now=NOON, create=True).close()
    (folder / "copydesk.toml").write_text('[blog]\nname = "River Watch"\n', encoding="utf-8")
    return folder / "desk.db"


def written_into(db: Connection, statement: str) -> None:
    """Write what stands in the log alone for as long as the connection is open."""
    db.execute("pragma journal_mode = wal")
    db.execute(statement)


def another_programs(place: Path, log: Path) -> None:
    with closing(connect(place / "recipes.db")) as db:
        written_into(db, "create table recipes (cake text)")
        shutil.copy(place / "recipes.db-wal", log)


def another_desks(place: Path, log: Path) -> None:
    with closing(connect(made(place / "other"))) as db:
        written_into(db, "update identity set desk = lower(hex(randomblob(16)))")
        shutil.copy(place / "other" / "desk.db-wal", log)


@pytest.mark.parametrize("lay", [another_programs, another_desks])
def test_a_desk_beside_the_log_of_another_database_is_left_as_it_is(desk: Path, tmp_path: Path, lay: object) -> None:
    assert callable(lay)
    log, before = desk.with_name("desk.db-wal"), desk.read_bytes()
    lay(tmp_path, log)
    copy = tmp_path / "copy.db"
    shutil.copy(desk, copy)

    said = [one for one in doctor.examine(desk.parent, {}, now=NOON) if one.check == "store"]
    with pytest.raises(StoreError, match="another database's"):
        open_desk(desk, now=NOON)
    with pytest.raises(StoreError, match="another database's"):
        restore(copy, desk, now=NOON, clock=NOON)

    assert [(one.state, "move desk.db-wal away" in one.cure) for one in said] == [("bad", True)]
    assert desk.read_bytes() == before
    log.unlink()
    open_desk(desk, now=NOON).close()


def test_the_log_is_looked_for_where_the_database_lies_that_is_linked_to(desk: Path, tmp_path: Path) -> None:
    before = desk.read_bytes()
    another_programs(tmp_path, desk.with_name("desk.db-wal"))
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "desk.db").symlink_to(desk)

    with pytest.raises(StoreError, match="another database's"):
        open_desk(tmp_path / "linked" / "desk.db", now=NOON)

    assert desk.read_bytes() == before


def test_a_desk_with_what_its_last_command_left_in_its_own_log_is_opened(desk: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    with closing(connect(desk)) as db:
        written_into(db, "pragma user_version = 7")
        shutil.copytree(desk.parent, killed, ignore=shutil.ignore_patterns("*-shm"))
    assert (killed / "desk.db-wal").stat().st_size

    with closing(open_desk(killed / "desk.db", now=NOON)) as db:
        assert db.execute("pragma user_version").fetchone()[0] == 7


@pytest.mark.parametrize("looks", [has_log, figures.file_bytes, figures.log_bytes])
def test_a_log_that_goes_while_it_is_looked_at_is_none(tmp_path: Path, looks: object) -> None:
    assert callable(looks)
    log, ended = tmp_path / "desk.db-wal", Event()

    def come_and_go() -> None:
        while not ended.is_set():
            log.touch()
            log.unlink()

    last = Thread(target=come_and_go)
    last.start()
    try:
        seen = {looks(tmp_path / "desk.db") for _ in range(10_000)}
    finally:
        ended.set()
        last.join()

    assert seen == {0}
