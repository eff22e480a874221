"""Bring desk.db to today's tables, one verified backup before the first change of a file that holds something."""

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database, Migrations

from pipeline.store import backups, lease, schema
from pipeline.store.database import Connection, writing


def migrate(db: Connection, path: Path, *, now: datetime) -> None:
    """Apply what is pending. Two processes that open a new desk at once take turns.

    Raises:
        DeskBusyError: another process migrates or runs on this desk, for longer than ten seconds.
        StoreError: the backup could not be made or verified; nothing was changed.
    """
    with lease.held(path.with_name("desk.lock"), command="a migration", now=now, wait_seconds=10):
        database = Database(db)
        wanted = _migrations()
        pending = [migration.name for migration in wanted.pending(database)]
        if not pending:
            return
        if wanted.applied(database):
            backups.back_up(db, _place(path, pending[0], now))
        apply(db)


def apply(db: Connection) -> None:
    """Apply what is pending, all of it or nothing: sqlite-utils' own transactions are steps within this one."""
    with writing(db):
        db.execute(f"pragma application_id = {schema.APPLICATION_ID}")
        _migrations().apply(Database(db))


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
    folder.mkdir(exist_ok=True)
    return folder / f"{path.stem}-before-{migration}-{now:%Y%m%dT%H%M%SZ}.db"
