"""Look into a desk.db that this user may read and not write, or for which the disk has no room, as SQLite permits it.

A reader of a write-ahead log needs the -wal and -shm files, or the right to make them
(https://www.sqlite.org/wal.html, "Read-Only Databases"). Without that right, or room for them, and only while neither
-wal nor -journal holds anything, the file is all there is of the desk and is opened as one that nobody changes
(https://www.sqlite.org/uri.html, `immutable`).
"""

import os
import shutil
from contextlib import ExitStack, closing
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.cure import no_database
from pipeline.store.database import (
    UNREADABLE,
    Connection,
    connect,
    explained,
    pending,
    refuse_what_is_not_ours,
)
from pipeline.store.space import files_left

# What a command that only looks needs beside the database: its -wal, its -shm of 32 kB, and a line of the log.
_LEAST_BYTES, _LEAST_FILES = 1_000_000, 3
# What is not yet, or no longer, in the file itself (https://www.sqlite.org/tempfiles.html, 2.1 and 2.2).
_JOURNALS = ("-wal", "-journal")


def only_readable(path: Path) -> bool:
    """Return whether the desk's database is there, and this user may not write it or beside it, or has no room to."""
    if not path.is_file():
        return False
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    left = files_left(path.parent)
    has_files = left is None or left >= _LEAST_FILES
    return not (may_write and has_files) or shutil.disk_usage(path.parent).free < _LEAST_BYTES


def look(path: Path) -> Connection:
    """Return a connection to the desk's database that can read and never write.

    Raises:
        StoreError: it cannot be read without writing: another program left its log behind, or an upgrade is due.
        ForeignStoreError, NewerStoreError, DamagedStoreError: see `pipeline.errors`.
    """
    try:
        with ExitStack() as unless_it_is_good:
            db = unless_it_is_good.enter_context(closing(read_only(path)))
            refuse_what_is_not_ours(db, path)
            _refuse_what_is_older(db, path)
            unless_it_is_good.pop_all()
            return db
    except UNREADABLE as problem:
        raise explained(problem, path) from problem


def examine(path: Path) -> tuple[Connection, bool]:
    """Return a connection that never writes, and whether the tables are older than this copydesk's.

    Unlike `look` it takes a desk that waits for an upgrade, which stays as it is; and where this user may write, one
    whose last command was killed: SQLite works its log into the file, as it would for any other.

    Raises:
        NotFoundError: there is no such file.
        ForeignStoreError, NewerStoreError, DamagedStoreError, StoreError: see `pipeline.errors`.
    """
    if not path.is_file():
        raise no_database(path)
    try:
        with ExitStack() as unless_it_is_good:
            opened = read_only(path) if only_readable(path) else connect(path)
            db = unless_it_is_good.enter_context(closing(opened))
            db.execute("pragma query_only = on")
            refuse_what_is_not_ours(db, path)
            older = pending(db)
            unless_it_is_good.pop_all()
            return db, older
    except UNREADABLE as problem:
        raise explained(problem, path) from problem


def uri(path: Path, *, immutable: bool) -> str:
    """Return the SQLite URI that reads `path` and writes nothing."""
    return path.resolve().as_uri() + ("?immutable=1" if immutable else "?mode=ro")


def read_only(path: Path) -> Connection:
    """Return a connection that can read and never write, whatever the file is."""
    db = connect(path, uri=uri(path, immutable=False))
    try:
        db.execute("select count(*) from sqlite_master").fetchone()
    except UNREADABLE:
        db.close()
        if any(holds_something(path.with_name(f"{path.name}{suffix}")) for suffix in _JOURNALS):
            raise
        return connect(path, uri=uri(path, immutable=True))
    return db


def read_as_far_as_it_goes(db: Connection) -> None:
    """Read of a file that was cut off what is there (https://www.sqlite.org/pragma.html#pragma_writable_schema)."""
    db.execute("pragma writable_schema = on")
    db.execute("pragma trusted_schema = off")


def holds_something(file: Path) -> bool:
    """Return whether a file has a byte; a database that was cut off to nothing is as good as lost."""
    return file.exists() and file.stat().st_size > 0


def _refuse_what_is_older(db: Connection, path: Path) -> None:
    if pending(db):
        do = "let its owner run any copydesk command there once, where the disk has room"
        raise StoreError("this desk must be upgraded, and it cannot be written now", where=str(path), do=do)
