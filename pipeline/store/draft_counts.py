"""How many posts lie ready: drafts by state, and what was posted since a time."""

from collections.abc import Mapping
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import stamp


def by_state(db: Connection) -> Mapping[str, int]:
    """Return how many drafts are in each state that any is in."""
    return dict(db.execute("select state, count(*) from drafts group by state").fetchall())


def posted_since(db: Connection, at: datetime) -> int:
    """Return how many posts went to a blog since a time."""
    [count] = db.execute("select count(*) from ran as posts where posted_at >= ?", (stamp(at),)).fetchone()
    return int(count)


def taken(db: Connection, topic: str, *, since: datetime, until: datetime, news_since: datetime) -> int:
    """Return how many of a topic's drafts fill a day: those that wait or are approved, and those whose post is of it.

    A draft whose post is public, or will be, counts on the day of that post only. A waiting draft counts while the last
    news for it came after `news_since`.
    """
    [count] = db.execute(
        """
        with posted as (
            select draft, coalesce(iif(state = 'scheduled', scheduled_at, null), posted_at, intended_at) as at from ran
        )
        select count(*) from drafts left join posted on posted.draft = drafts.id where topic = ? and iif(
            posted.draft is not null,
            at >= ? and at < ?,
            state in ('touched', 'approved') or (state = 'waiting' and changed_at > ?)
        )
        """,
        (topic, stamp(since), stamp(until), stamp(news_since)),
    ).fetchone()
    return int(count)


def posts_waiting(db: Connection) -> Mapping[str, int]:
    """Return how many posts are scheduled, and of how many nobody knows whether they have arrived, by that state."""
    return dict(
        db.execute(
            "select case state when 'scheduled' then state else 'unknown' end as waits, count(*) from posts"
            " where draft is not null and state in ('scheduled', 'unknown', 'sending') group by waits"
        ).fetchall()
    )


def corrections_open(db: Connection) -> int:
    """Return how many changes of pages that posts link are not settled."""
    [count] = db.execute("select count(*) from corrections where settled = ''").fetchone()
    return int(count)


def revisions(db: Connection) -> int:
    """Return a number that grows with every revision of any draft."""
    return int(db.execute("select coalesce(max(rowid), 0) from revisions").fetchone()[0])


def by_desk_since(db: Connection, revision: int) -> int:
    """Return of how many drafts the desk has written a revision since `revisions` returned that number."""
    found = db.execute(  # by the number of the row: an index would be read whole for the sake of `distinct`
        "select count(distinct draft) from revisions not indexed where rowid > ? and author = 'desk'", (revision,)
    )
    return int(found.fetchone()[0])
