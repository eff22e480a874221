"""What the hosts' robots.txt said: not asked again while it is as young as a cache may keep it."""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from pipeline.store.database import Connection
from pipeline.store.rows import stamp

# RFC 9309, 2.4: a cached robots.txt should not be used for more than 24 hours.
KEPT = timedelta(hours=24)


def of(db: Connection, url: str, *, now: datetime) -> bytes | None:
    """Return what the robots.txt at an address said, b"" where there is none; none = it has to be asked."""
    row = db.execute(
        "select said from robots_texts where url = ? and asked_at > ? and asked_at <= ?",
        (url, stamp(now - KEPT), stamp(now)),
    ).fetchone()
    return zlib.decompress(row[0]) if row else None


def keep(db: Connection, said: Mapping[str, bytes], *, now: datetime) -> None:
    """Store what was asked at `now`, by address, and forget what is too old; the caller holds the transaction."""
    db.executemany(
        "insert into robots_texts (url, asked_at, said) values (?, ?, ?)"
        " on conflict (url) do update set asked_at = excluded.asked_at, said = excluded.said",
        [(url, stamp(now), zlib.compress(text)) for url, text in said.items()],
    )
    db.execute("delete from robots_texts where asked_at <= ?", (stamp(now - KEPT),))
