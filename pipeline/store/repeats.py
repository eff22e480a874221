"""Which pages stood in a post of ours before, and which posts those are; posts that were withdrawn do not count."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp

_EVER = (datetime(1000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC))


class Earlier(NamedTuple):
    """A post of ours that links a page, and when it went out (or was meant to)."""

    title: str
    at: datetime


class Own(NamedTuple):
    """A post of ours, and when it went out (or was meant to)."""

    id: int
    title: str
    at: datetime


def anything(db: Connection) -> bool:
    """Whether any post of ours stands."""
    return bool(db.execute("select exists (select 1 from standing)").fetchone()[0])


def earlier(
    db: Connection, canonicals: Iterable[str], *, but: int, since: datetime = _EVER[0], until: datetime = _EVER[1]
) -> Mapping[str, Earlier]:
    """Return the newest post that links each of these pages, by canonical URL; those of draft `but` are left out."""
    rows = db.execute(
        """
        select post_links.canonical, posts.title, coalesce(posts.posted_at, posts.intended_at) as at
        from post_links join standing as posts on posts.id = post_links.post
        where post_links.canonical in (select value from json_each(?)) and posts.draft is not ?
            and coalesce(posts.posted_at, posts.intended_at) between ? and ?
        order by at, posts.id
        """,
        (packed(canonicals), but, stamp(since), stamp(until)),
    )
    return {canonical: Earlier(title, known_moment(at)) for canonical, title, at in rows}


def pages_of(db: Connection, posts: Iterable[int]) -> Mapping[str, Earlier]:
    """Return the pages that these posts link, by canonical URL, each with the newest of them."""
    rows = db.execute(
        """
        select post_links.canonical, posts.title, coalesce(posts.posted_at, posts.intended_at) as at
        from post_links join posts on posts.id = post_links.post
        where posts.id in (select value from json_each(?)) order by at, posts.id
        """,
        (packed(posts),),
    )
    return {canonical: Earlier(title, known_moment(at)) for canonical, title, at in rows}


def of_stories(db: Connection, stories: Iterable[int], *, until: datetime) -> tuple[Own, ...]:
    """Return the posts of these stories that are on their way or went out by then, the oldest first."""
    # `intended_at` is of the real clock, `posted_at` of the desk's; a post that is to come counts under either.
    rows = db.execute(
        """
        select id, title, coalesce(posted_at, intended_at) as at from standing
        where story in (select value from json_each(?))
            and (posted_at is null or min(posted_at, intended_at) <= ?) order by id
        """,
        (packed(stories), stamp(until)),
    )
    return tuple(Own(number, title, known_moment(at)) for number, title, at in rows)


def telling(db: Connection, canonicals: Iterable[str], *, since: datetime, until: datetime) -> tuple[Own, ...]:
    """Return the posts without a story whose lead is one of these pages, or that link two of them, the oldest first."""
    rows = db.execute(
        """
        select posts.id, posts.title, coalesce(posts.posted_at, posts.intended_at) as at
        from post_links join standing as posts on posts.id = post_links.post
        where post_links.canonical in (select value from json_each(?)) and posts.story is null
            and coalesce(posts.posted_at, posts.intended_at) between ? and ?
        group by posts.id having sum(post_links.role = 'lead') > 0 or count(distinct post_links.canonical) > 1
        order by at, posts.id
        """,
        (packed(canonicals), stamp(since), stamp(until)),
    )
    return tuple(Own(number, title, known_moment(at)) for number, title, at in rows)
