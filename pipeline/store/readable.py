"""What is damaged, told from what nobody could look into: one is read as far as it goes, the other may be whole.

SQLite cannot open a file, or one beside it, for want of the right to it or of open files (SQLITE_CANTOPEN,
https://www.sqlite.org/rescode.html#cantopen), and waits for whoever holds it only so long (SQLITE_BUSY). Neither says
anything of what is in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.store.database import UNREADABLE, is_locked


def is_refused(problem: Exception) -> bool:
    """Return whether SQLite says that the machine would not open a file, or that somebody holds it."""
    return "unable to open" in str(problem) or is_locked(problem)


@contextmanager
def as_far_as_readable() -> Iterator[None]:
    """Pass over what is damaged.

    Raises:
        DatabaseError: the machine would not open a file, or somebody holds it.
    """
    try:
        yield
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
