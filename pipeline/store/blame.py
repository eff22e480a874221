"""Whether an error of SQLite is the file's, the disk's or another program's, or a bug of copydesk.

What SQLite says of a table that somebody dropped is what it says of a statement that is wrong: the file is looked at.
"""

from contextlib import closing
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.backups import damage
from pipeline.store.cure import damaged
from pipeline.store.database import UNREADABLE, DatabaseError, connect, explained, from_outside
from pipeline.store.looking import uri
from pipeline.store.patience import wait

# Somebody else may hold it; the error is told without this look then.
_PATIENCE_MS = 1_000


def from_the_file(problem: Exception, file: Path) -> StoreError | None:
    """Return an error of SQLite in our tree, none where it is a bug of ours: with this file all is well."""
    if isinstance(problem, DatabaseError) and from_outside(problem):
        return explained(problem, file)
    said = _damage(file) if isinstance(problem, UNREADABLE) else ""
    return damaged(said, file) if said else None


def _damage(file: Path) -> str:
    try:
        with closing(connect(file, uri=uri(file, immutable=False))) as db:
            wait(db, milliseconds=_PATIENCE_MS)
            return damage(db)
    except UNREADABLE as problem:
        return str(problem) if not isinstance(problem, DatabaseError) or from_outside(problem) else ""
    except StoreError:
        return ""
