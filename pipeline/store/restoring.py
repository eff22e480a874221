"""Put a backup in the place of desk.db: nothing is deleted, and what the replaced file knows more is carried over."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from stat import S_IMODE

from pipeline.errors import StoreError, UnreadableError
from pipeline.machine import cure_of
from pipeline.store import restores, sessions, taken_words
from pipeline.store.backups import ANOTHER_BACKUP, keep_name, require_untorn, verified
from pipeline.store.database import (
    UNREADABLE,
    Connection,
    DatabaseError,
    connect,
    is_damage,
    refuse_what_is_newer,
    writing,
)
from pipeline.store.identity import known_identity
from pipeline.store.mending import mended
from pipeline.store.migrate import apply
from pipeline.store.own_files import BESIDE
from pipeline.store.page_hold import no_page_open
from pipeline.store.replaced import Found, alone, carried_over, lend_identity
from pipeline.store.unfinished import forget, incoming_of, is_free, note, put_aside, put_back, undo
from pipeline.text import log_line
from pipeline.whole_files import set_mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A backup in the place of desk.db. `kept` is where the replaced file is, none where there was none."""

    kept: Path | None
    found: Found


def restore(source: Path | None, desk: Path, *, now: datetime, clock: datetime) -> Restored:
    """Put the backup `source` in the place of `desk`, brought up to date; the caller holds the lease.

    The old file and its journal stay beside it under a name with the time.

    Args:
        source: The backup, none = what can be read of `desk` itself (`mending`).
        desk: DESK/desk.db.
        now: Names the file that was replaced.
        clock: The real time: what was sent before it may be unknown to the backup.

    Raises:
        UsageError: there is no `source`, and nothing is wrong with `desk`; it is untouched, as whenever this fails.
        UnreadableError: `source` is not there, damaged, tampered with, or no desk.
        NewerStoreError: a newer copydesk has written `source`.
        DeskBusyError: somebody else is at the desk.
        StoreError: there is no room, or the folder cannot be written.
    """
    incoming = incoming_of(desk)
    try:
        with _settled(desk, incoming), closing(_new(source, desk, incoming, clock)) as new, alone(desk) as replaced:
            found = carried_over(desk, new)
            while not replaced.is_settled():
                found = carried_over(desk, new)  # somebody wrote meanwhile
            if found.carried and found.carried.rows.get("takedowns"):
                taken_words.scrub(new)
            _finish(new, whole=found.whole, at=clock)
            kept = _set_aside(desk, now)
            _put_in_place(incoming, desk, kept)
    except (DatabaseError, OSError) as problem:
        what = "the backup could not be brought back" if source else "the desk could not be mended"
        check = "check the folder's permissions, the free space, and how many files a process may open (ulimit -n)"
        do = cure_of(problem, otherwise=f"{check}; the desk is as it was")
        raise StoreError(f"{what}: {problem}", where=str(desk), do=do) from problem
    keep_name(desk, f"the new database is in place, and what it was is {kept}" if kept else "desk.db is in place")
    return Restored(kept=kept, found=found)


@contextmanager
def _settled(desk: Path, incoming: Path) -> Iterator[None]:
    """Hold the desk without a page, what a killed command left half done undone, and let nothing half done behind."""
    with no_page_open(desk.parent):
        undo(desk)
        _remove(incoming)
        try:
            yield
        finally:
            _remove(incoming)


def _finish(new: Connection, *, whole: bool, at: datetime) -> None:
    with writing(new):
        restores.record(new, whole=whole, at=at)
    new.execute("pragma journal_mode = delete")
    new.close()


def _new(source: Path | None, desk: Path, incoming: Path, now: datetime) -> Connection:
    return _copy(source, desk, incoming, now) if source else mended(desk, incoming, now=now)


def _copy(source: Path, desk: Path, incoming: Path, now: datetime) -> Connection:
    """Return the backup as a file of our own, verified, with today's tables."""
    if not source.is_file():
        raise UnreadableError("there is no such backup", where=str(source), do="name a file made by copydesk backup")
    new = connect(incoming)
    try:
        with closing(connect(source)) as original:
            original.backup(new)
        verified(new, source)
        require_untorn(new, source)
        refuse_what_is_newer(new, source)
        is_anybodys = not known_identity(new)
        apply(new, now=now)
        if is_anybodys:
            lend_identity(desk, new)
        _refuse_strange_triggers(new, source, now)
        sessions.sign_everybody_out(new)
    except UNREADABLE as problem:
        new.close()
        if is_damage(problem):
            raise UnreadableError(
                f"this backup cannot be read: {problem}", where=str(source), do=ANOTHER_BACKUP
            ) from problem
        raise
    except BaseException:
        new.close()
        raise
    return new


def _refuse_strange_triggers(new: Connection, source: Path, now: datetime) -> None:
    """Let only a desk pass that nothing but copydesk writes into: a trigger of a stranger's could approve drafts.

    Raises:
        UnreadableError: it has a trigger that no desk of today has.
    """
    with closing(connect(Path(":memory:"))) as fresh:
        apply(fresh, now=now)
        strange = sorted(_triggers(new) - _triggers(fresh))
    if strange:
        name = log_line(strange[0][0])[:100]
        raise UnreadableError(
            f"this backup has a trigger that is not copydesk's: {name}",
            where=str(source),
            do="use another backup; if the trigger is yours, take it out of a copy of this one (drop trigger)",
        )


def _triggers(db: Connection) -> set[tuple[str, str]]:
    found = db.execute("select name, sql from sqlite_master where type = 'trigger'")
    return {(str(name), str(sql)) for name, sql in found}


def _set_aside(desk: Path, now: datetime) -> Path | None:
    """Keep what is there under another name, and leave it where it is: the desk is never without a database."""
    names = (f"{desk.name}.replaced-{now:%Y%m%dT%H%M%SZ}{again}" for again in chain([""], (f"-{n}" for n in count(2))))
    kept = next(place for place in map(desk.with_name, names) if is_free(place))
    if not desk.exists():
        put_aside(desk, kept)  # the log of one that is gone would be worked into the one that comes in
        return None
    # The name before what lies beside: two names of one file tell the next that this was killed.
    has_both_names = _linked(kept, desk)
    try:
        if not has_both_names:
            note(desk, kept)
        put_aside(desk, kept)
        if not has_both_names:
            desk.replace(kept)
    except OSError:
        _put_back(desk, kept)
        raise
    return kept


def _put_back(desk: Path, kept: Path) -> None:
    put_back(desk, kept)
    forget(desk)


def _linked(kept: Path, desk: Path) -> bool:
    """Give the database its second name, and return whether there can be one.

    A file system may have none: EPERM, ENOTSUP, or EMLINK where it has one too few (link(2)). For an instant the desk
    has no database then; a copy would have to open the file, and with its closing all locks of this process on it would
    be gone (sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        kept.hardlink_to(desk)
    except OSError:
        return False
    return True


def _put_in_place(incoming: Path, desk: Path, kept: Path | None) -> None:
    try:
        if kept:
            set_mode(incoming, S_IMODE(kept.stat().st_mode))  # as its owner has chosen
        incoming.replace(desk)
    except OSError:
        if kept:
            _put_back(desk, kept)
        raise
    forget(desk)


def _remove(incoming: Path) -> None:
    for suffix in ("", *BESIDE):
        incoming.with_name(incoming.name + suffix).unlink(missing_ok=True)
