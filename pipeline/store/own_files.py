"""The files that SQLite keeps beside a database, by their names, and which file a name stands for at this moment.

It opens whatever has such a name: a pipe would hold the command without end, a folder or a link is told by it as a lack
of permissions (https://www.sqlite.org/tempfiles.html, 2).
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.errors import StoreError

BESIDE = ("-wal", "-shm", "-journal")
# A restore holds the desk alone, so nobody sees two of them by chance.
_MOST_SWAPS = 2
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}


class _Closed(Protocol):
    def close(self) -> None: ...


Opened = TypeVar("Opened", bound=_Closed)


def beside(path: Path, suffix: str) -> Path:
    """Return where SQLite looks for such a file: beside the database itself, not beside a link to it."""
    file = Path(os.path.realpath(path)) if path.is_symlink() else path
    return file.with_name(f"{file.name}{suffix}")


def require_files(path: Path) -> None:
    """Let only a database pass that is a file or not there, beside which only files have the names of SQLite's files.

    Raises:
        StoreError: something else has one of these names; it was not opened.
    """
    if (kind := _kind(path)) not in (stat.S_IFREG, None):
        what = f"where a database belongs there is {_KINDS.get(kind, 'a device')}"
        raise StoreError(what, where=str(path), do="move it away, and do it again; nothing was changed")
    for suffix in BESIDE if path.name else ():  # a database in memory need have no name
        place = beside(path, suffix)
        try:
            kind = stat.S_IFMT(place.lstat().st_mode)
        except OSError:
            continue  # it is not there, or SQLite says what is the matter with the folder
        if kind != stat.S_IFREG:
            there = _KINDS.get(kind, "a device")
            what = f"beside the desk's database there is {there} where SQLite keeps a file of its own"
            raise StoreError(what, where=str(place), do="move it away, and do it again; nothing was changed")


def _kind(path: Path) -> int | None:
    """Return what a name stands for, behind a link, too; none where nothing is there that anybody can tell."""
    try:
        return stat.S_IFMT(path.stat().st_mode) if path.name else None
    except OSError:
        return None


def has_log(path: Path) -> bool:
    """Return whether a database has a write-ahead log that holds something."""
    return size(beside(path, "-wal")) > 0


def size(file: Path) -> int:
    """Return how many bytes a file has, 0 where there is none: a log goes with the last who closes the database."""
    with suppress(FileNotFoundError):
        return file.stat().st_size if file.is_file() else 0
    return 0


def of_today(path: Path, open_it: Callable[[], Opened]) -> Opened:
    """Return what opens the file of this name, opened anew where a restore put another in its place meanwhile.

    Who waits for the one that goes gets it in the end, and is told that it cannot be written any more
    (https://www.sqlite.org/rescode.html#readonly_dbmoved).

    Raises:
        StoreError: it could not be opened.
    """
    for _ in range(_MOST_SWAPS):
        before = _which(path)
        try:
            opened = open_it()
        except StoreError:
            if _which(path) == before:
                raise
            continue
        if before in (None, _which(path)):
            return opened
        opened.close()
    return open_it()


def _which(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
