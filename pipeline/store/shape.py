"""Whether a desk has all that its migrations made: another program may have dropped a table, or a row of their list.

SQLite's own checks find such a file whole. Only what is missing is looked for; what lies beside our tables is somebody
else's business (`restoring` has a word to say of triggers in a backup).
"""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.store import schema
from pipeline.store.database import Connection, applied, connect, writing

# SQLite makes the first of them, FTS5 the others (https://www.sqlite.org/fts5.html, 4.1.1): its own checks see to them.
_MADE = r"""
select type, name, sql from sqlite_master
where name not like 'sqlite\_%' escape '\' and name not like 'archive\_words\_%' escape '\'
"""
_COLUMNS = """
select made.name as "table", info.name as "column"
from sqlite_master as made join pragma_table_xinfo(made.name) as info where made.type = 'table'
"""
# A table comes before what is made on it.
KINDS = ("table", "index", "view", "trigger")
HOLDING_ROWS = ("table",)


def misshapen(db: Connection, kinds: Collection[str] = KINDS) -> str:
    """Return what of these kinds a desk lacks of what its migrations made, in words; "" = nothing, or it is newer.

    Raises:
        DatabaseError, UnicodeDecodeError: it cannot be read.
    """
    had = applied(db)
    if not had <= schema.MIGRATIONS.keys():
        return ""
    if unlisted := _unlisted(db, had):
        return f"its list of migrations lacks {unlisted}"
    with made_by(had) as wanted:
        for kind, name in ((kind, name) for kind, name, _ in lacking(db, wanted) if kind in kinds):
            return f"the {kind} {name} is gone"
        for table, column in sorted(_columns(wanted) - _columns(db)):
            return f"the table {table} has no {column} any more"
    return ""


@contextmanager
def made_by(migrations: Collection[str]) -> Iterator[Connection]:
    """Yield a desk in memory that has had these migrations and holds nothing: 50 ms of work for all of them."""
    with closing(connect(Path(), uri=":memory:")) as made:
        with writing(made):
            for text in (text for name, text in schema.MIGRATIONS.items() if name in migrations):
                for statement in text.split(";\n"):
                    made.execute(statement)
        yield made


def lacking(db: Connection, wanted: Connection) -> list[tuple[str, str, str]]:
    """Return what `wanted` has and `db` has not: its kind, its name and the statement that makes it, in this order."""
    there = {(kind, name) for kind, name, _ in db.execute(_MADE)}
    gone = [(kind, name, sql) for kind, name, sql in wanted.execute(_MADE) if (kind, name) not in there]
    return sorted(gone, key=lambda one: (KINDS.index(one[0]), one[1]))


def _columns(db: Connection) -> set[tuple[str, str]]:
    return {(table, column) for table, column in db.execute(_COLUMNS)}


def _unlisted(db: Connection, had: set[str]) -> str:
    """Return the first migration that a desk has had though its list lacks it, "" = none that can be told."""
    first = next((name for name in schema.MIGRATIONS if name not in had), "")
    return first if first and _has_had(db, first) else ""


def _has_had(db: Connection, migration: str) -> bool:
    names = list(schema.MIGRATIONS)
    earlier = names[: names.index(migration)]
    with made_by(earlier) as before, made_by([*earlier, migration]) as after:
        new = {(kind, name) for kind, name, _ in lacking(before, after)}
        columns = _columns(after) - _columns(before)
        return bool(new & {(kind, name) for kind, name, _ in db.execute(_MADE)} or columns & _columns(db))
