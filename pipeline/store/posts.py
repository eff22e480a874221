"""The pages that our posts link; publishing and importing write here."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


class Page(NamedTuple):
    """A page that a post links to; `role` is lead, list or comment."""

    canonical: str
    url: str
    outlet: str
    headline: str
    role: str


def pages_linked(db: Connection, canonicals: Iterable[str], *, since: datetime, until: datetime) -> frozenset[str]:
    """Return which of these pages a post of ours that stands linked in a stretch of time, as canonical URLs.

    A post's time is when it went out - an imported one's by its blog - else when it was meant to.
    """
    rows = db.execute(
        """
        select distinct post_links.canonical
        from post_links join standing as posts on posts.id = post_links.post
        where post_links.canonical in (select value from json_each(?))
            and coalesce(posts.posted_at, posts.intended_at) between ? and ?
        """,
        (packed(canonicals), stamp(since), stamp(until)),
    )
    return frozenset(canonical for (canonical,) in rows)


def keep_links(db: Connection, post: int, links: Iterable[Page]) -> None:
    """Store the pages that a post links to, instead of those it linked before; the caller holds the transaction."""
    db.execute("delete from post_links where post = ?", (post,))
    db.executemany(
        "insert into post_links (post, canonical, url, outlet, headline, role) values (?, ?, ?, ?, ?, ?)",
        [(post, *page) for page in links],
    )
