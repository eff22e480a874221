"""What to say to bring a lost or damaged desk.db back: by itself `copydesk restore` takes the newest good backup."""

from contextlib import suppress
from pathlib import Path

from pipeline import plain_files

# Of a damaged database, where no backup is good.
MEND = "copydesk restore --mend makes a whole one of what it still holds"
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


def is_database(file: Path) -> bool:
    """Return whether a file begins as an SQLite database does; what cannot be read is none."""
    with suppress(OSError), plain_files.opened(file) as opened:
        return opened.read(len(_BEGINS)) == _BEGINS
    return False
