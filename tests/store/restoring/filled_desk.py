"""A desk with rows in every table, a backup of it, and what a restore makes of the two."""

from contextlib import closing
from pathlib import Path

from pipeline.store.database import Connection, connect, writing
from pipeline.store.restoring import Restored, restore
from pipeline.store.salvage.tables import Table
from tests.cast import NOON
from tests.store.released.make import fill
from tests.store.released.rows import WRITTEN


def filled(db: Connection) -> None:
    """Write rows into every table."""
    with writing(db):
        for migration in WRITTEN:
            fill(db, migration)


def brought_back(folder: Path) -> Restored:
    """Let the backup `old.db` take the place of the desk's database."""
    return restore(folder / "old.db", folder / "desk.db", now=NOON, clock=NOON)


def contents(file: Path, table: Table) -> list[tuple[object, ...]]:
    """The rows of a table, without the numbers that no other table names."""
    with closing(connect(file)) as db:
        names = [name for (name,) in db.execute("select name from pragma_table_info(?)", (table.name,))]
        told = ", ".join(name for name in names if table.numbered or name != "id")
        rows = db.execute(f"select {told} from {table.name}").fetchall()
    return sorted((tuple(row) for row in rows), key=repr)
