"""A new desk of a test is what the migrations make, though it is a copy of what they made."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.store import mending, migrate, restoring
from pipeline.store.database import Connection, connect, open_desk
from pipeline.store.identity import known_identity
from tests.blank_tables import made_by_migrations
from tests.cast import NOON

Apply = Callable[..., None]
LATER = NOON + timedelta(minutes=5)
# The time at which each migration was applied is the machine's own.
WHEN = ("_sqlite_migrations", "identity")


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Connection]:
    opened = open_desk(tmp_path / "copy.db", now=LATER, create=True)
    yield opened
    opened.close()


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Connection]:
    with made_by_migrations():
        opened = open_desk(tmp_path / "migrated.db", now=LATER, create=True)
    yield opened
    opened.close()


def test_it_is_the_same_to_the_last_row(copy: Connection, migrated: Connection) -> None:
    assert _told(copy) == _told(migrated)


def test_each_is_a_desk_of_its_own(copy: Connection, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "other.db", now=NOON, create=True)

    assert len({known_identity(copy), known_identity(other)}) == 2
    other.close()


@pytest.mark.parametrize("maker", [migrate, mending, restoring], ids=["an open", "a mend", "a restore"])
def test_where_the_tables_are_tested_nobody_has_a_copy(maker: ModuleType) -> None:
    """Two copies were made at one time, that of the first."""
    with made_by_migrations():
        one, other = (_made_at(vars(maker)["apply"]) for _ in range(2))

    assert one != other


def _made_at(apply: Apply) -> list[str]:
    with closing(connect(Path(), uri=":memory:")) as db:
        apply(db, now=NOON)
        return [at for (at,) in db.execute("select applied_at from _sqlite_migrations order by id")]


def _told(db: Connection) -> list[object]:
    pragmas = [db.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "journal_mode", "encoding")]
    names = [name for (name,) in db.execute("select name from sqlite_master where type = 'table' order by name")]
    rows = [tuple(row) for name in names if name not in WHEN for row in db.execute(f'select * from "{name}"')]
    tables = [tuple(row) for row in db.execute("select type, name, sql from sqlite_master order by rowid")]
    steps = [name for (name,) in db.execute("select name from _sqlite_migrations order by id")]
    return [pragmas, rows, tables, steps]
