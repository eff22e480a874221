"""Bring desk.db to today's tables, one verified backup before the first change of a file that holds something."""

import logging
import shlex
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlite_utils import Database, Migrations

from pipeline import __version__
from pipeline.store import backups, lease, rotation, schema, shape, versions
from pipeline.store.cure import damaged
from pipeline.store.database import Connection, writing
from pipeline.whole_files import make_folder

_LOG = logging.getLogger("copydesk.store")


def migrate(db: Connection, path: Path, *, now: datetime) -> None:
    """Apply what is pending. Two processes that open a new desk at once take turns.

    Raises:
        DeskBusyError: another process migrates or runs on this desk, for longer than ten seconds.
        DamagedStoreError: a table is gone, or the list of what the desk has had.
        StoreError: the backup could not be made or verified; nothing was changed.
    """
    with lease.held(path.with_name("desk.lock"), command="a migration", now=now, wait_seconds=10):
        database = Database(db)
        wanted = _migrations()
        pending = [migration.name for migration in wanted.pending(database)]
        if not pending:
            return
        if said := shape.misshapen(db):
            raise damaged(said, path)
        place, wrote = None, ""
        if applied := [migration.name for migration in wanted.applied(database)]:
            place, wrote = _place(path.resolve(), pending[0], now), versions.last(db)
            backups.back_up(db, place)
        apply(db, now=now)
        if place:
            _tell(path.resolve(), place, pending, _before(wrote, applied))


def way_back(path: Path, backup: Path) -> str:
    """Return the command that puts a backup in the place of the desk at `path`, as a shell takes it."""
    return f"copydesk restore {shlex.quote(str(backup))} --desk {shlex.quote(str(path.parent))}"


def _before(wrote: str, applied: list[str]) -> str:
    if not wrote:
        return f"the copydesk before (its tables end with {max(applied)})"
    # Two states of a clone may bear one version: its number alone would name the program that was just installed.
    return f"the copydesk before, which is {wrote}, too" if wrote == __version__ else f"copydesk {wrote}"


def _tell(path: Path, backup: Path, done: list[str], wrote: str) -> None:
    # Once a migration, whoever opens the desk: without a handler, a warning goes to stderr as it is (`lastResort`).
    _LOG.warning(
        "copydesk %s brought the desk up to date: %s\n  back:  with %s: %s",
        __version__,
        ", ".join(done),
        wrote,
        way_back(path, backup),
    )


def apply(db: Connection, *, now: datetime) -> None:
    """Apply what is pending, all of it or nothing: sqlite-utils' own transactions are steps within this one."""
    with writing(db):
        db.execute(f"pragma application_id = {schema.APPLICATION_ID}")
        if _migrations().pending(Database(db)):
            _migrations().apply(Database(db))
            versions.note(db, __version__, newest=max(schema.MIGRATIONS), at=now)


def _migrations() -> Migrations:
    wanted = Migrations("copydesk")
    for name, text in schema.MIGRATIONS.items():
        wanted(name=name)(_step(text))
    return wanted


def _step(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  sqlite-utils' own protocol is private
    def step(database: Database) -> None:
        # executescript would commit the migration's transaction, so each statement goes alone.
        for statement in text.split(";\n"):
            database.conn.execute(statement)

    return step


def _place(path: Path, migration: str, now: datetime) -> Path:
    folder = path.parent / "backups"
    make_folder(folder)
    stem = f"{path.stem}-before-{migration}-{now:%Y%m%dT%H%M%SZ}"
    # An upgrade that was killed has left its backup there, and may be of this very second (or of this --as-of).
    first = rotation.earlier((one.name for one in folder.iterdir()), now)
    names = (f"{stem}{rotation.suffix(again)}.db" for again in count(first))
    return next(place for place in map(folder.joinpath, names) if not place.exists())
