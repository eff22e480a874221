"""What changed on pages that our posts link after they went out: found anew at each look, kept until it is settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, stamp, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of a page that post `post` links. `kind`: headline, lede, gone; `was` and `becomes` as the table has."""

    post: int
    canonical: str
    kind: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A change as it is stored, with what its post says of the page: `role` lead, list or comment, and its outlet."""

    id: int
    change: Change
    seen_at: datetime
    settled: str
    draft: int
    title: str
    post_url: str
    posted_at: datetime
    url: str
    outlet: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A public post and the page that leads it: when it went out, and the excerpt it prints."""

    post: int
    canonical: str
    headline: int
    posted_at: datetime
    excerpt: tuple[str, ...]


def retitled(db: Connection, *, since: datetime) -> tuple[Change, ...]:
    """Return the headlines that changed after a post linked them, of posts that went out since a time.

    What the page was called is what the post prints, or, where the editor worded it, its title when the post went out.
    """
    rows = db.execute(
        f"""
        with linked as (
            select public.id as post, posted_at, post_links.canonical, post_links.headline as printed,
                headlines.id as number, headlines.headline as now
            from ({_PUBLIC}) as public cross join post_links on post_links.post = public.id
                join headlines on headlines.canonical = post_links.canonical
        ),
        known as (
            select linked.*, (
                select title from titles where headline = number
                order by title = printed desc, seen_at <= posted_at desc,
                    case when seen_at <= posted_at then seen_at end desc, rowid limit 1
            ) as was, (select seen_at from titles where headline = number and title = now) as changed_at from linked
        )
        select distinct post, canonical, 'headline', was, now from known
        where was != now and printed != now and changed_at > posted_at
            and (was = printed or exists (select 1 from titles where headline = number and seen_at <= posted_at))
        order by post, canonical
        """,
        (stamp(since),),
    )
    return tuple(_change(*row) for row in rows)


def vanished(db: Connection, *, since: datetime) -> tuple[Change, ...]:
    """Return the pages that are gone since a post linked them, of posts that went out since a time."""
    rows = db.execute(
        f"""
        select distinct public.id, post_links.canonical, 'gone', min(post_links.headline), ''
        from ({_PUBLIC}) as public cross join post_links on post_links.post = public.id
            join link_states on link_states.url = post_links.url
        where link_states.state = 'gone' and coalesce(struck_at, checked_at) > posted_at
        group by public.id, post_links.canonical order by 1, 2
        """,
        (stamp(since),),
    )
    return tuple(_change(*row) for row in rows)


def leads(db: Connection, *, since: datetime) -> tuple[Led, ...]:
    """Return the public posts that print an excerpt of a page the desk has, which went out since a time."""
    rows = db.execute(
        f"""
        select public.id, post_links.canonical, headlines.id, posted_at, json_extract(roundup, '$.lead.excerpt')
        from ({_PUBLIC}) as public cross join post_links on post_links.post = public.id and role = 'lead'
            join headlines on headlines.canonical = post_links.canonical
        where json_array_length(roundup, '$.lead.excerpt') > 0 order by posted_at, public.id
        """,
        (stamp(since),),
    )
    return tuple(
        Led(
            post=post,
            canonical=canonical,
            headline=headline,
            posted_at=known_moment(posted_at),
            excerpt=unpacked(excerpt),
        )
        for post, canonical, headline, posted_at, excerpt in rows
    )


def keep(db: Connection, changes: Iterable[Change], *, at: datetime) -> int:
    """Store what is new, close what is not so any more, and return how many are new or so again."""
    found = {(one.post, one.canonical, one.kind, one.becomes): one for one in changes}
    count = 0
    for one in found.values():
        count += db.execute(
            "insert into corrections (post, canonical, kind, was, becomes, seen_at) values (?, ?, ?, ?, ?, ?)"
            " on conflict (post, canonical, kind, becomes) do update set settled = '', settled_at = null,"
            " was = excluded.was, seen_at = excluded.seen_at where settled = 'over'",
            (one.post, one.canonical, one.kind, one.was, one.becomes, stamp(at)),
        ).rowcount
    rows = db.execute("select id, post, canonical, kind, becomes from corrections where settled = ''").fetchall()
    for number, *key in rows:
        if tuple(key) not in found:
            settle(db, number, "over", at=at)
    return count


def waiting(db: Connection) -> tuple[Kept, ...]:
    """Return what the editor has not settled, the newest first."""
    rows = db.execute(
        f"{_SELECT} where settled = '' group by corrections.id order by corrections.seen_at desc, corrections.id desc"
    )
    return tuple(_kept(row) for row in rows)


def numbered(db: Connection, number: int) -> Kept | None:
    """Return one change, settled or not."""
    row = db.execute(f"{_SELECT} where corrections.id = ? group by corrections.id", (number,)).fetchone()
    return _kept(row) if row else None


def settle(db: Connection, number: int, how: str, *, at: datetime) -> None:
    """Note that a change was updated, dismissed, or is over."""
    db.execute("update corrections set settled = ?, settled_at = ? where id = ?", (how, stamp(at), number))


# Of a draft that is live on several channels the first one: a change is one matter. Their time is asked for as the
# index has it, and what is joined to them comes after them: of the archive only these posts are looked at.
_PUBLIC = """
select id, posted_at, roundup from posts indexed by posts_by_time
where state = 'live' and draft is not null and posted_at is not null and coalesce(posted_at, intended_at) >= ?
and not exists (
    select 1 from posts as earlier
    where earlier.draft = posts.draft and earlier.state = 'live' and earlier.id < posts.id
)
"""

_SELECT = """
select corrections.id, corrections.post, corrections.canonical, kind, was, becomes, corrections.seen_at, settled,
    coalesce(posts.draft, 0) as draft, posts.title, coalesce(posts.url, '') as post_url,
    coalesce(posts.posted_at, posts.intended_at) as posted_at, coalesce(post_links.url, corrections.canonical) as url,
    coalesce(post_links.outlet, '') as outlet, coalesce(post_links.role, '') as role,
    min(post_links.rowid)  -- of several links to a page the first, which is the lead when it leads
from corrections join posts on posts.id = corrections.post
    left join post_links on post_links.post = corrections.post and post_links.canonical = corrections.canonical
"""


def _change(post: int, canonical: str, kind: str, was: str, becomes: str) -> Change:
    return Change(post=post, canonical=canonical, kind=kind, was=was, becomes=becomes)


def _kept(row: Row) -> Kept:
    return Kept(
        id=row["id"],
        change=_change(row["post"], row["canonical"], row["kind"], row["was"], row["becomes"]),
        seen_at=known_moment(row["seen_at"]),
        settled=row["settled"],
        draft=row["draft"],
        title=row["title"],
        post_url=row["post_url"],
        posted_at=known_moment(row["posted_at"]),
        url=row["url"],
        outlet=row["outlet"],
        role=row["role"],
    )
