"""Which pages stood in a post of ours before: for preflight, which names the post and its day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed


class Earlier(NamedTuple):
    """A post of ours that links a page, and when it went out (or was meant to)."""

    title: str
    at: datetime


def earlier(db: Connection, canonicals: Iterable[str], *, but: int) -> Mapping[str, Earlier]:
    """Return the newest post that links each of these pages, by canonical URL; those of draft `but` are left out."""
    rows = db.execute(
        """
        select post_links.canonical, posts.title, coalesce(posts.posted_at, posts.intended_at) as at
        from post_links join ran as posts on posts.id = post_links.post
        where post_links.canonical in (select value from json_each(?)) and posts.draft is not ?
            and posts.state not in ('withdrawn', 'gone')
        order by at, posts.id
        """,
        (packed(canonicals), but),
    )
    return {canonical: Earlier(title, known_moment(at)) for canonical, title, at in rows}
