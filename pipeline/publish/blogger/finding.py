"""Find the posts that bear a mark: a list for each status, page by page, last changed first."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from pipeline.errors import UnansweredError
from pipeline.news import Mark
from pipeline.publish import ours
from pipeline.publish.blogger.post import is_post, moment

# In the order in which a post lives, so that one that moves on meanwhile stands in a list that is asked later. One list
# each: a client that shipped (Open Live Writer) found that Blogger does not join statuses, whatever the document says.
_STATUSES = ("DRAFT", "SCHEDULED", "LIVE", "SOFT_TRASHED")
_A_PAGE = 50  # with their texts; more than 500 is refused
_MOST_PAGES = 2_000
_CLOCKS_APART = timedelta(days=1)

Query = tuple[tuple[str, str], ...]
Post = dict[str, Any]


def since(mark: Mark, listed: Callable[[Query], Mapping[str, Any]]) -> tuple[Post, ...]:
    """Return the posts among which one that bears `mark` would be, each once, as it was seen last.

    Not by `startDate`: it looks at the date of publishing, which an editor may set back years. A post of ours was
    changed since it was made, so a list is read until a whole page was last changed and published before.

    Args:
        mark: What is looked for.
        listed: Asks the method posts.list with a query, and returns its PostList.

    Raises:
        UnansweredError: a list has no end; and what `listed` raises.
    """
    found: dict[str, Post] = {}
    for status in _STATUSES:
        for post in _posts(status, mark.since - _CLOCKS_APART, listed):
            found[post["id"]] = {"status": status, **post}
    return tuple(found.values())


def is_marked(post: Post, mark: Mark) -> bool:
    """Return whether our mark stands in a post's text."""
    return ours.bears(mark.key, str(post.get("content", "")))


def _posts(status: str, since: datetime, listed: Callable[[Query], Mapping[str, Any]]) -> Iterator[Post]:
    token, seen = "", {""}
    for _ in range(_MOST_PAGES):
        page = listed(_query(status, token))
        items = page.get("items")
        posts = [post for post in items if is_post(post)] if isinstance(items, list) else []
        yield from posts
        token = str(page.get("nextPageToken") or "")
        if not token or (posts and all(_older(post, since) for post in posts)):
            return
        if token in seen:
            break
        seen.add(token)
    raise UnansweredError("Blogger's list of posts has no end", do="try again later; the post may be there already")


def _query(status: str, token: str) -> Query:
    fixed = (
        ("fetchBodies", "true"),
        ("maxResults", str(_A_PAGE)),
        ("orderBy", "UPDATED"),
        ("sortOption", "DESCENDING"),
    )
    more = (("pageToken", token),) if token else ()
    return (("status", status), *fixed, *more)


def _older(post: Post, since: datetime) -> bool:
    times = [moment(post, name) for name in ("updated", "published")]
    return all(at is not None and at < since for at in times)
