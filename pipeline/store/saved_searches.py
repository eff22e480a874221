"""Searches of the archive that the editor saved."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A query as it was typed, and its name."""

    name: str
    query: str


def listed(db: Connection) -> tuple[Saved, ...]:
    """Return them by name."""
    rows = db.execute("select name, query from saved_searches order by name")
    return tuple(Saved(name=name, query=query) for name, query in rows)


def save(db: Connection, search: Saved, *, at: datetime) -> None:
    """Store a search, in place of one of its name."""
    db.execute(
        "insert into saved_searches (name, query, saved_at) values (?, ?, ?)"
        " on conflict (name) do update set query = excluded.query, saved_at = excluded.saved_at",
        (search.name, search.query, stamp(at)),
    )


def remove(db: Connection, name: str) -> bool:
    """Remove a search by name; return whether there was one."""
    return bool(db.execute("delete from saved_searches where name = ?", (name,)).rowcount)
