"""Open the desk for a command, with the lease when the command is a run."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import desk
from pipeline.cli.edge import Said, tell
from pipeline.desk import Desk
from pipeline.errors import NotFoundError, StoreError
from pipeline.store.cure import to_restore
from pipeline.store.holder import Holder
from pipeline.store.lease import held, probe
from pipeline.store.looking import holds_something
from pipeline.store.space import require_room
from pipeline.whole_files import OWNERS_FOLDER

# At a run's deadline: what is under way is ended, and what was read is sorted and drafted.
_WINDING_UP = timedelta(minutes=5)
# What a desk that was at work leaves beside its database (docs/install.md).
_TRACES = ("desk.lock", "copydesk.log", "backups", "desk.db-wal", "desk.db.replaced-*")


def require_folder(folder: Path, *, do: str) -> None:
    """Let only a folder that is there pass; `do` is what helps where nothing has its name.

    Raises:
        NotFoundError: there is none, or something else has the name, its own or that of a folder above it.
    """
    if folder.is_dir():
        return
    there = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    if there.is_symlink() and not there.exists():
        mend = "bring its target back (a disk that is not mounted?), or name the desk's own folder"
        raise NotFoundError("this is a link whose target is away", where=str(there), do=mend)
    if os.path.lexists(there) and not there.is_dir():
        raise NotFoundError("this is a file and no folder", where=str(there), do="name the folder of a desk")
    raise NotFoundError("there is no such folder", where=str(folder), do=do)


def make_desk_folder(folder: Path) -> None:
    """Make the folder of a desk, its owner's alone, and those above it, where it is not there.

    Whoever may only read the files of a desk could hold their locks, so that nothing runs any more (flock(2)).

    Raises:
        StoreError: its place is no disk, such as /proc.
        OSError: the machine refused it otherwise.
    """
    try:
        folder.mkdir(OWNERS_FOLDER, parents=True, exist_ok=True)
    except FileNotFoundError as problem:
        # Those above it are there by now: a file system in which nobody makes any answers so (proc(5)).
        what = "no folder can be made there"
        raise StoreError(what, where=str(folder), do="name a folder on a disk, such as one in your home") from problem


@contextmanager
def the_desk(
    said: Said, *, command: str, lease: bool = False, begins: bool = False, looking: bool = False
) -> Iterator[Desk]:
    """Open the desk that the caller named.

    Args:
        said: What the caller said.
        command: Its words, for the message that another run gets.
        lease: Refuse to start beside another run (exit code 5), and where the disk is nearly full (8).
        begins: A desk may begin with this command, so that a missing desk.db means nothing in a folder without traces.
        looking: The command changes nothing: it works where the caller may not write, too.
    """
    folder = said.folder
    require_folder(
        folder, do="name the folder where your desk is now (docs/store.md: Move a desk), or make one: copydesk init DIR"
    )
    now = said.clock()
    lock = folder / "desk.lock"
    if lease and lock.exists():
        # Before the desk is opened: a new database or an upgrade would wait for the other run.
        _tell_of_the_dead(lock, now)
    if lease:
        require_room(folder / "desk.db")
    lost = not holds_something(folder / "desk.db") and (not begins or _was_used(folder))
    with desk.opened(folder, os.environ, now=now, looking=looking) as opened:
        if lost:
            _tell_of_the_new_database(folder)
        if not lease:
            yield opened
            return
        limit = timedelta(minutes=opened.settings.gather.run_minutes)
        with held(lock, command=command, now=now, lasts=limit + _WINDING_UP):
            yield replace(opened, ends=time.monotonic() + limit.total_seconds())


def _tell_of_the_dead(lock: Path, now: datetime) -> None:
    """Say that the run before was killed: what it had done stands, and this one does the rest."""
    dead: Holder | None = None
    with suppress(PermissionError):
        dead = probe(lock, now=now)
    if dead:
        tell(f"copydesk: taken over from {dead.said}: it ended without a word; what it had stored stands")


def _was_used(folder: Path) -> bool:
    return any(next(folder.glob(trace), None) for trace in _TRACES)


def _tell_of_the_new_database(folder: Path) -> None:
    """A lost database must not look like a quiet day."""
    file = folder / "desk.db"
    done = f"there was no {file}, or nothing in it: made a new, empty one"
    tell(f"copydesk: {done}; was one lost, bring it back: {to_restore(folder)}")
