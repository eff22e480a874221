"""From when until when nothing is to be asked; triggers take the word back when anything that decides it changes.

Read at each tick of cron before anything else is loaded, so it imports next to nothing.
"""

from datetime import datetime

from pipeline.store.database import Connection

_STAMP = "%Y-%m-%dT%H:%M:%SZ"  # as `pipeline.store.rows` has it


def note(db: Connection, *, since: datetime, until: datetime, fingerprint: str) -> None:
    """Store that nothing is due from `since` until `until`, while the lists have this fingerprint."""
    db.execute("delete from nothing_due")
    db.execute(
        "insert into nothing_due values (?, ?, ?)", (since.strftime(_STAMP), until.strftime(_STAMP), fingerprint)
    )


def holds(db: Connection, *, now: datetime, fingerprint: str) -> str:
    """Return until when it is known that nothing is due at `now`, as stored text; "" = it is not known."""
    found = db.execute(
        "select until from nothing_due where since <= ?1 and until > ?1 and fingerprint = ?2",
        (now.strftime(_STAMP), fingerprint),
    )
    row = found.fetchone() if fingerprint else None
    return str(row[0]) if row else ""


def run(db: Connection, *, command: str, now: datetime) -> int:
    """Store a run that had nobody to ask, begun and ended at once, and return its number."""
    row = (command, now.strftime(_STAMP), now.strftime(_STAMP))
    return int(db.execute("insert into runs (command, as_of, finished_at) values (?, ?, ?)", row).lastrowid or 0)
