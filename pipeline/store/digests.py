"""What the health digest has told, by way: print, mail or post."""

from collections.abc import Iterable
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


def told(db: Connection, way: str) -> frozenset[str]:
    """Return the findings that were told by a way and have been so ever since."""
    return frozenset(finding for (finding,) in db.execute("select finding from digest_told where way = ?", (way,)))


def keep(db: Connection, way: str, findings: Iterable[str], *, at: datetime) -> None:
    """Store that these findings are so and told by a way, and that all others are not so any more."""
    findings = list(findings)
    db.execute(
        "delete from digest_told where way = ? and finding not in (select value from json_each(?))",
        (way, packed(findings)),
    )
    db.executemany(
        "insert or ignore into digest_told (way, finding, at) values (?, ?, ?)",
        [(way, finding, stamp(at)) for finding in findings],
    )


def forget(db: Connection, way: str, findings: Iterable[str]) -> None:
    """Store that these findings were not told by a way after all."""
    db.executemany("delete from digest_told where way = ? and finding = ?", [(way, finding) for finding in findings])
