"""How far the import of a public blog has come: the next page, kept over days."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A blog on its way in. `next`: the first post of the next page, 0 = it is through; times are aware UTC.

    `since`: only what was changed since then is asked for, None = every post. `not_before`: the blog's own word.
    """

    feed: str
    began_at: datetime
    next: int = 1
    total: int = 0
    since: datetime | None = None
    not_before: datetime | None = None


def known(db: Connection, feed: str) -> Walk | None:
    """Return the walk through a blog's feed, None when there was none."""
    row = db.execute("select * from import_walks where feed = ?", (feed,)).fetchone()
    if row is None:
        return None
    return Walk(
        feed=row["feed"],
        began_at=known_moment(row["began_at"]),
        next=row["next"],
        total=row["total"],
        since=moment(row["since"]),
        not_before=moment(row["not_before"]),
    )


def keep(db: Connection, walk: Walk) -> None:
    """Store how far it has come. The caller holds the transaction."""
    db.execute(
        "insert into import_walks (feed, began_at, next, total, since, not_before) values (?, ?, ?, ?, ?, ?)"
        " on conflict (feed) do update set began_at = excluded.began_at, next = excluded.next, total = excluded.total,"
        " since = excluded.since, not_before = excluded.not_before",
        (walk.feed, stamp(walk.began_at), walk.next, walk.total, stamp(walk.since), stamp(walk.not_before)),
    )
