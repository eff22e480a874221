"""When a backup was brought back, and of which drafts nobody knows since whether they were sent."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A draft that may have been sent on a channel before `restored_at`, real clock, without the desk knowing it."""

    restored_at: datetime


def record(db: Connection, *, whole: bool, at: datetime) -> None:
    """Note that this database is a backup brought back; `whole`: nothing that was sent since can be missing."""
    db.execute(
        "insert into restores (at, whole, drafts_to, sendings_to) values (?, ?,"
        " (select coalesce(max(id), 0) from drafts), (select coalesce(max(id), 0) from sendings))",
        (stamp(at), whole),
    )


def forgotten(db: Connection, draft: int, channel: str, *, live: bool) -> Forgotten | None:
    """Return since when it is not known whether a draft was sent on a channel; none when it is known.

    `live`: whether it went out for everybody. Of that a sending for approval since then tells nothing.
    """
    row = db.execute(
        "select at from restores where not whole and ? <= drafts_to and not exists ("
        " select 1 from sendings join posts on posts.id = sendings.post"
        " where posts.draft = ? and posts.channel = ? and sendings.id > restores.sendings_to"
        " and (sendings.wanted <> 'draft' or not ?))"
        " order by restores.id desc limit 1",
        (draft, draft, channel, live),
    ).fetchone()
    return Forgotten(restored_at=known_moment(row["at"])) if row else None


def redate(db: Connection, *, at: datetime) -> None:
    """Store that a backup was brought back now at the latest: its own time lies ahead, the clock was set back."""
    db.execute("update restores set at = ? where at > ?", (stamp(at), stamp(at)))
