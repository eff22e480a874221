"""What is remembered of each address that an outlet is read from: validators, when it is due, how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address with its validators (RFC 9110, 8.8) and the last outcome; `next_due` none = never asked.

    `kind` is feed, or article for a page that could not be had (what was read of one is in `store.articles`).
    """

    url: str
    outlet: str
    kind: str = "feed"
    etag: str = ""
    last_modified: str = ""
    asked_at: datetime | None = None
    next_due: datetime | None = None
    failures: int = 0
    state: str = ""
    why: str = ""


def known(db: Connection, urls: Sequence[str]) -> Mapping[str, Source]:
    """Return what is remembered of these addresses, by address."""
    rows = db.execute("select * from sources where url in (select value from json_each(?))", (packed(urls),))
    return {
        row["url"]: Source(
            url=row["url"],
            outlet=row["outlet"],
            kind=row["kind"],
            etag=row["etag"] or "",
            last_modified=row["last_modified"] or "",
            asked_at=moment(row["asked_at"]),
            next_due=moment(row["next_due"]),
            failures=row["failures"],
            state=row["state"] or "",
            why=row["why"] or "",
        )
        for row in rows
    }


def remember(db: Connection, source: Source) -> None:
    """Store how an address went, in place of what was remembered."""
    db.execute(
        """
        insert or replace into sources
            (url, outlet, kind, etag, last_modified, asked_at, next_due, failures, state, why)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            source.url,
            source.outlet,
            source.kind,
            source.etag,
            source.last_modified,
            stamp(source.asked_at),
            stamp(source.next_due),
            source.failures,
            source.state,
            source.why,
        ),
    )


def health(db: Connection) -> tuple[Source, ...]:
    """Return every remembered address, by outlet and address."""
    urls = [url for (url,) in db.execute("select url from sources order by outlet, url")]
    return tuple(known(db, urls)[url] for url in urls) if urls else ()
