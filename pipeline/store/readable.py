"""What is damaged, told from what the machine would not open: one is read as far as it goes, the other may be whole.

SQLite cannot open a file, or one beside it, for want of the right to it or of open files (SQLITE_CANTOPEN,
https://www.sqlite.org/rescode.html#cantopen). That says nothing of what is in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.store.database import UNREADABLE


def is_refused(problem: Exception) -> bool:
    """Return whether SQLite says that the machine would not open a file."""
    return "unable to open" in str(problem)


@contextmanager
def as_far_as_readable() -> Iterator[None]:
    """Pass over what is damaged.

    Raises:
        DatabaseError: the machine would not open a file.
    """
    try:
        yield
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
