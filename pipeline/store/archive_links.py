"""The pages that our posts link: by post, and which posts link a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLink:
    """A page that a post links to; `role` is lead, list or comment."""

    url: str
    outlet: str
    headline: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A post that links or shows a page, and as what: lead, list, comment, media or other (`archive.words`).

    `url` is the post's own address, "" = not known; `state` the post's (`postings.Posting`).
    """

    post: int
    title: str
    at: datetime
    url: str
    state: str
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


def agencies(db: Connection, posts: Iterable[int]) -> Mapping[int, Mapping[str, str]]:
    """Return the agencies behind the links of these posts, by post and by the address of the link."""
    found: dict[int, dict[str, str]] = {}
    for post, url, agency in db.execute(_AGENCIES, (packed(posts),)):
        found.setdefault(post, {})[url] = agency
    return found


def linking(db: Connection, page: str, *, until: datetime) -> tuple[Linking, ...]:
    """Return the posts that link a page or show it, the newest first; a post once for each role.

    Args:
        db: The desk.
        page: Its canonical address; with a place on it (`#quay`) it is this page, with a route (`#!`, `#/`) another.
        until: Posts after this time have not run yet.
    """
    rows = db.execute(_LINKING, {"page": page, "until": stamp(until)})
    return tuple(
        Linking(post=post, title=title, at=known_moment(at), url=url, state=state, role=role)
        for post, title, at, url, state, role in rows
    )


# A lead or a line of a list: an object with an agency.
_AGENCIES = """
select posts.id, json_extract(part.value, '$.url'), json_extract(part.value, '$.agency')
from posts, json_tree(posts.roundup) as part
where posts.id in (select value from json_each(?)) and part.type = 'object'
    and json_extract(part.value, '$.agency') is not null and json_extract(part.value, '$.url') is not null
"""
# `$` is the character behind `#`: what begins as the page does and goes on with a fragment lies between the two.
_OF_PAGE = """
canonical >= :page and canonical < :page || '$' and (canonical = :page
    or (substr(canonical, length(:page) + 1, 1) = '#' and substr(canonical, length(:page) + 2, 1) not in ('!', '/')))
"""
_LINKING = f"""
select distinct posts.id, title, coalesce(posted_at, intended_at) as at, coalesce(posts.url, ''), state, role
from (
    select post, role from post_links where {_OF_PAGE} union all select post, role from archive_shown where {_OF_PAGE}
) as pages join ran as posts on posts.id = pages.post
where at <= :until order by at desc, posts.id desc, role
"""
