"""What this desk has posted, by story and by page; publishing writes here (the intent first, then the receipt)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp


class Page(NamedTuple):
    """A page that a post links to; `role` is lead, list or comment."""

    canonical: str
    url: str
    outlet: str
    headline: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A page that a post of ours links to, and when that was."""

    post: int
    canonical: str
    outlet: str
    role: str
    at: datetime


def links_of_stories(db: Connection, stories: Iterable[int]) -> tuple[Posted, ...]:
    """Return every page that posts of these stories link to, the oldest post first."""
    rows = db.execute(
        """
        select posts.id, post_links.canonical, post_links.outlet, post_links.role, posts.intended_at
        from ran as posts join post_links on post_links.post = posts.id
        where posts.story in (select value from json_each(?)) order by posts.id
        """,
        (packed(stories),),
    )
    return tuple(_posted(*row) for row in rows)


def pages_linked(db: Connection, canonicals: Iterable[str], *, since: datetime) -> Mapping[str, datetime]:
    """Return when each of these pages was last linked by a post of ours since a time, by canonical URL."""
    rows = db.execute(
        """
        select post_links.canonical, max(posts.intended_at)
        from post_links join ran as posts on posts.id = post_links.post
        where post_links.canonical in (select value from json_each(?)) and posts.intended_at >= ?
        group by post_links.canonical
        """,
        (packed(canonicals), stamp(since)),
    )
    return {canonical: known_moment(at) for canonical, at in rows}


def keep_links(db: Connection, post: int, links: Iterable[Page]) -> None:
    """Store the pages that a post links to, instead of those it linked before; the caller holds the transaction."""
    db.execute("delete from post_links where post = ?", (post,))
    db.executemany(
        "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, ?)",
        [(post, *page) for page in links],
    )


def _posted(post: int, canonical: str, outlet: str, role: str, at: str) -> Posted:
    return Posted(post=post, canonical=canonical, outlet=outlet, role=role, at=known_moment(at))
