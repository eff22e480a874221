"""Copy desk.db while others use it, and prove that the copy is whole."""

import stat
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path

from pipeline.errors import StoreError, UnreadableError, UsageError
from pipeline.machine import cure_of
from pipeline.store import schema, workrooms
from pipeline.store.cure import MEND, damaged
from pipeline.store.database import UNREADABLE, Connection, DatabaseError, connect, file_of, refuse_what_is_newer
from pipeline.store.looking import uri
from pipeline.store.shape import HOLDING_ROWS, KINDS, misshapen
from pipeline.text import log_line
from pipeline.whole_files import OWNERS, keep_names, new_file, set_mode

ANOTHER_BACKUP = "name another file made by copydesk backup; without one, restore takes the newest good one of backups/"
COUNTED = ("headlines", "stories", "drafts", "revisions", "posts")


def back_up(db: Connection, target: Path) -> dict[str, int]:
    """Write a verified copy of the open desk to `target` and return its rows by table (`COUNTED`).

    The copy gets its name only when it is whole; what grew of one that was killed goes with the next in that folder.

    Raises:
        UsageError: no new file can have that name.
        StoreError: the copy failed, or does not hold what the desk holds.
    """
    require_new(target)
    try:
        with workrooms.for_packing(target.parent) as place:
            growing = place / workrooms.DATABASE
            counted = copied(db, growing)
            growing.replace(target)
    except (DatabaseError, OSError) as problem:
        do = cure_of(problem, otherwise="check the folder's permissions and the free space")
        raise StoreError(f"the backup failed: {problem}", where=str(target), do=do) from problem
    keep_name(target, "the backup is written")
    return counted


def keep_name(file: Path, done: str) -> None:
    """Bring the name that a file just got to the disk; `done` is what is done already.

    Raises:
        StoreError: the disk does not promise to keep it.
    """
    try:
        keep_names(file.parent)
    except OSError as problem:
        what = f"{done}, but the disk does not promise to keep it: {problem.strerror}"
        do = "look at the system's log: the disk may be failing; or the folder is one that you may not read"
        raise StoreError(what, where=str(file), do=do) from problem


def require_new(target: Path) -> None:
    """Let only a name pass that nothing has yet, in a folder that is there.

    Raises:
        UsageError: it is another; what has the name is left as it is.
    """
    if target.is_dir():
        raise UsageError("this is a folder", where=str(target), do="name a file in it, such as my-desk.db")
    if target.exists():
        raise UsageError("a file of that name is there already", where=str(target), do="name another file")
    if not target.parent.is_dir():
        do = "make it, or name a file in one that is there"
        raise UsageError("there is no such folder", where=str(target.parent), do=do)


def require_sound(db: Connection, path: Path) -> None:
    """Let only a desk pass in which SQLite finds no damage (quick_check: all but what an index says of its table).

    Raises:
        DamagedStoreError: it found some, or a table is not there, or a row that another names.
    """
    try:
        said = damage(db, HOLDING_ROWS)
    except UNREADABLE as problem:
        said = str(problem)
    if said:
        raise damaged(said, path)


def look_at(file: Path) -> dict[str, int]:
    """Return the rows by table of a backup that is whole and that this copydesk can bring back; it is not changed.

    Raises:
        UnreadableError: it is damaged, its rows do not hold together, or it is no desk.
        NewerStoreError: a newer copydesk has written it.
    """
    try:
        with closing(connect(file, uri=uri(file, immutable=True))) as db:
            counted = verified(db, file)
            require_untorn(db, file)
            refuse_what_is_newer(db, file)
            return counted
    except UNREADABLE as problem:
        raise UnreadableError(f"this backup cannot be read: {problem}", where=str(file), do=ANOTHER_BACKUP) from problem


def require_untorn(db: Connection, file: Path) -> None:
    """Let only a backup pass that has all our tables, and whose rows name rows that are there: else nothing is carried.

    Raises:
        UnreadableError: a table is not there, or a row that another names.
    """
    if said := misshapen(db, HOLDING_ROWS) or torn(db):
        do = f"{ANOTHER_BACKUP}; of the desk itself {MEND}"
        raise UnreadableError(f"this backup is damaged: {said}", where=str(file), do=do)


def damage(db: Connection, kinds: Collection[str] = KINDS) -> str:
    """Return what SQLite finds damaged (quick_check), or what is `misshapen` so or `torn`; "" = all is well."""
    said = str(db.execute("pragma quick_check(1)").fetchone()[0])
    return misshapen(db, kinds) or torn(db) if said == "ok" else said


def torn(db: Connection) -> str:
    """Return which table has most rows that name a row which is not there, in words; "" = none has.

    SQLite's own checks of a file do not look (https://www.sqlite.org/pragma.html#pragma_foreign_key_check); a program
    that deletes without `pragma foreign_keys` leaves such rows behind.
    """
    worst = db.execute(_TORN).fetchone()
    if worst is None:
        return ""
    child, parent, many = worst
    rows, belong = ("1 row", "belongs") if many == 1 else (f"{many:,} rows", "belong")
    return f"{rows} of {log_line(str(child))[:60]} {belong} to {log_line(str(parent))[:60]} that are not there"


_TORN = """
select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent order by rows desc, 1, 2
"""


def copied(db: Connection, growing: Path) -> dict[str, int]:
    """Write a verified copy of the open desk to a new file, as open to others as it is, and return its rows by table.

    SQLite's online backup (https://www.sqlite.org/backup.html): writers go on meanwhile.

    Raises:
        DamagedStoreError: the desk is damaged where only this check looks, in what an index says of its table.
        StoreError: it does not hold what the desk holds.
        OSError, DatabaseError: it could not be written.
    """
    least = _counts(db)
    new_file(growing)  # SQLite gives a database that it makes itself the mode of the umask
    with closing(connect(growing)) as copy:
        db.backup(copy)
        copy.execute("pragma journal_mode = delete")
        counted = _as_whole_as(db, copy, growing)
    if any(counted[table] < least[table] for table in COUNTED):
        raise StoreError("the backup holds less than the desk", where=str(growing), do="run it again")
    with suppress(PermissionError):  # where modes cannot be changed it stays its owner's alone
        set_mode(growing, stat.S_IMODE(file_of(db).stat().st_mode) | OWNERS)
    return counted


def _as_whole_as(db: Connection, copy: Connection, growing: Path) -> dict[str, int]:
    """Return the rows by table of a copy that is whole; where it is not, the desk tells whose fault that is."""
    try:
        return verified(copy, growing)
    except UnreadableError as problem:
        if (said := str(db.execute("pragma integrity_check(1)").fetchone()[0])) != "ok":
            raise damaged(said, file_of(db)) from problem
        do = "run it again; if it says so again, the disk may be failing: look at the system's log"
        raise StoreError(f"the copy is not what the desk is: {problem.what}", where=str(growing), do=do) from problem


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
    except UNREADABLE as problem:
        raise UnreadableError(f"this is no desk that can be read: {problem}", where=str(path), do=do) from problem
    if said != "ok" or application_id not in (schema.APPLICATION_ID, 0):
        raise UnreadableError(f"this backup is damaged or no desk: {said}", where=str(path), do=do)
    return counted


def _counts(db: Connection) -> dict[str, int]:
    counted = {}
    for table in COUNTED:
        [counted[table]] = db.execute(f"select count(*) from {table}").fetchone()
    return counted
