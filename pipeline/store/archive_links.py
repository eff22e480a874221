"""The pages that our posts link: by post, and which posts link a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLink:
    """A page that a post links to; `role` is lead, list or comment."""

    url: str
    outlet: str
    headline: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A post that links a page, and as what. `url` is the post's own address, "" = not known."""

    post: int
    title: str
    at: datetime
    url: str
    role: str


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


def linking(db: Connection, canonical: str) -> tuple[Linking, ...]:
    """Return the posts that link a page, by its canonical address, the newest first; a post once for each role."""
    rows = db.execute(
        """
        select distinct posts.id, title, coalesce(posted_at, intended_at) as at, coalesce(posts.url, ''), role
        from post_links join ran as posts on posts.id = post_links.post
        where canonical = ? order by at desc, posts.id desc, role
        """,
        (canonical,),
    )
    return tuple(
        Linking(post=post, title=title, at=known_moment(at), url=url, role=role) for post, title, at, url, role in rows
    )
