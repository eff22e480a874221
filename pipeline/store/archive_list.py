"""The archive as a list: what was posted, and what is approved and not posted yet, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import Roundup
from pipeline.store.database import Connection, Row
from pipeline.store.rows import document, known_moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post (`post` is its number), or a draft that is approved and has none (`post` 0).

    `draft` is 0 for a post that no draft of this desk made. `at` is when it was posted, sent or approved; `receipt`
    tells whether the blog has confirmed it, `url` where it stands there ("" = not known).
    """

    post: int
    draft: int
    at: datetime
    state: str
    receipt: bool
    title: str
    url: str
    roundup: Roundup


def numbered(db: Connection, keys: Sequence[tuple[int, int]]) -> tuple[Entry, ...]:
    """Return the entries of these (post, draft), in their order; those that stand no more are left out."""
    return _whole(db, keys)


def roles_posted(db: Connection, *, since: datetime) -> tuple[tuple[str, str, int], ...]:
    """Return how often posts since a time linked an outlet in a role: (outlet, role, links)."""
    rows = db.execute(
        "select post_links.outlet, post_links.role, count(*)"
        " from post_links join standing as posts on posts.id = post_links.post"
        " where coalesce(posts.posted_at, posts.intended_at) >= ? group by post_links.outlet, post_links.role",
        (stamp(since),),
    )
    return tuple((outlet, role, links) for outlet, role, links in rows)


def without_post(db: Connection, *, since: datetime) -> tuple[Entry, ...]:
    """Return the entries since a time that are no post yet, newest first."""
    rows = db.execute(
        f"{_ENTRIES} select post, draft from entries where post = 0 and at >= ? {_ORDER}", (stamp(since),)
    )
    return _whole(db, [(post, draft) for post, draft in rows])


_POSTS = """
select id as post, coalesce(draft, 0) as draft, coalesce(posted_at, intended_at) as at, state,
    posted_at is not null as receipt, title, coalesce(url, '') as url, roundup from ran as posts
"""
_DRAFTS = """
select 0 as post, drafts.id as draft, drafts.changed_at as at, drafts.state, 0 as receipt,
    json_extract(roundup, '$.title') as title, '' as url, roundup
from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
where drafts.state in ('approved', 'published') and drafts.id not in (select draft from ran where draft is not null)
"""
_ENTRIES = f"with entries as ({_POSTS} union all {_DRAFTS})"
_ORDER = "order by at desc, post desc, draft desc"


def _whole(db: Connection, keys: Sequence[tuple[int, int]]) -> tuple[Entry, ...]:
    """Return the entries of these (post, draft), in their order; only their texts are read."""
    posts, drafts = packed(post for post, _ in keys), packed(draft for post, draft in keys if not post)
    rows = db.execute(
        f"{_POSTS} where id in (select value from json_each(?))"
        f" union all {_DRAFTS} and drafts.id in (select value from json_each(?))",
        (posts, drafts),
    )
    found = {(row["post"], row["draft"]): row for row in rows}
    return tuple(_entry(found[key]) for key in keys if key in found)


def _entry(row: Row) -> Entry:
    name = f"post p{row['post']}" if row["post"] else f"draft d{row['draft']}"
    return Entry(
        post=row["post"],
        draft=row["draft"],
        at=known_moment(row["at"]),
        state=row["state"],
        receipt=bool(row["receipt"]),
        title=row["title"],
        url=row["url"],
        roundup=roundups.from_json(document(row["roundup"]), where=name),
    )
