"""Whether an error of SQLite is the file's, the disk's or another program's, or a bug of copydesk.

What SQLite says of a table that somebody dropped is what it says of a statement that is wrong: the file is looked at.
"""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.backups import damage
from pipeline.store.cure import damaged
from pipeline.store.database import (
    UNREADABLE,
    Connection,
    DatabaseError,
    IntegrityError,
    applied,
    connect,
    explained,
    from_outside,
)
from pipeline.store.looking import uri
from pipeline.store.patience import wait
from pipeline.store.shape import made_by
from pipeline.text import log_line

# Somebody else may hold it; the error is told without this look then.
_PATIENCE_MS = 1_000
# What SQLite says where a table's own rules refuse a row; else a trigger did, in its own words (RAISE).
_OUR_OWN_RULES = re.compile(r"constraint failed|cannot store|datatype mismatch")


def from_the_file(problem: Exception, file: Path) -> StoreError | None:
    """Return an error of SQLite in our tree, none where it is a bug of ours: with this file all is well."""
    if isinstance(problem, DatabaseError) and from_outside(problem):
        return explained(problem, file)
    if not isinstance(problem, UNREADABLE):
        return None
    said = _told(file, damage)
    refused = isinstance(problem, IntegrityError) and not _OUR_OWN_RULES.search(str(problem))
    if not said and refused and (name := _told(file, _strange_trigger)):
        do = f"if it is yours, take it out (drop trigger {name}), and do it again"
        return StoreError(f"the desk's database has a trigger that is not copydesk's: {name}", where=str(file), do=do)
    return damaged(said, file) if said else None


def _strange_trigger(db: Connection) -> str:
    """Return the name of a trigger that no migration made, "" = there is none: it may refuse what commands write."""
    asked = "select name from sqlite_master where type = 'trigger' order by name"
    with made_by(applied(db)) as wanted:
        ours = {name for (name,) in wanted.execute(asked)}
    return next((log_line(str(name))[:100] for (name,) in db.execute(asked) if name not in ours), "")


def _told(file: Path, look: Callable[[Connection], str]) -> str:
    try:
        with closing(connect(file, uri=uri(file, immutable=False))) as db:
            wait(db, milliseconds=_PATIENCE_MS)
            return look(db)
    except UNREADABLE as problem:
        return str(problem) if not isinstance(problem, DatabaseError) or from_outside(problem) else ""
    except StoreError:
        return ""
