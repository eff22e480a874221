"""Which chunks of outlets were filed, so that one that comes twice counts once."""

from pipeline.store.database import Connection


def note(db: Connection, key: str, *, run: int) -> bool:
    """Store that a chunk of a run is filed, and return whether it was not before; the caller holds the transaction.

    The chunks of earlier runs are forgotten: nobody waits for them any more.
    """
    db.execute("delete from chunks where run < ?", (run,))
    return db.execute("insert or ignore into chunks (key, run) values (?, ?)", (key, run)).rowcount > 0
