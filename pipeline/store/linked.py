"""Our own posts as a draft asks for them: those of its story, and those that link a page it links.

Posts that were withdrawn, or deleted on the blog, do not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of ours: its title, when and where it is, the outlet that leads it, and how many pages it links."""

    id: int
    title: str
    at: datetime
    url: str
    lead: str
    links: int
    page: str = ""


def of_stories(db: Connection, stories: Iterable[int]) -> tuple[Post, ...]:
    """Return the posts of these stories, the newest first."""
    rows = db.execute(
        f"{_SELECT} where posts.story in (select value from json_each(?)) order by posts.id desc", (packed(stories),)
    )
    return tuple(_post(row) for row in rows)


def linking(db: Connection, canonicals: Iterable[str]) -> tuple[Post, ...]:
    """Return the posts that link any of these pages, with the page's headline there, the newest first."""
    rows = db.execute(
        f"{_SELECT_PAGE} join post_links on post_links.post = posts.id"
        " where post_links.canonical in (select value from json_each(?)) order by posts.id desc",
        (packed(canonicals),),
    )
    return tuple(_post(row) for row in rows)


def standing(db: Connection, posts: Iterable[int]) -> frozenset[int]:
    """Return which of these posts stand, by their numbers."""
    rows = db.execute("select id from standing where id in (select value from json_each(?))", (packed(posts),))
    return frozenset(number for (number,) in rows)


_COLUMNS = """
select posts.id, posts.title, coalesce(posts.posted_at, posts.intended_at) as at, coalesce(posts.url, '') as url,
    coalesce(json_extract(posts.roundup, '$.lead.outlet'), '') as lead,
    (select count(*) from post_links as each_link where each_link.post = posts.id) as links
"""
_SELECT = f"{_COLUMNS}, '' as page from standing as posts"
_SELECT_PAGE = f"{_COLUMNS}, post_links.headline as page from standing as posts"


def _post(row: Row) -> Post:
    return Post(
        id=row["id"],
        title=row["title"],
        at=known_moment(row["at"]),
        url=row["url"],
        lead=row["lead"],
        links=row["links"],
        page=row["page"],
    )
