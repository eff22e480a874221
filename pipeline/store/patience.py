"""How long a connection waits for whoever else is at the desk, where that is not as long as any other does."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.store.database import Connection


@contextmanager
def waiting(db: Connection, *, milliseconds: int) -> Iterator[None]:
    """Wait for others so long at most; afterwards as long as before."""
    [before] = db.execute("pragma busy_timeout").fetchone()
    wait(db, milliseconds=milliseconds)
    try:
        yield
    finally:
        wait(db, milliseconds=before)


def wait(db: Connection, *, milliseconds: int) -> None:
    """Wait for others so long at most from now on."""
    db.execute(f"pragma busy_timeout = {milliseconds}")
