"""What a desk lacks of what its migrations made is made again, empty, beside the rows of all the rest.

A list of migrations is written anew where everything that today's make is there; else nobody can tell which it has had.
"""

from datetime import datetime

from pipeline.store import schema
from pipeline.store.database import UNREADABLE, Connection, applied, writing
from pipeline.store.rows import stamp
from pipeline.store.shape import lacking, made_by, misshapen

_LIST = """
create table if not exists _sqlite_migrations (id integer primary key, migration_set text, name text, applied_at text)
"""
# What triggers would have noted while they, or the tables that they write into, were not there.
_DUE = (
    "insert or ignore into archive_due select 'post', id from posts",
    "insert or ignore into archive_due select 'draft', id from drafts where state in ('approved', 'published')",
    "insert or ignore into placing_due select id from headlines"
    " where news = 1 and not exists (select 1 from placings where headline = headlines.id)",
)


def completed(db: Connection, *, now: datetime) -> bool:
    """Make a desk whole in what `misshapen` looks at, and return whether that could be done; else it is as it was.

    Raises:
        NewerStoreError: see `pipeline.errors`.
    """
    if not misshapen(db):
        return True
    try:
        with writing(db):
            _list_anew(db, now)
            _make_what_is_gone(db)
    except (*UNREADABLE, _IncompleteError):
        return False
    return True


class _IncompleteError(Exception):
    """Something is gone that cannot be made again, such as a column."""


def _make_what_is_gone(db: Connection) -> None:
    with made_by(applied(db)) as wanted:
        for _, _, statement in lacking(db, wanted):
            db.execute(statement)
    for statement in _DUE if schema.MIGRATIONS.keys() <= applied(db) else ():
        db.execute(statement)
    if said := misshapen(db):
        raise _IncompleteError(said)


def _list_anew(db: Connection, now: datetime) -> None:
    with made_by(schema.MIGRATIONS) as wanted:
        if lacking(db, wanted):
            return
    db.execute(_LIST)
    missing = [name for name in schema.MIGRATIONS if name not in applied(db)]
    written = "insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', ?, ?)"
    db.executemany(written, [(name, stamp(now)) for name in missing])
