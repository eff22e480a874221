"""The nightly backup: the desk looked at, a verified copy into backups/, and what is outdated there let go."""

from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from pipeline.errors import NotFoundError, StoreError, UnreadableError, UsageError
from pipeline.store import backups, rotation
from pipeline.store.cure import MEND
from pipeline.store.database import UNREADABLE, Connection, connect
from pipeline.store.identity import known_identity
from pipeline.store.looking import uri
from pipeline.text import counted
from pipeline.whole_files import make_folder

FOLDER = "backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup that was made: its rows by table, which older files went; `note`: what the editor should know, or ""."""

    file: Path
    rows: Mapping[str, int]
    deleted: tuple[str, ...] = ()
    note: str = ""


def back_up(db: Connection, folder: Path, *, now: datetime) -> BackedUp:
    """Make the backup of this moment in `folder`/backups, then let go what is outdated there.

    Raises:
        StoreError: the database is damaged, or the copy failed; no backup was deleted.
    """
    backups.require_sound(db, folder / "desk.db")
    place = folder / FOLDER
    try:
        make_folder(place)
        before = [file.name for file in place.iterdir()]
    except OSError as problem:
        taken = isinstance(problem, FileExistsError | NotADirectoryError)
        do = "move away what has this name: a folder belongs there" if taken else "check the folder's permissions"
        raise StoreError(f"no backup can be made: {problem.strerror}", where=str(place), do=do) from problem
    first = rotation.earlier(before, now)
    target = next(place / name for again in count(first) if (name := rotation.name(now, again)) not in before)
    left = [name for name in rotation.abandoned(before, now=now) if _lies_still(place / name, now)]
    halves, stuck = _let_go(place, left, made=target)  # first: they may fill the disk
    rows = backups.back_up(db, target)
    mine = known_identity(db)
    ours = [name for name in rotation.newest_first(before) if _identity(place / name) in ("", mine)]
    deleted, note = _let_go(place, rotation.outdated([*ours, target.name], now=now), made=target)
    others = len(rotation.newest_first(before)) - len(ours)
    if others:
        backups_there = counted(others, "backup there is", "backups there are")
        note = "; ".join(filter(None, (note, f"{backups_there} of another desk.db, or cannot be read: not deleted")))
    note = "; ".join(filter(None, (stuck, note)))
    return BackedUp(file=target, rows=rows, deleted=(*deleted, *halves), note=note)


def newest_good(folder: Path, *, now: datetime) -> tuple[Path, tuple[str, ...]]:
    """Return the newest backup in `folder`/backups that is whole, and why newer ones were passed over.

    Raises:
        NotFoundError: there is none.
        UsageError: they are of more than one desk: of one that was lost, and of a new one in its place.
    """
    place = folder / FOLDER
    names = rotation.newest_first(file.name for file in place.iterdir()) if place.is_dir() else []
    _require_one_desk(place, names)
    # One that claims to be of later than now was made while a clock was wrong: the last choice.
    names.sort(key=lambda name: (at := rotation.made_at(name)) is not None and at > now)
    passed = []
    for name in names:
        try:
            backups.look_at(place / name)
        except (StoreError, UnreadableError) as problem:
            passed.append(f"{name}: {problem.what}")
        else:
            return place / name, tuple(passed)
    why = "".join(f"; {one}" for one in passed)
    do = f"name a file: copydesk restore FILE; or, if desk.db is there, {MEND}{why}"
    raise NotFoundError("there is no good backup", where=str(place), do=do)


def _identity(file: Path) -> str | None:
    """Return which desk a backup is of, "" where it does not say; none where it cannot be read."""
    try:
        with closing(connect(file, uri=uri(file, immutable=True))) as copy:
            return known_identity(copy)
    except (*UNREADABLE, StoreError):
        return None


def _require_one_desk(place: Path, names: list[str]) -> None:
    newest: dict[str, str] = {}
    for name in names:
        if identity := _identity(place / name):
            newest.setdefault(identity, name)
    if len(newest) > 1:
        do = f"name one, copydesk restore FILE; the newest of each: {', '.join(newest.values())}"
        raise UsageError("the backups there are of more than one desk", where=str(place), do=do)


def _lies_still(file: Path, now: datetime) -> bool:
    """A browser that brings an old backup home calls it by such a name, too, and writes into it."""
    with suppress(OSError):
        return file.lstat().st_mtime < (now - rotation.LONGEST).timestamp()
    return False


def _let_go(place: Path, names: list[str], *, made: Path) -> tuple[tuple[str, ...], str]:
    """Delete backups; one that cannot be deleted is no failure of the one that was made."""
    deleted, kept = [], []
    for name in names:
        if place / name == made:
            continue
        try:
            (place / name).unlink()
            deleted.append(name)
        except OSError as problem:
            kept.append(f"{name}: {problem.strerror}")
    return tuple(deleted), f"could not be deleted: {'; '.join(kept)}" if kept else ""
