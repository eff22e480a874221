"""Open a file of the desk only when it is one: a pipe in its place would be waited for, a device read without end."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def opened(path: Path) -> BinaryIO:
    """Return the file, opened to be read.

    Raises:
        OSError: it cannot be opened, or is a folder, a pipe, a socket or a device; its `strerror` says so.
    """
    try:
        # A pipe into which nobody writes would else hold whoever opens it (fifo(7)).
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as problem:
        if problem.errno == errno.ENXIO:  # a socket (open(2))
            raise _no_file("a socket", path) from problem
        raise
    try:
        require(descriptor, path)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def surely_none(path: Path) -> bool:
    """Return whether nothing has this name, so that what stands for a missing file may stand here.

    A file behind a link whose target is away, or in a folder that nobody may look into, may be there all the same.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return not any(one.is_symlink() and not one.exists() for one in path.parents)
    except OSError:
        return False
    return False


def read(path: Path, *, most: int = -1) -> bytes:
    """Return all that is in the file, or its first `most` bytes.

    Raises:
        OSError: as `opened`.
    """
    with opened(path) as file:
        return file.read(most)


def require(descriptor: int, path: Path) -> None:
    """Let only an open file pass.

    Raises:
        OSError: it is a folder, a pipe, a socket or a device.
    """
    kind = stat.S_IFMT(os.fstat(descriptor).st_mode)
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if kind != stat.S_IFREG:
        raise _no_file(_KINDS.get(kind, "something else"), path)


def _no_file(what: str, path: Path) -> OSError:
    return OSError(errno.ESPIPE, f"it is {what} and no file", str(path))
