"""What the machine refuses a command, such as room on the disk or the right to a file: no bug, and there is a cure."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoreError

_ROOM = "free some space, then run it again: what was stored before is stored; copydesk doctor looks at the disk"
_RIGHT = "give the folder and all in it to the user who runs copydesk (a command run as root leaves root's files)"
_FILES = "allow this process more open files (ulimit -n, LimitNOFILE of systemd): 256 are plenty"
_PROCESSES = (
    "allow more processes, threads or memory: ulimit -u and -v, TasksMax and MemoryMax of systemd, a container's"
)
_SHARING = "let its processes share: /dev/shm has to be there and writable (a container's --shm-size, --tmpfs /dev/shm)"
_NO_FILE = "look at what has this name: where a file belongs there is a folder, a pipe or a link that leads nowhere"
# What Python says of it, without the machine's own number (Modules/_threadmodule.c).
_NO_THREAD = "can't start new thread"
_CURES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EROFS: "the disk is mounted read-only: look at the system's log for why, it may be failing",
    errno.EIO: "the disk may be failing: look at the system's log, and bring a backup to safety",
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.EAGAIN: _PROCESSES,  # fork(2); no file of ours is told not to wait
    errno.ENOMEM: _PROCESSES,
    errno.ENOBUFS: _PROCESSES,
    errno.EISDIR: _NO_FILE,
    errno.ENOTDIR: _NO_FILE,
    errno.EEXIST: "a folder belongs there, and something else has this name: name another, or move that away",
    errno.ELOOP: _NO_FILE,
    errno.ESPIPE: _NO_FILE,
    errno.ENXIO: _NO_FILE,
    errno.ENODEV: _NO_FILE,
    errno.ENAMETOOLONG: "give a shorter name",
}


# What a file that cannot be read is not to blame for.
_NOT_THE_FILE = (errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM)
# Where POSIX semaphores lie (sem_overview(7)): what Python says of one that cannot be had names no file.
_SHARED = "/dev/shm"  # noqa: S108  nothing of ours is written there by name
# What a process is refused whatever it asks for, and whomever.
_SHORT = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.ENOBUFS)
# What the loader says of a library for which there is no memory (ld.so; dlerror(3) has no number).
_NO_MEMORY = ("failed to map segment", "Cannot allocate memory", "cannot allocate memory")


def refused(problem: Exception, *, file: Path | None = None) -> StoreError | None:
    """Return what the machine refused, with its cure; none when the mistake may be our own.

    `file` is the one in question where the problem names none: reading an open one does not.
    """
    if what := _out_of_means(problem):
        return StoreError(f"this machine refused it: {what}", do=_PROCESSES)
    if not isinstance(problem, OSError):
        return None
    do = _cure(problem)
    if do is None:
        return None
    return StoreError(f"this machine refused it: {problem.strerror}", where=str(problem.filename or file or ""), do=do)


def failing(problem: OSError, file: Path) -> StoreError | None:
    """Return the same where it is the machine that fails, whichever file was asked for; none where the file may."""
    return refused(problem, file=file) if problem.errno in _NOT_THE_FILE else None


def short(problem: BaseException) -> StoreError | None:
    """Return the same where this process lacks what it needs for anything: open files, threads, memory; else none."""
    of_system = isinstance(problem, OSError) and (problem.errno in _SHORT or problem.filename == _SHARED)
    if isinstance(problem, Exception) and (of_system or _out_of_means(problem)):
        return refused(problem)
    return None


def lacks_memory(problem: Exception) -> bool:
    """Return whether it came of memory that this process could not have, whoever says so."""
    if isinstance(problem, OSError):
        return problem.errno == errno.ENOMEM
    return isinstance(problem, MemoryError | ImportError) and bool(_out_of_means(problem))


def cure_of(problem: Exception, *, otherwise: str) -> str:
    """Return what to do about a problem at a file: what has its name or what this process lacks, else what is usual."""
    if isinstance(problem, OSError) and _CURES.get(problem.errno or 0) == _NO_FILE:
        return _NO_FILE
    lacks = short(problem)
    return lacks.do if lacks else otherwise


@contextmanager
def sharing() -> Iterator[None]:
    """What is made in the block is shared between processes; where it cannot be had, the problem names the place."""
    try:
        yield
    except OSError as problem:
        if problem.filename is None and problem.errno not in _SHORT:
            raise OSError(problem.errno, problem.strerror, _SHARED) from problem
        raise


def _cure(problem: OSError) -> str | None:
    if problem.filename == _SHARED:
        return _SHARING
    return _NO_FILE if _leads_nowhere(problem) else _CURES.get(problem.errno or 0)


def _out_of_means(problem: Exception) -> str:
    """Return what Python itself says of a thread or memory that it could not have, "" of any other problem."""
    text = str(problem)
    if isinstance(problem, RuntimeError) and text == _NO_THREAD:
        return text
    if isinstance(problem, ImportError) and any(words in text for words in _NO_MEMORY):
        return text
    return "no memory is left" if isinstance(problem, MemoryError) else ""


def _leads_nowhere(problem: OSError) -> bool:
    """Return whether what is not there is the target of a link, which none of ours is."""
    return problem.errno == errno.ENOENT and bool(problem.filename) and os.path.islink(problem.filename)  # noqa: PTH114  a name may be bytes
