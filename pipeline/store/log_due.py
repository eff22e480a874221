"""The lines that copydesk.log has yet to get (store/tables_log.py)."""

from pipeline.store.database import Connection, hurry
from pipeline.store.patience import wait

# A log that cannot be written for weeks must not fill the database.
MOST_KEPT = 20_000
_PATIENCE_MS = 1_000


def hasten(db: Connection) -> None:
    """Have a connection that is about to end wait for nobody long, nor for the disk: a log is no reason to."""
    wait(db, milliseconds=_PATIENCE_MS)
    hurry(db)


def waits(db: Connection) -> bool:
    """Return whether any line waits."""
    return db.execute("select 1 from log_due limit 1").fetchone() is not None


def take(db: Connection) -> list[str]:
    """Return the lines that wait, in the order they were written, and forget them; the caller holds the transaction."""
    rows = db.execute("select id, line from log_due order by id").fetchall()
    if rows:
        db.execute("delete from log_due where id <= ?", (rows[-1]["id"],))
    return [row["line"] for row in rows]


def let_old_ones_go(db: Connection) -> None:
    """Forget all but the newest lines; the caller holds the transaction."""
    db.execute("delete from log_due where id <= (select max(id) from log_due) - ?", (MOST_KEPT,))
