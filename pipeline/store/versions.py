"""Which versions of copydesk have changed the tables of this desk."""

from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import stamp


def last(db: Connection) -> str:
    """Return the version that last brought the desk up to date, "" where it was one that did not say."""
    if not db.execute("select 1 from sqlite_master where name = 'versions'").fetchone():
        return ""
    row = db.execute("select version from versions order by id desc limit 1").fetchone()
    return str(row["version"]) if row else ""


def note(db: Connection, version: str, *, newest: str, at: datetime) -> None:
    """Note that a version has brought the desk up to date; `newest` is the newest migration it knows."""
    db.execute("insert into versions (version, newest, at) values (?, ?, ?)", (version, newest, stamp(at)))
