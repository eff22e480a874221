"""What happens to a desk.db: it is lost, cut off, or written over; each leaves a file or none."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.store.database import connect

PAGE = 4096


def remove(file: Path) -> None:
    """It is gone, with its journal."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def cut_off(file: Path) -> None:
    """The second half is missing, as after a copy that was broken off."""
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2 // PAGE * PAGE)


def empty(file: Path) -> None:
    """Nothing is left but the name."""
    file.write_bytes(b"")


def scribble(file: Path) -> None:
    """Random bytes stand in the middle, over several pages."""
    body = bytearray(file.read_bytes())
    middle = len(body) // 2
    body[middle : middle + 3 * PAGE] = random.Random(7).randbytes(3 * PAGE)
    file.write_bytes(body)


def scribble_over_the_head(file: Path) -> None:
    """The first page is no SQLite any more: nothing can be read."""
    body = bytearray(file.read_bytes())
    body[:PAGE] = random.Random(7).randbytes(PAGE)
    file.write_bytes(body)


def tear(file: Path) -> None:
    """Somebody deleted stories with another program, and what belongs to them stands alone."""
    with closing(connect(file)) as db:
        db.execute("pragma foreign_keys = off")
        db.execute("delete from stories")
        db.execute("pragma wal_checkpoint(truncate)")


def misfile(file: Path) -> None:
    """An index has its rows where nobody looks for them: what `quick_check` of SQLite passes over."""
    with closing(connect(file)) as db:
        db.execute("pragma writable_schema = on")
        db.execute(
            "update sqlite_master set sql = replace(sql, '(story, format)', '(format, story)')"
            " where name = 'drafts_by_story'"
        )
        db.execute("pragma wal_checkpoint(truncate)")


def leave(file: Path) -> None:
    """Nothing is wrong with it: the editor takes an old backup by mistake."""


Hurt = Callable[[Path], None]
DAMAGE: dict[str, Hurt] = {
    "removed": remove,
    "cut-off": cut_off,
    "emptied": empty,
    "scribbled": scribble,
    "headless": scribble_over_the_head,
    "torn": tear,
    "well": leave,
}
