"""Write NAME.sql for each migration of rows.py that has none: the schema as it was released, with rows in every table.

    python -m tests.store.released.make

When a migration is released, write rows of its time into rows.py, run this once, read what it wrote, and commit it.
What is there is never written again: the files say what a released migration made, whatever becomes of the program.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.store import schema
from pipeline.store.database import Connection, connect
from tests.store.released.rows import WRITTEN

HERE = Path(__file__).parent
_SHADOW = re.compile(r"archive_words_\w+")  # FTS5 makes these itself
_APPLIED = "insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', ?, ?)"
_MIGRATIONS = """
CREATE TABLE [_sqlite_migrations] (
   [id] INTEGER PRIMARY KEY,
   [migration_set] TEXT,
   [name] TEXT,
   [applied_at] TEXT
);
CREATE UNIQUE INDEX [idx__sqlite_migrations_migration_set_name]
    ON [_sqlite_migrations] ([migration_set], [name]);
"""


def main() -> None:
    """Write the files that are missing."""
    for name in WRITTEN:
        file = HERE / f"{name}.sql"
        if not file.exists():
            file.write_text(dumped(released(name)), encoding="utf-8")


def released(last: str) -> Connection:
    """Return a database as it is at a migration, with all that was written until then."""
    db = connect(Path(":memory:"))
    db.execute(f"pragma application_id = {schema.APPLICATION_ID}")
    db.executescript(_MIGRATIONS)
    for name, text in schema.MIGRATIONS.items():
        for statement in text.split(";\n"):
            db.execute(statement)
        db.execute(_APPLIED, (name, "2026-05-12 12:00:00+00:00"))
        fill(db, name)
        if name == last:
            break
    return db


def fill(db: Connection, migration: str) -> None:
    """Write the rows of a migration's time."""
    for table, values in WRITTEN[migration]:
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" for _ in values)
        db.execute(f"insert into {table} ({names}) values ({marks})", tuple(values.values()))


def dumped(db: Connection) -> str:
    """Return a database as SQL: tables, rows, then what depends on them."""
    made = db.execute("select type, name, sql from sqlite_master where sql is not null order by rowid").fetchall()
    ours = [row for row in made if not _SHADOW.fullmatch(row["name"])]
    tables = [row for row in ours if row["type"] == "table"]
    lines = [f"pragma application_id = {schema.APPLICATION_ID};", *(f"{row['sql']};" for row in tables)]
    for row in tables:
        lines += _rows(db, row["name"], row["sql"])
    lines += [f"{row['sql']};" for row in ours if row["type"] != "table"]
    return "\n".join(lines) + "\n"


def _rows(db: Connection, table: str, sql: str) -> Iterator[str]:
    numbered = ["rowid"] if "using fts5" in sql else []
    columns = [*numbered, *(name for (name,) in db.execute("select name from pragma_table_info(?)", (table,)))]
    quoted = " || ', ' || ".join(f'quote("{name}")' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    for (values,) in db.execute(f"select {quoted} from [{table}]"):
        yield f"insert into {table} ({names}) values ({values});"


if __name__ == "__main__":
    main()
