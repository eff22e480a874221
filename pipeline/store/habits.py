"""What learning reads - the newest posts with the topic of their draft - and what the editor said of his own habits."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pipeline.store.database import Connection
from pipeline.store.pulse import Beat
from pipeline.store.rows import document, known_moment, stamp

FORGOTTEN = ""  # the role under which it is kept since when an outlet's posts count


class Ran(NamedTuple):
    """A post that ran. `topic` is that of its draft, "" = it has none; `labels` are those of the blog."""

    post: int
    title: str
    at: datetime
    labels: tuple[str, ...]
    topic: str


class Edit(NamedTuple):
    """The editor's word on an outlet: its rate (0 to 1) in a role; or none: what was before `at` is forgotten."""

    outlet: str
    role: str
    rate: float | None
    at: datetime


def newest(db: Connection, *, until: datetime, most: int) -> tuple[Ran, ...]:
    """Return the posts that stand and ran by a time, the newest first; none of which only a summary is known."""
    rows = db.execute(
        """
        select posts.id, posts.title, coalesce(posts.posted_at, posts.intended_at) as at,
            coalesce(json_extract(posts.roundup, '$.labels'), '[]'), coalesce(drafts.topic, '')
        from standing as posts left join drafts on drafts.id = posts.draft
        where posts.partial = 0 and coalesce(posts.posted_at, posts.intended_at) <= ?
        order by at desc, posts.id desc limit ?
        """,
        (stamp(until), most),
    )
    return tuple(
        Ran(post, title, known_moment(at), tuple(map(str, document(labels))), topic)
        for post, title, at, labels, topic in rows
    )


def edits(db: Connection) -> tuple[Edit, ...]:
    """Return all that the editor said, by outlet, then by role."""
    rows = db.execute("select outlet, role, rate, at from habit_edits order by outlet, role")
    return tuple(Edit(outlet, role, rate, known_moment(at)) for outlet, role, rate, at in rows)


def keep(db: Connection, said: Iterable[Edit]) -> None:
    """Store what the editor said; the caller holds the transaction."""
    db.executemany(
        "insert or replace into habit_edits (outlet, role, rate, at) values (?, ?, ?, ?)",
        [(one.outlet, one.role, one.rate, stamp(one.at)) for one in said],
    )


def take_back(db: Connection, outlet: str) -> None:
    """Forget what the editor said of an outlet; the caller holds the transaction."""
    db.execute("delete from habit_edits where outlet = ?", (outlet,))


def beat(db: Connection) -> Beat:
    """Return what differs when a post came or went, or the editor said something; cheap to ask.

    A post that an import replaced, with as many links as before, may not show.
    """
    row = db.execute(
        """
        select (select max(id) from posts), (select count(*) from posts), (select max(rowid) from post_links),
            (select max(id) from sendings), (select count(*) from sendings where outcome != ''),
            (select sum(revision) from drafts where state in ('approved', 'published')),
            (select count(*) from drafts where state in ('approved', 'published')),
            (select json_group_array(outlet || char(10) || role || char(10) || coalesce(rate, '') || at)
                from habit_edits)
        """
    ).fetchone()
    return tuple(row)
