"""One run at a time holds the desk: an OS lock on a small file that says who holds it.

The lock is the kernel's (flock, see `man 2 flock`): it ends with the process that took it, however that ends, and with
the machine. So a dead holder holds nothing, whoever has its number now and whatever its record says, and no clock that
jumps makes a dead one live or a living one dead. Children are always other programs, never bare forks, so none keeps
the lock: its file is closed as they begin (O_CLOEXEC). Until then, for some milliseconds, a child has its parent's
files; one whose parent was killed just then is waited for.

The record (`store.holder`) lies in the same file and not in the store: the lease also guards what puts another store in
the place of this one (`restore`, migrations), and must not wait for a database to be read.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

from pipeline import plain_files
from pipeline.errors import DeskBusyError, StoreError
from pipeline.store import holder
from pipeline.store.holder import Holder

# Between its lock and its line a holder does nothing else; a line of somebody dead is the one before it.
_LINE_SECONDS = 0.2
# Whoever only looks has the lock for an instant (`probe`); a holder that begins then waits for it, and refuses nothing.
_LOOK_SECONDS = 0.2
# A child that outlives its parent becomes its own program when the machine gets to it, and that may be a busy one.
_ORPHAN_SECONDS = 5.0
_CANNOT_LOCK = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def held(
    path: Path, *, command: str, now: datetime, lasts: timedelta | None = None, wait_seconds: float = 0.0
) -> Iterator[Holder | None]:
    """Hold the lock file `path`, and yield whom it was taken over from: one that died while it held the desk.

    Args:
        path: The lock file.
        command: What holds it; its words stand in the message that another run gets.
        now: Since when.
        lasts: How long it may last at most, none = nobody can say.
        wait_seconds: How long another holder is waited for.

    Raises:
        DeskBusyError: another process holds it, still after `wait_seconds`.
        StoreError: this file system has no locks.
    """
    descriptor = opened(path, os.O_RDWR)
    try:
        plain_files.require(descriptor, path)
        _take(descriptor, path, now, fcntl.LOCK_EX, max(wait_seconds, _LOOK_SECONDS))
        dead = _record(descriptor)
        try:
            until = now + lasts if lasts else None
            mine = Holder(command=command, pid=os.getpid(), since=now, until=until, boot=holder.boot_id())
            _write(descriptor, mine.line)
            yield dead
        finally:
            _write(descriptor, "")
    finally:
        os.close(descriptor)


def probe(path: Path, *, now: datetime) -> Holder | None:
    """Let pass when nobody holds `path`, and return who died while holding it; its record stays.

    Raises:
        DeskBusyError: another process holds it.
        StoreError: this file system has no locks.
    """
    descriptor = opened(path, os.O_RDWR)
    try:
        plain_files.require(descriptor, path)
        _take(descriptor, path, now, fcntl.LOCK_SH, 0.0)  # shared: two that look at once are in nobody's way
        return _record(descriptor)
    finally:
        os.close(descriptor)


def opened(path: Path, how: int) -> int:
    """Return a lock file opened, made where it is not there.

    Raises:
        StoreError: it is a link to another file, or nobody makes files in this folder, such as one of /proc.
        OSError: the machine refused it otherwise.
    """
    try:
        # Never through a link: who holds a lock empties its file, and in a desk that others can write it would be ours.
        return os.open(path, how | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, 0o644)
    except FileNotFoundError as problem:
        # The folder is there; a file system in which nobody makes any file answers so (proc(5)).
        if not path.parent.is_dir():
            raise
        do = "name a folder on a disk, such as one in your home"
        raise StoreError("no file can be made there", where=str(path), do=do) from problem
    except OSError as problem:
        if not (path.is_symlink() and path.exists()):
            raise
        do = "remove the link: copydesk makes the file anew; if you did not make it, ask who can write into this folder"
        raise StoreError("it is a link, and would have another file written over", where=str(path), do=do) from problem


def refuse_lock(problem: OSError, path: Path) -> NoReturn:
    """Say what it means that the kernel gave no lock.

    Raises:
        StoreError: this file system has no locks.
        OSError: `problem`, which is another one.
    """
    if problem.errno not in _CANNOT_LOCK:
        raise problem
    what = f"this file system has no locks: {problem.strerror}"
    raise StoreError(what, where=str(path), do="keep the desk on a local disk") from problem


def _take(descriptor: int, path: Path, now: datetime, how: int, wait_seconds: float) -> None:
    began = time.monotonic()
    while True:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            waited = time.monotonic() - began
            if waited >= wait_seconds and not (waited < _ORPHAN_SECONDS and _is_of_the_dead(descriptor)):
                raise _busy(descriptor, path, now) from problem
            time.sleep(0.01)
        except OSError as problem:
            refuse_lock(problem, path)
        else:
            return


def _is_of_the_dead(descriptor: int) -> bool:
    found = _record(descriptor)
    return found is not None and not found.lives


def _busy(descriptor: int, path: Path, now: datetime) -> DeskBusyError:
    """Return the refusal, in the words of who holds the desk now and not of one that died before it."""
    until = time.monotonic() + _LINE_SECONDS
    found = _record(descriptor)
    while (found is None or not found.lives) and time.monotonic() < until:
        time.sleep(0.01)
        found = _record(descriptor)
    do = "wait until it is done; its lock ends with it"
    if found and found.until and found.until < now:
        do = f"it should have ended by now: look at it (ps -p {found.pid}); kill {found.pid} loses nothing"
    who = found.said if found else "a process that did not say"
    return DeskBusyError(f"the desk is held by {who}", where=str(path), do=do)


def _record(descriptor: int) -> Holder | None:
    return holder.read(os.pread(descriptor, 500, 0).decode(errors="replace"))


def _write(descriptor: int, line: str) -> None:
    # On a full disk the record is missing, and the lock holds all the same.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, line.encode(), 0)
