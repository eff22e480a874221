"""The archive as a list: what was posted, and what is approved and not posted yet, newest first, with a plain search.

The search reads every entry: words are looked for as they stand (`like`), in title, comment and linked headlines.
SQLite folds only ASCII letters there, so the caller gives each word in all its spellings.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import Roundup
from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, packed, stamp


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLink:
    """A page that a post links to; `role` is lead, list or comment."""

    url: str
    outlet: str
    headline: str
    role: str


def newest(db: Connection, *, limit: int, skip: int = 0) -> tuple[Entry, ...]:
    """Return the entries, newest first, without the first `skip`."""
    rows = db.execute(f"{_ENTRIES} select post, draft from entries {_ORDER} limit ? offset ?", (limit, skip))
    return _whole(db, [(post, draft) for post, draft in rows])


def count(db: Connection) -> int:
    """Return how many entries there are."""
    [number] = db.execute(f"{_ENTRIES} select count(*) from entries").fetchone()
    return int(number)


def search(
    db: Connection, words: Sequence[Iterable[str]], *, limit: int, skip: int = 0
) -> tuple[tuple[Entry, ...], int]:
    """Return the entries in which every word occurs, newest first without the first `skip`, and how many there are.

    Args:
        db: The desk.
        words: Each word as its spellings, of which one must occur; they are data, `%` and `_` included.
        limit: At most so many entries.
        skip: Leave out so many.
    """
    wanted = json.dumps([[f"%{_literal(spelling)}%" for spelling in word] for word in words])
    rows = db.execute(f"{_SAID} select post, draft from said where {_EVERY_WORD} {_ORDER}", (wanted,)).fetchall()
    page = [(post, draft) for post, draft in rows[skip : skip + limit]]
    return _whole(db, page), len(rows)


def links(db: Connection, posts: Iterable[int]) -> Mapping[int, tuple[PostLink, ...]]:
    """Return the links of these posts in the order they were stored, by post."""
    found: dict[int, list[PostLink]] = {}
    rows = db.execute(
        "select post, url, outlet, headline, role from post_links"
        " where post in (select value from json_each(?)) order by post, rowid",
        (packed(posts),),
    )
    for post, url, outlet, headline, role in rows:
        found.setdefault(post, []).append(PostLink(url=url, outlet=outlet, headline=headline, role=role))
    return {post: tuple(listed) for post, listed in found.items()}


def roles_posted(db: Connection, *, since: datetime) -> tuple[tuple[str, str, int], ...]:
    """Return how often posts since a time linked an outlet in a role: (outlet, role, links)."""
    rows = db.execute(
        "select post_links.outlet, post_links.role, count(*)"
        " from post_links join ran as posts on posts.id = post_links.post"
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

# An entry with all that is searched: a post's links as they were stored, a draft's as its text has them.
_SAID = f"""{_ENTRIES},
linked (post, headlines) as materialized (
    select post, group_concat(headline, char(10)) from post_links group by post
),
said as (
    select entries.*, title || char(10) || coalesce(json_extract(roundup, '$.comment'), '') || char(10)
        || coalesce(headlines, '') || char(10) || case when entries.post = 0 then
            coalesce(json_extract(roundup, '$.lead.headline'), '') || char(10) || coalesce((
                select group_concat(json_extract(line.value, '$.headline'), char(10))
                from json_each(roundup, '$.sections') as section, json_each(section.value, '$.groups') as lines,
                    json_each(lines.value) as line
            ), '') else '' end as words
    from entries left join linked on linked.post = entries.post
)
"""

_EVERY_WORD = """
not exists (
    select 1 from json_each(?) as word where not exists (
        select 1 from json_each(word.value) as spelling where words like spelling.value escape '\\'
    )
)
"""
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
    return tuple(_entry(found[key]) for key in keys)


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


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
        roundup=roundups.from_json(json.loads(row["roundup"]), where=name),
    )
