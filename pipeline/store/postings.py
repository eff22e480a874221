"""A draft's post on a channel: one row for ever, written before anything leaves this machine (DESIGN 6).

Read here, written by `sendings`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import Remote, Roundup
from pipeline.store.database import Connection, Row
from pipeline.store.rows import document, known_moment, moment, packed, stamp, taken_apart

_MOST_IN_STATES = 200
# Where a request may be on its way, or may have arrived without our hearing of it.
UNSETTLED = ("sending", "unknown")
# Where the channel holds a post of ours.
STANDING = ("draft", "scheduled", "live")
# What readers see, or will without another word of ours.
PUBLIC = ("live", "scheduled", "sent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What is on its way to a channel; `wanted`: draft, scheduled, live or withdrawn."""

    title: str
    roundup: Roundup
    revision: int
    wanted: str
    scheduled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A draft's post on a channel, as `posts` keeps it (store/tables_publish.py).

    `title` to `scheduled_at` are what stands there, `meant` what is on its way, none = nothing is. `holds` is what the
    channel held after our last write, none = not known. `url` and `remote_id` are "" until it answered. `sent_to` is
    the place that it was sent to last, "" = not noted; `answered` the number that the channel answered with and that
    may be another post's, "" = none.
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
    meant: Meant | None
    sent_to: str
    answered: str

    @property
    def arriving(self) -> "Posting":
        """The post as it will be once what is on its way has arrived; itself when nothing is."""
        going = self.meant
        if going is None:
            return self
        return replace(
            self,
            title=going.title,
            roundup=going.roundup,
            revision=going.revision,
            wanted=going.wanted,
            scheduled_at=going.scheduled_at,
        )


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


def channels(db: Connection) -> tuple[str, ...]:
    """Return the names of all channels that a draft was ever sent to, whether copydesk.toml still has them or not."""
    rows = db.execute("select distinct channel from posts where draft is not null order by channel")
    return tuple(name for (name,) in rows)


def in_states(db: Connection, states: Iterable[str]) -> tuple[Posting, ...]:
    """Return the posts of drafts in any of these states, the oldest first, at most 200."""
    rows = db.execute(
        f"{_SELECT} where draft is not null and state in (select value from json_each(?)) order by id limit ?",
        (packed(states), _MOST_IN_STATES),
    )
    return tuple(_posting(row) for row in rows)


def to_watch(db: Connection, *, drafts_since: datetime, limit: int) -> tuple[Posting, ...]:
    """Return the posts that may change by themselves: the scheduled ones first, then those on their way, then the
    drafts on blogs that were sent since a time; of each those that were looked at longest ago first.
    """
    rows = db.execute(
        f"{_SELECT} where draft is not null and (state in ('scheduled', 'sending', 'unknown')"
        " or (state = 'draft' and intended_at >= ?))"
        " order by case state when 'scheduled' then 0 when 'draft' then 2 else 1 end, coalesce(seen_at, ''), id desc"
        " limit ?",
        (stamp(drafts_since), limit),
    )
    return tuple(_posting(row) for row in rows)


def slots_taken(db: Connection, channel: str, *, since: datetime) -> frozenset[datetime]:
    """Return when posts of a channel go out after a time, those on their way too."""
    rows = db.execute(
        "select at from (select iif(meant is null, scheduled_at, json_extract(meant, '$.scheduled_at')) as at"
        " from posts where channel = ? and state in ('sending', 'unknown', 'scheduled')) where at > ?",
        (channel, stamp(since)),
    )
    return frozenset(known_moment(at) for (at,) in rows)


_SELECT = """
select id, draft, channel, state, title, key, slug, coalesce(revision, 0) as revision, wanted, intended_at, posted_at,
    scheduled_at, attempt, attempted_at, seen_at, coalesce(url, '') as url, edit_url,
    coalesce(remote_id, '') as remote_id, holds, why, cure, roundup, meant, sent_to, answered
from posts
"""


def known(db: Connection, number: int) -> Posting:
    """Return a post that is there."""
    return _posting(db.execute(f"{_SELECT} where id = ?", (number,)).fetchone())


def _remote(row: Row) -> Remote | None:
    if row["holds"] is None:
        return None
    with taken_apart(row["holds"]):
        held = document(row["holds"])
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
            excerpt=held.get("excerpt", ""),
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
        roundup=roundups.from_json(document(row["roundup"]), where=f"post p{row['id']}"),
        meant=_meant(row),
        sent_to=row["sent_to"],
        answered=row["answered"],
    )


def _meant(row: Row) -> Meant | None:
    if row["meant"] is None:
        return None
    with taken_apart(row["meant"]):
        going = document(row["meant"])
        return Meant(
            title=going["title"],
            roundup=roundups.from_json(going["roundup"], where=f"post p{row['id']}"),
            revision=going["revision"],
            wanted=going["wanted"],
            scheduled_at=moment(going["scheduled_at"]),
        )
