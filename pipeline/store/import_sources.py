"""What imported posts were read from, to read them again when the registry or the reader knows more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import ReaderComment, Roundup
from pipeline.store.database import Connection
from pipeline.store.imports import comments, labels, put_links, unpacked_html
from pipeline.store.posts import Page
from pipeline.store.rows import moment, packed, packed_object


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an imported post was read from, and the little that its HTML does not say; `date` "" = it says no day."""

    post: int
    title: str
    html: str
    url: str
    date: str
    labels: tuple[str, ...]
    at: datetime | None
    partial: bool
    comments: tuple[ReaderComment, ...]


def sources(db: Connection, *, after: int, limit: int) -> Sequence[Source]:
    """Return what imported posts were read from, by number, the first ones beyond `after`."""
    rows = db.execute(
        "select posts.id as post, post_sources.title as title, html, coalesce(url, '') as url, posted_at, partial,"
        " json_extract(roundup, '$.date') as date, json_extract(roundup, '$.labels') as labels,"
        " json_extract(roundup, '$.reader_comments') as comments"
        " from post_sources join posts on posts.id = post_sources.post where posts.id > ? order by posts.id limit ?",
        (after, limit),
    )
    return [
        Source(
            post=row["post"],
            title=row["title"],
            html=unpacked_html(row["html"]),
            url=row["url"],
            date=row["date"] or "",
            labels=labels(row["labels"]),
            at=moment(row["posted_at"]),
            partial=bool(row["partial"]),
            comments=comments(row["comments"]),
        )
        for row in rows
    ]


def count(db: Connection) -> int:
    """Return how many posts were imported."""
    [number] = db.execute("select count(*) from post_sources").fetchone()
    return int(number)


def reread(db: Connection, post: int, roundup: Roundup, unplaced: Iterable[str], links: Iterable[Page]) -> None:
    """Store what a post turned out to be when it was read again; its source stays. The caller holds the transaction."""
    [before] = db.execute("select roundup from posts where id = ?", (post,)).fetchone()
    if (text := packed_object(roundups.to_json(roundup))) != before:
        db.execute("update posts set title = ?, roundup = ? where id = ?", (roundup.title, text, post))
    db.execute("update post_sources set unplaced = ? where post = ?", (packed(unplaced), post))
    put_links(db, post, links)
