"""Who has looked at a draft, and when: what decides whether an untouched one lies on or is put away."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from pipeline.store.database import Connection
from pipeline.store.patience import waiting
from pipeline.store.revisions import DESK
from pipeline.store.rows import known_moment, stamp

# A page is not held up for the sake of a note: while a run writes, the next look makes it.
_PATIENCE_MS = 100


def in_passing(db: Connection) -> AbstractContextManager[None]:
    """Wait for who else writes as long as nobody notices."""
    return waiting(db, milliseconds=_PATIENCE_MS)


def is_noted(db: Connection, draft: int, *, at: datetime, within: timedelta) -> bool:
    """Return whether it needs no note that a draft was opened: a note is so fresh, or nobody asks for one.

    Nobody asks for that of a draft which is not there, or is touched, approved, posted or discarded.
    """
    found = db.execute(
        "select 1 from drafts left join openings on openings.draft = drafts.id"
        " where drafts.id = ? and state = 'waiting' and (openings.at is null or openings.at <= ?)",
        (draft, stamp(at - within)),
    )
    return found.fetchone() is None


def note(db: Connection, draft: int, *, at: datetime) -> None:
    """Note that a draft was opened; an earlier time than the one noted changes nothing."""
    db.execute(
        "insert into openings (draft, at) values (?, ?)"
        " on conflict (draft) do update set at = max(openings.at, excluded.at)",
        (draft, stamp(at)),
    )


def untouched(db: Connection) -> Iterator[tuple[int, datetime]]:
    """Yield the drafts that lie untouched, each with the last time an editor had it before him, else its making.

    Left out are those of which something of the editor's hangs on: a late text to choose, a copy on a channel.
    """
    rows = db.execute(
        """
        select drafts.id, max(made_at, coalesce(openings.at, ''), coalesce(
            (select max(at) from revisions where revisions.draft = drafts.id and author != ?), '')) as looked_at
        from drafts left join openings on openings.draft = drafts.id
        where state = 'waiting'
            and not exists (select 1 from posts where posts.draft = drafts.id)
            and not exists (select 1 from asides where asides.draft = drafts.id and settled_at is null)
        order by drafts.id
        """,
        (DESK,),
    )
    for row in rows.fetchall():
        yield row["id"], known_moment(row["looked_at"])
