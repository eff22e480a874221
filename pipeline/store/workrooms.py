"""The folders in which a desk is copied, packed and unpacked; what a killed command left there goes before the next.

Each may hold as much as the desk. Who packs holds the kernel's lock on his own (flock), which ends with him: one that
nobody holds is of somebody dead. Where a file system has no such locks nobody can tell, and they stay.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.whole_files import turn

# The database and the archive while they grow in a folder for packing.
DATABASE = "desk.db"
ARCHIVE = "desk.zip.part"
_PACKING, _UNPACKING = ".packing-", ".unpacking-"
# What is ever written into a folder for packing; one that holds anything else is not ours, and is left alone.
_OURS = re.compile(r"desk\.db(\.part)?(-journal|-wal|-shm)?|desk\.zip\.part")
# Whoever makes his folder holds the lock of the place for as long as that takes, and clearing what the dead left.
_MAKING_SECONDS = 2.0


@contextmanager
def for_packing(place: Path) -> Iterator[Path]:
    """Hold a new folder in `place`, anybody's folder, in which others may be packing, too.

    Raises:
        OSError: it cannot be made.
    """
    with ExitStack() as held:
        # So that nobody takes ours for one of the dead before it is locked, nor we another's.
        with turn([place], wait_seconds=_MAKING_SECONDS) as is_ours_alone:
            for left in _left(place, _PACKING) if is_ours_alone else ():
                with suppress(OSError):
                    _clear(left)
            made = Path(held.enter_context(_made(place, _PACKING)))
            held.enter_context(turn([made]))
        yield made


@contextmanager
def for_unpacking(desk: Path) -> Iterator[Path]:
    """Hold a new folder in the desk's; the caller holds the desk's lease, so any other is of somebody dead.

    Raises:
        OSError: it cannot be made.
    """
    for left in _left(desk, _UNPACKING):
        with suppress(OSError):
            shutil.rmtree(left)
    with _made(desk, _UNPACKING) as made:
        yield Path(made)


def _made(place: Path, prefix: str) -> TemporaryDirectory[str]:
    # What cannot be removed undoes nothing that is done: the next command tries again.
    return TemporaryDirectory(dir=place, prefix=prefix, ignore_cleanup_errors=True)


def _left(place: Path, prefix: str) -> list[Path]:
    return [one for one in place.glob(f"{prefix}*") if one.is_dir() and not one.is_symlink()]


def _clear(left: Path) -> None:
    with turn([left]) as is_of_the_dead:
        files = list(left.iterdir())
        if is_of_the_dead and all(_OURS.fullmatch(file.name) for file in files):
            for file in files:
                file.unlink()
            left.rmdir()
