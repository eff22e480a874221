"""Posts that were imported: found again by any of their keys, put in or replaced, each with what it was read from.

The caller holds the transaction of what writes.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import ReaderComment, Roundup
from pipeline.store.database import Connection
from pipeline.store.posts import Page, keep_links
from pipeline.store.rows import document, each, known_moment, moment, packed, packed_object, stamp, unpacked

CHANNEL = "import"
_MOST_HTML = 100_000_000  # bytes that a stored source may unpack to; it was less when it was stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An imported post as far as an import asks: what tells whether the one found now is newer, and what it may lack.

    `at` is when it stood on the blog, None = undated; `date` the day that it says, "" = none; `day` the moment that
    it is filed under.
    """

    post: int
    keys: tuple[str, ...]
    updated: datetime | None
    partial: bool
    title: str
    source: bytes
    day: datetime
    at: datetime | None = None
    date: str = ""
    labels: tuple[str, ...] = ()
    comments: tuple[ReaderComment, ...] = ()

    @property
    def html(self) -> str:
        """What it was read from; unpacked when it is asked for, which is when no age decides."""
        return unpacked_html(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A post that this desk sent itself: it is on the blog, too, and is found there."""

    url: str
    key: str
    remote_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A post to store. `html` is what it was read from, `title` as it was found; `at`: when it stood on the blog."""

    keys: tuple[str, ...]
    url: str
    title: str
    html: str
    at: datetime | None
    day: datetime
    updated: datetime | None
    partial: bool
    roundup: Roundup
    unplaced: tuple[str, ...]
    links: tuple[Page, ...]


def known(db: Connection, keys: Iterable[str]) -> Mapping[str, Known]:
    """Return the imported posts that have any of these keys, by each of them that was asked for."""
    found = db.execute(
        "select known_as, post_keys.post as post, updated_at, partial, html, post_sources.title as title,"
        " posted_at, intended_at, json_extract(roundup, '$.date') as date, json_extract(roundup, '$.labels') as labels,"
        " json_extract(roundup, '$.reader_comments') as comments,"
        " (select json_group_array(known_as) from post_keys as each_key where each_key.post = posts.id) as every"
        " from post_keys join posts on posts.id = post_keys.post join post_sources on post_sources.post = posts.id"
        " where known_as in (select value from json_each(?))",
        (packed(dict.fromkeys(keys)),),
    )
    return {
        row["known_as"]: Known(
            post=row["post"],
            keys=tuple(sorted(document(row["every"]))),
            updated=moment(row["updated_at"]),
            partial=bool(row["partial"]),
            title=row["title"],
            source=row["html"],
            day=known_moment(row["intended_at"]),
            at=moment(row["posted_at"]),
            date=row["date"] or "",
            labels=labels(row["labels"]),
            comments=comments(row["comments"]),
        )
        for row in found
    }


def labels(stored: str | None) -> tuple[str, ...]:
    """Return the labels of a roundup from their JSON, None = it has none."""
    return unpacked(stored or "[]")


def comments(stored: str | None) -> tuple[ReaderComment, ...]:
    """Return the readers' comments of a roundup from their JSON, None = it has none."""
    return each(ReaderComment, stored or "[]")


def ours(db: Connection) -> tuple[Ours, ...]:
    """Return the posts that this desk sent, to know them on the blog."""
    rows = db.execute(
        "select coalesce(url, ''), key, coalesce(remote_id, '') from posts"
        " where draft is not null and state != 'failed'"
    )
    return tuple(Ours(url=url, key=key, remote_id=remote) for url, key, remote in rows)


def put(db: Connection, found: Imported, *, instead_of: int | None, at: datetime) -> None:
    """Store a post, anew or instead of one that is there.

    Args:
        db: The desk.
        found: The post.
        instead_of: The post that it replaces.
        at: Now.
    """
    common = (
        *(found.roundup.title, found.url or None, stamp(found.at), stamp(found.day)),
        *(packed_object(roundups.to_json(found.roundup)), found.keys[0], stamp(found.updated), int(found.partial)),
    )
    number = instead_of
    if number is None:
        number = db.execute(
            "insert into posts (title, url, posted_at, intended_at, roundup, origin, updated_at, partial,"
            " channel, state, wanted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'live', 'live')",
            (*common, CHANNEL),
        ).lastrowid
    else:
        db.execute(
            "update posts set title = ?, url = coalesce(?, url), posted_at = coalesce(?, posted_at), intended_at = ?,"
            " roundup = ?, origin = ?, updated_at = ?, partial = ? where id = ?",
            (*common, number),
        )
    _put_beside(db, int(number or 0), found, at)


def put_links(db: Connection, post: int, links: Iterable[Page]) -> None:
    """Store the pages that a post links to; when they are those it has, nothing is written."""
    rows = [tuple(page) for page in links]
    stored = db.execute(
        "select canonical, url, outlet, headline, role from post_links where post = ? order by rowid", (post,)
    ).fetchall()
    if rows == [tuple(row) for row in stored]:
        return
    keep_links(db, post, map(Page._make, rows))


def packed_html(html: str) -> bytes:
    """Return HTML as it is stored: zlib (RFC 1950) of its UTF-8."""
    return zlib.compress(html.encode("utf-8", "replace"))


def unpacked_html(html: bytes) -> str:
    """Return the HTML that `packed_html` packed."""
    return zlib.decompressobj().decompress(html, _MOST_HTML).decode("utf-8", "replace")


def _put_beside(db: Connection, post: int, found: Imported, at: datetime) -> None:
    db.execute(
        "insert into post_sources (post, html, title, unplaced, imported_at) values (?, ?, ?, ?, ?)"
        " on conflict (post) do update set html = excluded.html, title = excluded.title, unplaced = excluded.unplaced,"
        " imported_at = excluded.imported_at",
        (post, packed_html(found.html), found.title, packed(found.unplaced), stamp(at)),
    )
    know(db, post, found.keys)
    put_links(db, post, found.links)


def know(db: Connection, post: int, keys: Iterable[str]) -> None:
    """Have a post known by these keys, too; the caller holds the transaction.

    A key that another post has stays with it: of two posts at one path the first one found has the path.
    """
    db.executemany("insert or ignore into post_keys (known_as, post) values (?, ?)", [(key, post) for key in keys])
