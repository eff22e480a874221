"""The nightly backup: the desk looked at, a verified copy into backups/, and what is outdated there let go."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from pipeline.errors import NotFoundError, StoreError, UnreadableError
from pipeline.store import backups, rotation
from pipeline.store.database import Connection, DatabaseError, connect
from pipeline.store.identity import known_identity
from pipeline.store.looking import uri

FOLDER = "backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup that was made: its rows by table, which older ones went; `note`: what the editor should know, or ""."""

    file: Path
    rows: Mapping[str, int]
    deleted: tuple[str, ...] = ()
    note: str = ""


def back_up(db: Connection, folder: Path, *, now: datetime) -> BackedUp:
    """Make the backup of this moment in `folder`/backups, then let go what is outdated there.

    Raises:
        StoreError: the database is damaged, or the copy failed; nothing was deleted.
    """
    backups.require_sound(db, folder / "desk.db")
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    before = [file.name for file in place.iterdir()]
    target = next(place / name for again in count() if (name := rotation.name(now, again)) not in before)
    rows = backups.back_up(db, target)
    if _is_of_another(db, place, before):
        note = "the backups there are of another desk.db, or cannot be read: none of them was deleted"
        return BackedUp(file=target, rows=rows, note=note)
    deleted, note = _let_go(place, rotation.outdated([*before, target.name], now=now), made=target)
    return BackedUp(file=target, rows=rows, deleted=deleted, note=note)


def newest_good(folder: Path, *, now: datetime) -> tuple[Path, tuple[str, ...]]:
    """Return the newest backup in `folder`/backups that is whole, and why newer ones were passed over.

    Raises:
        NotFoundError: there is none.
    """
    place = folder / FOLDER
    names = rotation.newest_first(file.name for file in place.iterdir()) if place.is_dir() else []
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
    why = "; ".join(passed)
    raise NotFoundError("there is no good backup", where=str(place), do=why or "name a file: copydesk restore FILE")


def _is_of_another(db: Connection, place: Path, before: list[str]) -> bool:
    """Return whether the newest backup is of another desk: a new one in the place of one that was lost.

    Its backups must not push out those of the lost one, night by night.
    """
    newest = rotation.newest_first(before)[:1]
    try:
        for name in newest:
            with closing(connect(place / name, uri=uri(place / name, immutable=True))) as copy:
                return known_identity(copy) not in ("", known_identity(db))
    except (DatabaseError, StoreError):
        return True
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
