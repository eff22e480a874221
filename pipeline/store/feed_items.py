"""Which items the newest answer of a feed held, by their digests: what has not changed is not read again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.news import Headline
from pipeline.store.database import Connection
from pipeline.store.rows import moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An item that was read: the page it is, by canonical address, and the date that the feed gave it."""

    canonical: str
    published: datetime | None = None


def of(db: Connection, source: str) -> Mapping[str, FeedItem]:
    """Return the items of a feed that need not be read again, by digest."""
    rows = db.execute(
        "select digest, feed_items.published, canonical from feed_items"
        " join headlines on headlines.id = feed_items.headline where source = ?",
        (source,),
    )
    return {digest: FeedItem(canonical=canonical, published=moment(at)) for digest, at, canonical in rows}


def keep(db: Connection, source: str, *, read: Sequence[tuple[str, Headline]], same: Collection[str]) -> None:
    """Store which items a feed holds now; the caller holds the transaction and has filed the headlines.

    An item whose headline is not the stored one is not kept: read again, it may take its headline back.

    Args:
        db: The desk.
        source: The feed's address in the list of outlets.
        read: Digest and headline of what was read.
        same: Digests of what was known and is there still.
    """
    db.execute(
        "delete from feed_items where source = ? and digest not in (select value from json_each(?))",
        (source, packed(same)),
    )
    found = [
        (digest, stamp(headline.published), headline.canonical, headline.headline, headline.outlet)
        for digest, headline in read
    ]
    db.execute(
        """
        insert or replace into feed_items (source, digest, published, headline)
        select ?, json_extract(value, '$[0]'), json_extract(value, '$[1]'), headlines.id
        from json_each(?) join headlines on headlines.canonical = json_extract(value, '$[2]')
        where headlines.headline = json_extract(value, '$[3]') or headlines.outlet != json_extract(value, '$[4]')
        """,
        (source, packed(found)),
    )


def forget(db: Connection, headline: int) -> None:
    """Have all items of an article read again, in whichever feed they stand: its headline has changed."""
    db.execute("delete from feed_items where headline = ?", (headline,))
