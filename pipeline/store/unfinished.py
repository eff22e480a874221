"""What a killed command left half done to desk.db is undone before a restore reads it.

A write whose rollback journal is hot is half in the file (https://www.sqlite.org/atomiccommit.html, 4); left beside the
database that comes in, the journal would be worked into that. A restore that was killed while it set the old database
aside has moved its log already, and the newest decisions are in the log alone. It is told by the two names that the
database has then; where a file system knows no second names, by a note of the one that it is kept by.
"""

import os
import re
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.database import UNREADABLE, connect
from pipeline.store.looking import holds_something
from pipeline.store.own_files import BESIDE
from pipeline.store.replaced import alone, is_new_and_empty
from pipeline.whole_files import put


def undo(desk: Path) -> None:
    """Bring the database to where it was before it; the caller holds the lease, and no page is open.

    Raises:
        DeskBusyError: somebody is at the desk and stays.
        StoreError: what has the name of the note is no file.
        OSError: a file cannot be moved.
    """
    if _note_of(desk).is_dir():  # in the end it is taken away, and the database is in place by then
        what = "a folder has the name of the note that restore leaves"
        raise StoreError(what, where=str(_note_of(desk)), do="move it away, and restore again; nothing was changed")
    _take_up(desk)
    for kept in desk.parent.glob(f"{desk.name}.replaced-*"):
        if desk.exists() and os.path.samestat(kept.lstat(), desk.lstat()):  # a link to it is no second name of it
            _give_back_the_log(desk, kept)
            kept.unlink()
    # Where the database is gone, SQLite would make an empty one and throw the journal away.
    if desk.exists() and holds_something(desk.with_name(f"{desk.name}-journal")):
        with suppress(*UNREADABLE, StoreError), closing(connect(desk)) as db:
            db.execute("select count(*) from sqlite_master").fetchone()  # the first reader takes back what was begun


def note(desk: Path, kept: Path) -> None:
    """Note that the database is about to be set aside by that name, which cannot be its second one.

    Raises:
        OSError: it cannot be written.
    """
    put(_note_of(desk), kept.name.encode())


def forget(desk: Path) -> None:
    """Take the note away: the database has been set aside and another is in its place, or all is as it was."""
    _note_of(desk).unlink(missing_ok=True)


def incoming_of(desk: Path) -> Path:
    """Return where the database that comes in grows."""
    return desk.with_name(f"{desk.name}.incoming")


def is_free(kept: Path) -> bool:
    """Return whether nothing has this name, nor lies beside it."""
    return not any(kept.with_name(kept.name + suffix).exists() for suffix in ("", *BESIDE))


def put_aside(desk: Path, kept: Path) -> None:
    """Move what lies beside the database to where it lies beside the name that it is kept by."""
    for suffix in BESIDE:
        part = desk.with_name(desk.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))


def put_back(desk: Path, kept: Path) -> None:
    """Undo the setting aside; what lies beside comes first, as long as the second name tells `undo` of it."""
    put_aside(kept, desk)
    if desk.exists():
        kept.unlink(missing_ok=True)
    else:
        kept.replace(desk)


def _note_of(desk: Path) -> Path:
    return desk.with_name(f"{desk.name}.replacing")


def _take_up(desk: Path) -> None:
    """Put back what a killed restore was about to set aside, by its note; what is in place since is kept, too."""
    told = _note_of(desk)
    if not told.is_file():
        return
    if kept := _noted(desk, told):
        if kept.exists() and incoming_of(desk).exists() and desk.exists() and is_new_and_empty(desk):
            _make_way(desk, kept)
        if not desk.exists() and kept.exists():
            put_back(desk, kept)
        elif desk.exists() and not kept.exists():
            _give_back_the_log(desk, kept)
    told.unlink()


def _noted(desk: Path, told: Path) -> Path | None:
    """Return the file that a note names, none where it is not one of ours: `desk.db.replaced-`, a time, a number."""
    name = told.read_text(encoding="utf-8", errors="replace")
    is_ours = re.fullmatch(rf"{re.escape(desk.name)}\.replaced-[\w-]{{1,40}}", name, re.ASCII)
    return desk.with_name(name) if is_ours else None


def _make_way(desk: Path, kept: Path) -> None:
    """Set a database aside that a command made, for it found none; the archive of an editor may be in it already."""
    aside = next(place for n in count(1) if is_free(place := kept.with_name(f"{kept.name}-new{n}")))
    with alone(desk):  # its log is in it then, and nothing is left beside that could be worked into the one put back
        desk.replace(aside)
    put_aside(desk, aside)


def _give_back_the_log(desk: Path, kept: Path) -> None:
    """Give the log back that a killed restore took; not where somebody has written into the database since."""
    log, place = kept.with_name(f"{kept.name}-wal"), desk.with_name(f"{desk.name}-wal")
    if holds_something(log) and not holds_something(place) and log.stat().st_mtime_ns >= desk.stat().st_mtime_ns:
        log.replace(place)
