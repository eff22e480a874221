"""A post as WordPress describes it, and as the desk sees it. Pure."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from pipeline.news import Remote
from pipeline.publish import when

# private and pending are the blog's own shades of "not public".
_STATUS = {"publish": "live", "future": "scheduled", "trash": "trashed"}
_WEB = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A category or tag of a post; `taxonomy` is category or post_tag, `name` without character references."""

    id: int
    name: str
    taxonomy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What the REST API tells a user who may edit the post (context=edit).

    `title`, `content`, `excerpt` are as stored, `shown_title` and `shown` as readers get them. `at` aware UTC.
    """

    id: int
    slug: str
    status: str
    link: str
    title: str
    content: str
    excerpt: str
    shown_title: str
    shown: str
    modified: str
    at: datetime | None
    categories: tuple[int, ...]
    tags: tuple[int, ...]
    terms: tuple[Term, ...]

    @property
    def version(self) -> str:
        """A word for this state. `modified_gmt` has whole seconds, so what was written counts too.

        Not the status: a scheduled post that went live was changed by nobody.
        """
        parts = (self.title, self.content, self.excerpt, self.slug, str(self.categories), str(self.tags))
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.modified} {digest[:16]}"

    def of(self, taxonomy: str) -> tuple[int, ...]:
        """Return the ids of its `categories` or `tags`."""
        return self.categories if taxonomy == "categories" else self.tags


def read(document: Any) -> Post | None:  # noqa: ANN401  a stranger's JSON
    """Return the post that a JSON document describes; None when it describes none."""
    try:
        return Post(
            id=int(document["id"]),
            slug=str(document["slug"]),
            status=str(document["status"]),
            link=str(document["link"]),
            title=str(document["title"]["raw"]),
            content=str(document["content"]["raw"]),
            excerpt=str(document["excerpt"]["raw"]),
            shown_title=str(document["title"]["rendered"]),
            shown=str(document["content"]["rendered"]),
            modified=str(document["modified_gmt"]),
            at=_moment(document["date_gmt"]),
            categories=_ids(document.get("categories")),
            tags=_ids(document.get("tags")),
            terms=_terms(document),
        )
    except (KeyError, TypeError, ValueError, OverflowError):  # the last: JSON has 1e400, which is no number of a post
        return None


def remote(post: Post, *, labels_as: str, url: str, notes: tuple[str, ...] = ()) -> Remote:
    """Return the post as the desk sees it.

    Args:
        post: As WordPress describes it.
        labels_as: categories or tags: which of the two are labels.
        url: The blog's address.
        notes: What the editor should know.
    """
    taxonomy = "category" if labels_as == "categories" else "post_tag"
    status = _STATUS.get(post.status, "draft")
    return Remote(
        remote_id=str(post.id),
        url=post.link if status == "live" and _WEB.fullmatch(post.link) else "",
        status=status,
        title=post.title,
        content=post.content,
        labels=tuple(term.name for term in post.terms if term.taxonomy == taxonomy),
        version=post.version,
        at=post.at,
        edit_url=f"{url}/wp-admin/post.php?post={post.id}&action=edit",
        notes=notes,
        excerpt=post.excerpt,
    )


def _moment(said: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(said)).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if when.in_every_zone(at) else None


def _ids(said: object) -> tuple[int, ...]:
    return tuple(sorted(one for one in said if isinstance(one, int))) if isinstance(said, list) else ()


def _terms(document: Any) -> tuple[Term, ...]:  # noqa: ANN401  a stranger's JSON
    embedded = document.get("_embedded", {})
    groups = embedded.get("wp:term", []) if isinstance(embedded, dict) else []
    return tuple(
        Term(id=int(one["id"]), name=unescape(str(one["name"])), taxonomy=str(one["taxonomy"]))
        for group in groups
        if isinstance(group, list)
        for one in group
        if isinstance(one, dict) and "name" in one
    )
