"""What the machine refuses a command, such as room on the disk or the right to a file: no bug, and there is a cure."""

import errno
import os
from pathlib import Path

from pipeline.errors import StoreError

_ROOM = "free some space, then run it again: what was stored before is stored; copydesk doctor looks at the disk"
_RIGHT = "give the folder and all in it to the user who runs copydesk (a command run as root leaves root's files)"
_FILES = "allow this process more open files (ulimit -n, LimitNOFILE of systemd): 256 are plenty"
_PROCESSES = (
    "allow more processes, threads or memory: ulimit -u and -v, TasksMax and MemoryMax of systemd, a container's"
)
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


def refused(problem: Exception, *, file: Path | None = None) -> StoreError | None:
    """Return what the machine refused, with its cure; none when the mistake may be our own.

    `file` is the one in question where the problem names none: reading an open one does not.
    """
    if isinstance(problem, RuntimeError) and str(problem) == _NO_THREAD:
        return StoreError(f"this machine refused it: {problem}", do=_PROCESSES)
    if not isinstance(problem, OSError):
        return None
    do = _NO_FILE if _leads_nowhere(problem) else _CURES.get(problem.errno or 0)
    if do is None:
        return None
    return StoreError(f"this machine refused it: {problem.strerror}", where=str(problem.filename or file or ""), do=do)


def failing(problem: OSError, file: Path) -> StoreError | None:
    """Return the same where it is the machine that fails, whichever file was asked for; none where the file may."""
    return refused(problem, file=file) if problem.errno in _NOT_THE_FILE else None


def _leads_nowhere(problem: OSError) -> bool:
    """Return whether what is not there is the target of a link, which none of ours is."""
    return problem.errno == errno.ENOENT and bool(problem.filename) and os.path.islink(problem.filename)  # noqa: PTH114  a name may be bytes
