"""The posts that the desk page tells of: on their way, waiting, in trouble, and what went out since a time."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNow:
    """A draft's post without its text. `at`: when it goes or went live, else when it was asked for last."""

    draft: int
    channel: str
    title: str
    state: str
    at: datetime | None
    url: str
    edit_url: str
    why: str


def to_tell(db: Connection, *, out_since: datetime, trouble_since: datetime, limit: int) -> tuple[PostNow, ...]:
    """Return the posts of drafts that are still something to do or to know, what needs the editor first.

    Args:
        db: The desk.
        out_since: Posts that went out are told of from this time on.
        trouble_since: Those that failed or are gone, from this time on.
        limit: At most so many.
    """
    rows = db.execute(_TOLD, (stamp(trouble_since), stamp(out_since), limit))
    return tuple(
        PostNow(
            draft=row["draft"],
            channel=row["channel"],
            title=row["title"],
            state=row["state"],
            at=moment(row["at"]),
            url=row["url"],
            edit_url=row["edit_url"],
            why=row["why"],
        )
        for row in rows
    )


_TOLD = """
select posts.draft, channel, posts.title, posts.state, coalesce(posts.url, '') as url, edit_url, posts.why,
    case posts.state when 'scheduled' then scheduled_at when 'live' then posted_at when 'sent' then posted_at
    else coalesce(attempted_at, intended_at) end as at
from posts join drafts on drafts.id = posts.draft
where posts.state in ('unknown', 'sending', 'scheduled')
    or (posts.state in ('failed', 'gone') and drafts.state != 'discarded'
        and coalesce(attempted_at, intended_at) >= ?)
    or (posts.state in ('draft', 'withdrawn') and drafts.state != 'discarded')
    or (posts.state in ('live', 'sent') and posted_at >= ?)
order by case posts.state when 'unknown' then 0 when 'failed' then 1 when 'gone' then 1 when 'sending' then 2
    when 'scheduled' then 3 when 'draft' then 4 when 'withdrawn' then 4 else 5 end, at, posts.id
limit ?
"""
