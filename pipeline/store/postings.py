"""A draft's post on a channel: one row for ever, written before anything leaves this machine (DESIGN 6).

Read here, written by `sendings`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import Remote, Roundup
from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, moment, packed, stamp

# Where a request may be on its way, or may have arrived without our hearing of it.
UNSETTLED = ("sending", "unknown")
# Where the channel holds a post of ours.
STANDING = ("draft", "scheduled", "live")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A draft's post on a channel, as `posts` keeps it (store/tables_publish.py).

    `holds` is what the channel held after our last write, none = not known. `url` and `remote_id` are "" until it
    answered.
    """

    id: int
    draft: int
    channel: str
    state: str
    title: str
    key: str
    slug: str
    revision: int
    wanted: str
    intended_at: datetime
    posted_at: datetime | None
    scheduled_at: datetime | None
    attempt: int
    attempted_at: datetime | None
    seen_at: datetime | None
    url: str
    edit_url: str
    remote_id: str
    holds: Remote | None
    why: str
    cure: str
    roundup: Roundup


def identity(db: Connection) -> str:
    """Return who this desk is: 32 hexadecimal digits, drawn when its tables were made."""
    [desk] = db.execute("select desk from identity").fetchone()
    return str(desk)


def made_at(db: Connection, draft: int) -> datetime:
    """Return when a draft was made."""
    [at] = db.execute("select made_at from drafts where id = ?", (draft,)).fetchone()
    return known_moment(at)


def on_channel(db: Connection, draft: int, channel: str) -> Posting | None:
    """Return a draft's post on one channel."""
    row = db.execute(f"{_SELECT} where draft = ? and channel = ?", (draft, channel)).fetchone()
    return _posting(row) if row else None


def numbered(db: Connection, number: int) -> Posting | None:
    """Return a post by its number."""
    row = db.execute(f"{_SELECT} where id = ?", (number,)).fetchone()
    return _posting(row) if row else None


def of_draft(db: Connection, draft: int) -> tuple[Posting, ...]:
    """Return a draft's posts, in the order they were first sent."""
    return tuple(_posting(row) for row in db.execute(f"{_SELECT} where draft = ? order by id", (draft,)))


def in_states(db: Connection, states: Iterable[str], *, limit: int = 200) -> tuple[Posting, ...]:
    """Return the posts of drafts in any of these states, the oldest first, at most `limit`."""
    rows = db.execute(
        f"{_SELECT} where draft is not null and state in (select value from json_each(?)) order by id limit ?",
        (packed(states), limit),
    )
    return tuple(_posting(row) for row in rows)


def slots_taken(db: Connection, channel: str, *, since: datetime) -> frozenset[datetime]:
    """Return when posts of a channel go out after a time."""
    rows = db.execute(
        "select scheduled_at from posts where channel = ? and scheduled_at > ? and wanted = 'scheduled'"
        " and state in ('sending', 'unknown', 'scheduled')",
        (channel, stamp(since)),
    )
    return frozenset(known_moment(at) for (at,) in rows)


_SELECT = """
select id, draft, channel, state, title, key, slug, coalesce(revision, 0) as revision, wanted, intended_at, posted_at,
    scheduled_at, attempt, attempted_at, seen_at, coalesce(url, '') as url, edit_url,
    coalesce(remote_id, '') as remote_id, holds, why, cure, roundup
from posts
"""


def known(db: Connection, number: int) -> Posting:
    """Return a post that is there."""
    return _posting(db.execute(f"{_SELECT} where id = ?", (number,)).fetchone())


def _remote(row: Row) -> Remote | None:
    if row["holds"] is None:
        return None
    held = json.loads(row["holds"])
    return Remote(
        remote_id=row["remote_id"],
        url=row["url"],
        status=held["status"],
        title=held["title"],
        content=held["content"],
        labels=tuple(held["labels"]),
        version=held["version"],
        at=moment(held["at"]),
        edit_url=row["edit_url"],
    )


def _posting(row: Row) -> Posting:
    return Posting(
        id=row["id"],
        draft=row["draft"] or 0,
        channel=row["channel"],
        state=row["state"],
        title=row["title"],
        key=row["key"],
        slug=row["slug"],
        revision=row["revision"],
        wanted=row["wanted"],
        intended_at=known_moment(row["intended_at"]),
        posted_at=moment(row["posted_at"]),
        scheduled_at=moment(row["scheduled_at"]),
        attempt=row["attempt"],
        attempted_at=moment(row["attempted_at"]),
        seen_at=moment(row["seen_at"]),
        url=row["url"],
        edit_url=row["edit_url"],
        remote_id=row["remote_id"],
        holds=_remote(row),
        why=row["why"],
        cure=row["cure"],
        roundup=roundups.from_json(json.loads(row["roundup"]), where=f"post p{row['id']}"),
    )
