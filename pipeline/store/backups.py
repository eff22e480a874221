"""Copy desk.db while others use it, prove that the copy is whole, and put one back without losing what is there."""

from datetime import datetime
from itertools import chain, count
from pathlib import Path

from pipeline.errors import StoreError, UnreadableError, UsageError
from pipeline.store import schema
from pipeline.store.database import Connection, DatabaseError, connect

COUNTED = ("headlines", "stories", "drafts", "revisions", "posts")


def back_up(db: Connection, target: Path) -> dict[str, int]:
    """Write a verified copy of the open desk to `target` and return its rows by table (`COUNTED`).

    SQLite's online backup (https://www.sqlite.org/backup.html): writers go on meanwhile. The copy gets its name only
    when it is whole.

    Raises:
        UsageError: there is a file of that name; it is left as it is.
        StoreError: the copy failed, or does not hold what the desk holds.
    """
    if target.exists():
        raise UsageError("a file of that name is there already", where=str(target), do="name another file")
    growing = target.with_name(f"{target.name}.part")
    growing.unlink(missing_ok=True)
    try:
        copy = connect(growing)
        try:
            least = _counts(db)
            db.backup(copy)
            copy.execute("pragma journal_mode = delete")
            counted = verified(copy, growing)
        finally:
            copy.close()
    except (DatabaseError, OSError) as problem:
        growing.unlink(missing_ok=True)
        raise StoreError(f"the backup failed: {problem}", where=str(target), do="check free space") from problem
    if any(counted[table] < least[table] for table in COUNTED):
        raise StoreError("the backup holds less than the desk", where=str(growing), do="run it again")
    growing.replace(target)
    return counted


def verified(db: Connection, path: Path) -> dict[str, int]:
    """Return the rows by table of a copy that SQLite finds whole and that is a desk.

    Raises:
        UnreadableError: it is damaged, or no desk.
    """
    do = "use another backup"
    try:
        [said] = db.execute("pragma integrity_check(1)").fetchone()
        [application_id] = db.execute("pragma application_id").fetchone()
        counted = _counts(db)
    except DatabaseError as problem:
        raise UnreadableError(f"this is no desk that can be read: {problem}", where=str(path), do=do) from problem
    if said != "ok" or application_id not in (schema.APPLICATION_ID, 0):
        raise UnreadableError(f"this backup is damaged or no desk: {said}", where=str(path), do=do)
    return counted


def restore(source: Path, desk: Path, *, now: datetime) -> Path | None:
    """Put the backup `source` in the place of `desk`; return where the replaced file was kept (None: there was none).

    Nothing is deleted: the old file and its journal stay beside it under a name with the time.

    Raises:
        UnreadableError: `source` is not there, damaged, or no desk; `desk` is untouched.
    """
    if not source.is_file():
        raise UnreadableError("there is no such backup", where=str(source), do="name a file made by copydesk backup")
    incoming = desk.with_name(f"{desk.name}.incoming")
    incoming.unlink(missing_ok=True)
    copy, original = connect(incoming), connect(source)
    try:
        original.backup(copy)
        verified(copy, source)
        copy.execute("pragma journal_mode = delete")
    except DatabaseError as problem:
        raise UnreadableError(f"this backup cannot be read: {problem}", where=str(source)) from problem
    finally:
        copy.close()
        original.close()
    kept = _set_aside(desk, now)
    incoming.replace(desk)
    return kept


def _counts(db: Connection) -> dict[str, int]:
    counted = {}
    for table in COUNTED:
        [counted[table]] = db.execute(f"select count(*) from {table}").fetchone()
    return counted


def _set_aside(desk: Path, now: datetime) -> Path | None:
    if not desk.exists():
        return None
    names = (f"{desk.name}.replaced-{now:%Y%m%dT%H%M%SZ}{again}" for again in chain([""], (f"-{n}" for n in count(2))))
    kept = next(place for place in map(desk.with_name, names) if not place.exists())
    for suffix in ("", "-wal", "-shm"):
        part = desk.with_name(desk.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))
    return kept
