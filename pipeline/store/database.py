"""Open desk.db: the right SQLite, only a file of ours, migrated, and safe to share between cron and the web page.

SQLite 3.40 to 3.51.2 can corrupt a WAL when it is reset (fixed in 3.51.3, https://www.sqlite.org/wal.html): where
pysqlite3 has no wheel and the standard library's SQLite is older, the journal is a rollback journal instead.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ForeignStoreError, NewerStoreError, StoreError
from pipeline.store import schema
from pipeline.store.cure import KEEP, cure_of_use, damaged, no_database, to_restore
from pipeline.store.own_files import has_log, of_today, require_files

if TYPE_CHECKING:
    import sqlite3  # noqa: TID251  the types of pysqlite3, which has none of its own
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:  # no wheel for this platform: docs/install.md
        import sqlite3  # noqa: TID251

Connection = sqlite3.Connection
Row = sqlite3.Row
DatabaseError = sqlite3.DatabaseError
IntegrityError = sqlite3.IntegrityError
# What reading a damaged file raises: SQLite quotes names of tables in its errors, and they may be random bytes by then.
UNREADABLE = (DatabaseError, UnicodeDecodeError)

SQLITE_VERSION: str = sqlite3.sqlite_version
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
_BUSY_SECONDS = 30.0


def open_desk(path: Path, *, now: datetime, create: bool = False) -> Connection:
    """Return a connection to the desk's database, its tables up to date.

    Args:
        path: The file, usually DESK/desk.db.
        now: Names the backup that is taken before a migration.
        create: Make the file when it is not there.

    Raises:
        NotFoundError: there is no such file and `create` is false.
        ForeignStoreError, NewerStoreError, DamagedStoreError: see `pipeline.errors`.
    """
    return of_today(path, lambda: _opened(path, now=now, create=create))


def _opened(path: Path, *, now: datetime, create: bool) -> Connection:
    if not create and not path.is_file():
        raise no_database(path)
    if path.exists() and not path.is_file():
        do = "move it away, and bring a backup back: " + to_restore(path.parent)
        raise StoreError("where the desk's database belongs there is no file", where=str(path), do=do)
    fresh = not path.exists() or path.stat().st_size == 0
    db = connect(path)
    try:
        if not fresh:
            refuse_what_is_not_ours(db, path)
        if fresh or pending(db):
            from pipeline.store.migrate import migrate  # only here: sqlite-utils costs 100 ms of a cron tick

            migrate(db, path, now=now)
        _set_journal(db)
    except UNREADABLE as problem:
        db.close()
        raise explained(problem, path) from problem
    except StoreError:
        db.close()
        raise
    return db


def connect(path: Path, *, uri: str = "") -> Connection:
    """Return a bare connection in autocommit mode, rows by name, foreign keys on; `uri` says how to open `path`.

    Raises:
        StoreError: it cannot be opened; no file has the name of one of SQLite's own (`store.own_files`); or without
            `uri`, the log beside a desk is another's (`store.own_log`).
    """
    require_files(path)
    if not uri and has_log(path):
        from pipeline.store.own_log import require_own_log  # only here: few have a log beside them, and it needs this

        require_own_log(path)
    try:
        db = sqlite3.connect(
            uri or str(path), uri=bool(uri), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as problem:
        raise explained(problem, path) from problem
    db.row_factory = Row
    db.execute("pragma foreign_keys = on")
    return db


def hurry(db: Connection) -> None:
    """Have many small transactions cost less: what they store is on the disk after the next one of another connection.

    No order is lost and no crash of ours loses any; when the power fails, the last ones may be missing. Only for what
    can be had again, and only with a write-ahead log (https://www.sqlite.org/pragma.html#pragma_synchronous).
    """
    if db.execute("pragma journal_mode").fetchone()[0] == "wal":
        db.execute("pragma synchronous = normal")


@contextmanager
def writing(db: Connection) -> Iterator[Connection]:
    """Hold one write transaction: all of it is stored, or nothing (BEGIN IMMEDIATE, so that it never upgrades).

    Raises:
        NewerStoreError: a newer copydesk has migrated the desk since it was opened; nothing is written into its tables.
    """
    db.execute("begin immediate")
    try:
        refuse_what_is_newer(db, file_of(db))
        yield db
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
    db.execute("commit")


def file_of(db: Connection) -> Path:
    """Return the file of an open database."""
    # As bytes: the name of a folder need be no text, which the driver would take for damage of the file.
    [name] = db.execute("select cast(file as blob) from pragma_database_list where name = 'main'").fetchone()
    return Path(os.fsdecode(name))


@contextmanager
def part(db: Connection) -> Iterator[None]:
    """Hold a part of an open transaction that is stored or not by itself: what it raises undoes it, and no more."""
    db.execute("savepoint part")
    try:
        yield
    except BaseException:
        db.execute("rollback to part")
        raise
    finally:
        db.execute("release part")


def from_outside(problem: DatabaseError) -> bool:
    """Return whether the file, the disk or another program is to blame; any other answer of SQLite is a bug of ours."""
    return any(words in str(problem) for words in _FROM_OUTSIDE)


def is_damage(problem: Exception) -> bool:
    """Return whether SQLite says of a file that its content is none, or is not what was written."""
    told = isinstance(problem, UnicodeDecodeError)
    words = ("malformed", "corrupt", "not a database", "no such table", *_NO_VALUE)
    return told or any(one in str(problem) for one in words)


def is_locked(problem: Exception) -> bool:
    """Return whether SQLite says of a file that somebody else holds it, longer than it waits."""
    return "locked" in str(problem) or "busy" in str(problem)


def explained(problem: Exception, path: Path) -> StoreError:
    """Return SQLite's own error in our tree, with the cure."""
    text = str(problem)
    if is_locked(problem):
        what = f"the desk's database stayed locked for {_BUSY_SECONDS:.0f} seconds"
        return StoreError(what, where=str(path), do="look what else has it open, end that, and do it again")
    restore = f"{KEEP} {to_restore(path.parent)}"
    if "not a database" in text:
        return ForeignStoreError("this file is not a database", where=str(path), do=restore)
    wrong = any(words in text for words in ("malformed", "corrupt", *_NO_VALUE))
    if wrong or isinstance(problem, UnicodeDecodeError):
        return damaged(text, path)
    if any(words in text for words in ("unable to open", "readonly", "full", "I/O", *_NO_ROOM)):
        return StoreError(f"the desk's database cannot be used: {text}", where=str(path), do=cure_of_use(text, path))
    return StoreError(f"the desk's database answered: {text}", where=str(path), do=restore)


# What the driver, JSON1 and FTS5 say of values that another program has put into our rows.
_NO_VALUE = ("Could not decode to UTF-8", "malformed JSON", "invalid fts5 file format")
# The words of sqlite3_errstr for BUSY, LOCKED, NOTADB, CORRUPT, CANTOPEN, READONLY, FULL and IOERR
# (https://www.sqlite.org/rescode.html).
_FROM_OUTSIDE = (
    *("is locked", "not a database", "disk image is malformed", "unable to open database file"),
    *("readonly database", "disk is full", "disk I/O error"),
    *_NO_VALUE,
)
# As the system says it to a crawl, of a file beside the database, too (`spiders.crawl`).
_NO_ROOM = (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT))
# https://www.sqlite.org/pragma.html#pragma_journal_size_limit; a run's log has some 4 MB.
_LOG_BYTES = 16_000_000


def refuse_what_is_not_ours(db: Connection, path: Path) -> None:
    """Let only a desk pass that this copydesk knows the tables of, or knows how to bring up to date.

    Raises:
        ForeignStoreError, NewerStoreError: see `pipeline.errors`.
    """
    [application_id] = db.execute("pragma application_id").fetchone()
    if application_id != schema.APPLICATION_ID:
        do = "move it away, or name the desk's own folder with --desk"
        raise ForeignStoreError("this is another program's database, not a desk", where=str(path), do=do)
    refuse_what_is_newer(db, path)


def refuse_what_is_newer(db: Connection, path: Path) -> None:
    """Let only a desk pass whose tables this copydesk knows all.

    Raises:
        NewerStoreError: see `pipeline.errors`.
    """
    newer = sorted(applied(db) - schema.MIGRATIONS.keys())
    if newer:
        do = (
            "upgrade copydesk, or go back: copydesk restore without a file takes "
            "the newest backup that this one can read, such as the one made before the upgrade"
        )
        raise NewerStoreError(f"a newer copydesk has written this desk ({newer[-1]})", where=str(path), do=do)


def pending(db: Connection) -> bool:
    """Return whether the desk's tables are older than this copydesk's."""
    return not schema.MIGRATIONS.keys() <= applied(db)


def applied(db: Connection) -> set[str]:
    """Return the names of the migrations that a database has had."""
    known = db.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone()
    return {name for (name,) in db.execute("select name from _sqlite_migrations")} if known else set()


def _set_journal(db: Connection) -> None:
    wanted = "wal" if WAL_IS_SAFE else "delete"
    [mode] = db.execute("pragma journal_mode").fetchone()
    if mode != wanted:
        db.execute(f"pragma journal_mode = {wanted}")
    # A log that had to grow, beside a reader that stayed, is cut again once it is worked in.
    db.execute(f"pragma journal_size_limit = {_LOG_BYTES}")
    # A lost power supply must not lose an editor's word; a desk writes little enough to pay for it (FACTS, SQLite).
    db.execute("pragma synchronous = full")
