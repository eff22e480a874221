"""Pictures that we have re-encoded, and the ones that pages we have read show. Bytes of an outlet are never stored."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.news import Picture
from pipeline.store.database import Connection
from pipeline.store.rows import document, packed, stamp, taken_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A picture of ours: `hash` names it, `source` is the outlet's own address of it."""

    hash: str
    media_type: str
    width: int
    height: int
    source: str


def keep(
    db: Connection,
    image: bytes,
    *,
    media_type: str,
    size: tuple[int, int],
    source: str,
    page: str,
    shown: Picture,
    at: datetime,
) -> Kept:
    """Store a picture with where it is from, and return it; equal bytes are one row, its source the newest."""
    digest = hashlib.sha256(image).hexdigest()
    db.execute(
        """
        insert or replace into pictures
            (hash, image, media_type, width, height, source, page, alt, credit, fetched_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (digest, image, media_type, *size, source, page, shown.alt, shown.credit, stamp(at)),
    )
    return Kept(hash=digest, media_type=media_type, width=size[0], height=size[1], source=source)


def named(db: Connection, digest: str) -> tuple[bytes, str] | None:
    """Return the bytes and the media type of the picture of this hash."""
    row = db.execute("select image, media_type from pictures where hash = ?", (digest,)).fetchone()
    return (bytes(row["image"]), str(row["media_type"])) if row else None


def of_sources(db: Connection, sources: Iterable[str]) -> Mapping[str, Kept]:
    """Return our pictures of these addresses of outlets, by address; what was not fetched is left out."""
    rows = db.execute(
        "select hash, media_type, width, height, source from pictures"
        " where source in (select value from json_each(?)) order by fetched_at, hash",
        (packed(sources),),
    )
    return {row["source"]: Kept(**dict(row)) for row in rows}


def shown_by(db: Connection, numbers: Iterable[int]) -> Mapping[int, Picture]:
    """Return the picture that the page of each of these headlines shows, of those that were read and show one."""
    rows = db.execute(
        "select headline, json_extract(article, '$.picture') from articles"
        " where headline in (select value from json_each(?)) and json_extract(article, '$.picture') is not null",
        (packed(numbers),),
    )
    return {number: _taken(picture) for number, picture in rows}


def _taken(picture: str) -> Picture:
    with taken_apart(picture):
        return Picture(**document(picture))
