"""What the desk page shows beside stories: drafts at a glance, what was posted lately, the last run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A draft without its text. `story` is the number its story has now; `proposed_at`: when a run had news for it.

    `expired`: why it was put away, "" = it was not. `public`: readers see a post of it, or will.
    """

    id: int
    story: int
    topic: str
    state: str
    revision: int
    changed_at: datetime
    proposed_at: datetime | None
    expired: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The newest post of a story."""

    title: str
    at: datetime
    url: str


def heads(db: Connection, *, discarded_since: datetime) -> tuple[Head, ...]:
    """Return the open drafts, and those discarded since a time, the newest first."""
    rows = db.execute(
        f"with recursive wanted as materialized (select * from drafts where state in ('waiting', 'touched', 'approved')"
        f" union all select * from drafts where state = 'discarded' and changed_at > ?), {_NOW}"
        " select wanted.id, now.story, topic, wanted.state, wanted.revision, changed_at, proposals.at as proposed_at,"
        " iif(wanted.state = 'discarded', coalesce(revisions.why ->> '$.expired', ''), '') as expired,"
        " exists (select 1 from posts where posts.draft = wanted.id and posts.state in ('live', 'scheduled', 'sent'))"
        " as public"
        " from wanted join now on now.number = wanted.story left join proposals on proposals.draft = wanted.id"
        " join revisions on revisions.draft = wanted.id and revisions.revision = wanted.revision"
        " order by wanted.id desc",
        (stamp(discarded_since),),
    )
    return tuple(
        Head(
            id=row["id"],
            story=row["story"],
            topic=row["topic"],
            state=row["state"],
            revision=row["revision"],
            changed_at=known_moment(row["changed_at"]),
            proposed_at=moment(row["proposed_at"]),
            expired=row["expired"],
            public=bool(row["public"]),
        )
        for row in rows
    )


def posted(db: Connection, *, since: datetime) -> Mapping[int, Posted]:
    """Return the newest post since a time of each story, by the number that the story has now.

    Of a post that is scheduled `at` is when it goes out.
    """
    rows = db.execute(
        "with recursive wanted as materialized (select posts.id, story, title, coalesce(url, '') as url,"
        " coalesce(iif(state = 'scheduled', scheduled_at, null), posted_at, intended_at) as at from standing as posts"
        f" where story is not null and coalesce(posted_at, intended_at) >= ?), {_NOW}"
        " select now.story, title, url, at from wanted join now on now.number = wanted.story order by wanted.id",
        (stamp(since),),
    )
    return {row["story"]: Posted(title=row["title"], at=known_moment(row["at"]), url=row["url"]) for row in rows}


def late_texts(db: Connection) -> Mapping[int, int]:
    """Return how many texts that came too late wait for the editor's choice, by draft."""
    return dict(db.execute("select draft, count(*) from asides where settled_at is null group by draft").fetchall())


def last_run(db: Connection) -> tuple[int, datetime, int] | None:
    """Return the last finished run or gathering: its number, when it ended, and how many headlines were new.

    The last in the order in which they ran: one whose clock was ahead is the last no longer, once another ran.
    """
    row = db.execute(
        "select id, finished_at, new from runs where command in ('run', 'gather') and finished_at is not null"
        " order by id desc limit 1"
    ).fetchone()
    return (row["id"], known_moment(row["finished_at"]), row["new"]) if row else None


def any_headline(db: Connection) -> bool:
    """Return whether any headline was ever filed."""
    return db.execute("select 1 from headlines limit 1").fetchone() is not None


def archived_count(db: Connection, *, since: datetime) -> int:
    """Return how many headlines that arrived since a time were archive, not news."""
    [count] = db.execute("select count(*) from headlines where seen_at >= ? and news = 0", (stamp(since),)).fetchone()
    return int(count)


# The number that the story of a draft or post in `wanted` has now, whatever it was merged into.
_NOW = """
chain (number, story) as (
    select story, story from wanted
    union select number, merged_into from chain join stories on stories.id = chain.story where merged_into is not null
), now as (
    select number, story from chain join stories on stories.id = chain.story where merged_into is null
)
"""
