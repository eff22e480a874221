"""Readers' comments that an export keeps apart from their posts: stored as they come, and joined to the posts.

The caller holds the transaction of what writes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import ReaderComment
from pipeline.store.database import Connection
from pipeline.store.rows import document, packed, packed_object, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reader's comment of an export. `post` is a key of its post, `id` its own."""

    post: str
    id: str
    name: str
    words: str
    at: datetime | None


def put(db: Connection, comments: Iterable[Comment]) -> frozenset[str]:
    """Store readers' comments, one that is there with its newest words; return the keys of posts that this changed."""
    return frozenset(
        each.post
        for each in comments
        if db.execute(_PUT, (each.post, each.id, each.name, each.words, stamp(each.at))).rowcount
    )


def join(db: Connection, keys: Iterable[str]) -> None:
    """Put the comments that are stored into the posts with these keys, the oldest first."""
    posts = db.execute(
        "select distinct posts.id, roundup from post_keys join posts on posts.id = post_keys.post"
        " where known_as in (select value from json_each(?))"
        " and exists (select 1 from post_comments where post_key = known_as)",
        (packed(dict.fromkeys(keys)),),
    ).fetchall()
    for post, text in posts:
        said = db.execute(
            "select distinct name, words, at, comment from post_comments"
            " where post_key in (select known_as from post_keys where post = ?)"
            " order by at, comment",
            (post,),
        )
        comments = tuple(ReaderComment(name=name, text=words) for name, words, _, _ in said)
        before = roundups.from_json(document(text), where=f"post p{post}")
        if before.reader_comments != comments:
            changed = packed_object(roundups.to_json(replace(before, reader_comments=comments)))
            db.execute("update posts set roundup = ? where id = ?", (changed, post))


def of_posts(db: Connection, posts: Iterable[int]) -> Mapping[int, tuple[ReaderComment, ...]]:
    """Return the readers' comments that are stored for these posts, the oldest first, by post."""
    found: dict[int, list[ReaderComment]] = {}
    rows = db.execute(
        "select distinct post, name, words, at, comment from post_keys join post_comments on post_key = known_as"
        " where post in (select value from json_each(?)) order by post, at, comment",
        (packed(posts),),
    )
    for post, name, words, _, _ in rows:
        found.setdefault(post, []).append(ReaderComment(name=name, text=words))
    return {post: tuple(comments) for post, comments in found.items()}


_PUT = """
insert into post_comments (post_key, comment, name, words, at) values (?, ?, ?, ?, ?)
on conflict (post_key, comment) do update set name = excluded.name, words = excluded.words, at = excluded.at
where (name, words, at) is not (excluded.name, excluded.words, excluded.at)
"""
