"""The database that a backup is about to replace: nobody else may be at it, and what it knows more is carried over."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DeskBusyError, StoreError
from pipeline.store.database import UNREADABLE, Connection, DatabaseError, connect, is_locked, writing
from pipeline.store.identity import become, known_identity
from pipeline.store.looking import read_as_far_as_it_goes, uri
from pipeline.store.patience import wait
from pipeline.store.readable import as_far_as_readable, is_refused
from pipeline.store.salvage import Carried, carry
from pipeline.store.salvage.reading import has_table

# How long somebody who is at the desk may take to leave it.
_PATIENCE_MS = 5_000
# So often it is read anew because somebody wrote meanwhile.
_MOST_READINGS = 5
NEW_AND_EMPTY = "it was new and empty, made where the lost one had been"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the replaced database gave: `carried` none = nothing, `why` = what stood in the way, "" = nothing did."""

    carried: Carried | None
    why: str

    @property
    def whole(self) -> bool:
        """Whether nothing that was sent since the backup can be missing."""
        return self.carried is not None and self.carried.whole and not self.why


@dataclass(slots=True)
class Replaced:
    """The database on its way out; `db` none = there is none, or it is damaged and of no use to anybody."""

    file: Path
    db: Connection | None
    version: int = 0
    readings: int = 0

    def is_settled(self) -> bool:
        """Return whether nobody wrote since it was asked last; then nobody can any more until it is closed.

        Raises:
            DeskBusyError: somebody is at the desk and stays.
        """
        if self.db is None:
            return True
        version = self.hold()
        if version == self.version:
            return True
        self.db.execute("rollback")
        self.version, self.readings = version, self.readings + 1
        if self.readings == _MOST_READINGS:
            raise busy(self.file)
        return False

    def hold(self) -> int:
        """Begin the transaction beside which nobody writes, and return the version that the database has in it.

        Somebody who has opened it meanwhile has put its log back, beside which "exclusive" keeps no writer out and of
        whose transactions the version need not tell once it is down again (https://www.sqlite.org/fileformat2.html,
        1.3.9): the two versions that are compared are of a database without one.

        Raises:
            DeskBusyError: somebody is at the desk and stays.
            DatabaseError: it cannot be written.
        """
        assert self.db
        for _ in range(_MOST_READINGS):
            with _nobody_at(self.file):
                # SQLite takes the log down for its only user; the file is whole by itself then.
                self.db.execute("pragma journal_mode = delete").fetchone()
                self.db.execute("begin exclusive")
            if self.db.execute("pragma journal_mode").fetchone()[0] != "wal":
                return int(self.db.execute("pragma data_version").fetchone()[0])
            self.db.execute("rollback")
        raise busy(self.file)


@contextmanager
def _nobody_at(file: Path) -> Iterator[None]:
    """Say of a database that stays locked that somebody is at the desk.

    Raises:
        DeskBusyError: it stayed locked.
    """
    try:
        yield
    except DatabaseError as problem:
        if is_locked(problem):
            raise busy(file) from problem
        raise  # no room, or no right


def busy(file: Path) -> DeskBusyError:
    """Return what is said where somebody is at the desk and stays."""
    do = "end copydesk review and whatever else works on this desk, then restore again; nothing was changed"
    return DeskBusyError("somebody is at the desk", where=str(file), do=do)


@contextmanager
def alone(file: Path) -> Iterator[Replaced]:
    """Hold the database so that nobody writes into it after it was read for the last time.

    Raises:
        DeskBusyError: somebody is at the desk and stays.
        DatabaseError, StoreError: the machine would not open it.
    """
    if not file.exists() or not _is_sound(file):
        # Not even opened to be written: SQLite would work a journal into the damaged file.
        yield Replaced(file=file, db=None)
        return
    with closing(connect(file)) as db:
        wait(db, milliseconds=_PATIENCE_MS)
        held = Replaced(file=file, db=db)
        held.version = held.hold()
        db.execute("rollback")
        yield held


def carried_over(file: Path, new: Connection) -> Found:
    """Carry into `new` what the database `file` knows more; whatever is wrong with `file` is in the answer.

    Raises:
        DeskBusyError: somebody is at the desk and lets nobody read.
        DatabaseError: `new` could not be written, or the machine would not open `file`.
    """
    if not file.exists():
        return Found(carried=None, why="there was no database")
    with _nobody_at(file), closing(connect(file, uri=uri(file, immutable=False))) as old:
        why = _why_not(old, new)
        if why:
            return Found(carried=None, why=why)
        carried = carry(old, new)
    if carried is None:
        return Found(carried=None, why="what could be read of it does not hold together")
    return Found(carried=carried, why="" if _is_sound(file) else "it is damaged: what could be read was carried over")


def lend_identity(file: Path, new: Connection) -> None:
    """Make `new`, whose tables were of before desks had an identity, the same desk as the database `file`.

    It is of the desk in whose place it is put; by an identity of its own the posts that this one has sent would not be
    found. A file that is new and empty was made where the real one had been, and tells nothing; nor does one of which
    not a single draft is in `new`, though both have some: that is another blog's.

    Raises:
        DatabaseError: `new` could not be written.
    """
    if not file.exists():
        return
    who = ""
    with closing(connect(file, uri=uri(file, immutable=False))) as old, as_far_as_readable():
        who = "" if _is_empty(old) or _share_no_draft(old, new) else known_identity(old)
    if who:
        with writing(new):
            become(new, who)


def _share_no_draft(old: Connection, new: Connection) -> bool:
    """Return whether both have drafts and no number was begun at the same time, as far as they can be read."""
    try:
        theirs, ours = ({tuple(row) for row in db.execute("select id, made_at from drafts")} for db in (old, new))
        return bool(theirs and ours) and theirs.isdisjoint(ours)
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
    return False


def _why_not(old: Connection, new: Connection) -> str:
    try:
        read_as_far_as_it_goes(old)
        if not has_table(old, "drafts"):
            return "it is no desk"
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
        return f"it cannot be read: {problem}"
    if not _is_another(old, new):
        return ""
    return NEW_AND_EMPTY if _is_empty(old) else "it is another desk"


def _is_another(old: Connection, new: Connection) -> bool:
    """Return whether the two are different desks; one that cannot say who it is lay in this one's place."""
    try:
        theirs, mine = known_identity(old), known_identity(new)
        return bool(theirs and theirs != mine)
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
    return False


def is_new_and_empty(file: Path) -> bool:
    """Return whether this is a desk in which nothing was ever stored; false where it cannot be read."""
    with suppress(*UNREADABLE, StoreError), closing(connect(file, uri=uri(file, immutable=False))) as db:
        return _is_empty(db)
    return False


def _is_empty(old: Connection) -> bool:
    """Return whether nothing was gathered, drafted or posted yet: a command made it where the real one was missing."""
    tables = ("headlines", "drafts", "posts")
    return all(has_table(old, one) and not old.execute(f"select 1 from {one} limit 1").fetchone() for one in tables)


def _is_sound(file: Path) -> bool:
    try:
        with closing(connect(file, uri=uri(file, immutable=False))) as db:
            return str(db.execute("pragma quick_check(1)").fetchone()[0]) == "ok"
    except (*UNREADABLE, StoreError) as problem:
        if is_locked(problem):
            raise busy(file) from problem
        if isinstance(problem, StoreError) or is_refused(problem):
            raise  # taken for damaged, all that it knows more would stay behind
        return False
