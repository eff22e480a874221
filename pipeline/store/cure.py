"""What to say to bring a lost or damaged desk.db back: by itself `copydesk restore` takes the newest good backup."""

import os
from contextlib import suppress
from pathlib import Path

from pipeline import plain_files
from pipeline.errors import DamagedStoreError, NotFoundError
from pipeline.store import own_files

KEEP = "keep the file, and bring back a good backup:"
# Of a damaged database, where no backup is good.
MEND = "copydesk restore --mend makes a whole one of what it still holds"
_CHECK_DISK = (
    "check the folder's permissions, the free space, and how many files a process may open (ulimit -n): copydesk doctor"
)
_BEGINS = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html, 1.3


def to_restore(folder: Path) -> str:
    """Return the command for the desk in `folder`; it needs a FILE where backups/ holds no copy of ours.

    No copy is read whole for a message: `restore` passes over those that are damaged, and says so.
    """
    from pipeline.store import rotation  # only here: a cron tick opens the desk, and has nothing to complain of

    place = folder / "backups"
    with suppress(OSError):
        names = rotation.newest_first(one.name for one in place.iterdir())
        if any(is_database(place / name) for name in names):
            return "copydesk restore"
    return "copydesk restore FILE"


def no_database(file: Path) -> NotFoundError:
    """Return what is said where a desk has no database."""
    do = f"make a desk first: copydesk init; was there one, bring it back: {to_restore(file.parent)}"
    return NotFoundError("there is no desk database here", where=str(file), do=do)


def damaged(said: str, file: Path) -> DamagedStoreError:
    """Return what is said of a desk's database of which SQLite says that it is not whole."""
    do = f"{KEEP} {to_restore(file.parent)}; is there none, {MEND}"
    return DamagedStoreError(f"the desk's database is damaged: {said}", where=str(file), do=do)


def cure_of_use(said: str, file: Path) -> str:
    """Return what to do where SQLite says that it cannot use a database."""
    from pipeline.store.looking import only_readable  # only here: it needs what opens a desk

    there = [one for suffix in own_files.BESIDE if (one := own_files.beside(file, suffix)).exists()]
    may_write = not only_readable(file) and all(os.access(one, os.W_OK) for one in there)
    if "readonly" in said and file.is_file() and may_write:
        return "run it again: another file was put in its place meanwhile, as by copydesk restore"
    return _CHECK_DISK


def is_database(file: Path) -> bool:
    """Return whether a file begins as an SQLite database does; what cannot be read is none."""
    with suppress(OSError), plain_files.opened(file) as opened:
        return opened.read(len(_BEGINS)) == _BEGINS
    return False
