"""What can be wrong with the database, its backups and its lock; as in `ill`."""

import subprocess
import sys
from contextlib import closing
from datetime import timedelta

from pipeline.store import runs
from pipeline.store.database import connect, open_desk, writing
from tests.cast import NOON
from tests.desks import ROOT, DeskFolder
from tests.doctor.well import Environ, backed_up, changed


def damaged(desk: DeskFolder) -> Environ:
    changed(desk, "pragma wal_checkpoint(truncate)")
    for beside in ("desk.db-wal", "desk.db-shm"):
        (desk.folder / beside).unlink(missing_ok=True)
    file = desk.folder / "desk.db"
    body = file.read_bytes()
    file.write_bytes(body[: 4096 * 3] + b"\xff" * (len(body) - 4096 * 3))
    return {}


def cut_off(desk: DeskFolder) -> Environ:
    changed(desk, "pragma wal_checkpoint(truncate)")
    file = desk.folder / "desk.db"
    file.write_bytes(file.read_bytes()[: 4096 * 20])
    return {}


def torn(desk: DeskFolder) -> Environ:
    with closing(connect(desk.folder / "desk.db")) as db:
        db.execute("pragma foreign_keys = off")
        db.execute("insert into hidden_stories values (12, 'dropped', '2026-05-12T12:00:00Z')")
    return {}


def lost(desk: DeskFolder) -> Environ:
    for file in desk.folder.glob("desk.db*"):
        file.unlink()
    return {}


def foreign(desk: DeskFolder) -> Environ:
    lost(desk)
    changed(desk, "create table theirs (id integer)")
    return {}


def newer(desk: DeskFolder) -> Environ:
    changed(desk, "insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999_x', '')")
    return {}


def older(desk: DeskFolder) -> Environ:
    for column in ("sent_to", "answered"):
        changed(desk, f"alter table posts drop column {column}")
    changed(desk, "delete from _sqlite_migrations where name = 'm021_places'")
    return {}


def no_backup(desk: DeskFolder) -> Environ:
    (next((desk.folder / "backups").iterdir())).unlink()
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        runs.start(db, command="gather", as_of=NOON - timedelta(days=10))
    return {}


def old_backup(desk: DeskFolder) -> Environ:
    (next((desk.folder / "backups").iterdir())).unlink()
    backed_up(desk, NOON - timedelta(days=5))
    return {}


def backup_to_come(desk: DeskFolder) -> Environ:
    newest = next((desk.folder / "backups").iterdir())
    newest.rename(newest.with_name("desk-20270101T000000Z.db"))
    return {}


def damaged_backup(desk: DeskFolder) -> Environ:
    file = next((desk.folder / "backups").iterdir())
    body = file.read_bytes()
    file.write_bytes(body[:4096] + bytes(4096) + body[8192:])
    return {}


def backup_of_newer(desk: DeskFolder) -> Environ:
    with closing(connect(next((desk.folder / "backups").iterdir()))) as db:
        db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999_x', '')")
    return {}


def linked_lock(desk: DeskFolder) -> Environ:
    (desk.folder / "desk.lock").unlink(missing_ok=True)
    (desk.folder / "desk.lock").symlink_to(desk.folder / "copydesk.toml")
    return {}


def linked_page(desk: DeskFolder) -> Environ:
    (desk.folder / "desk.page").symlink_to(desk.folder / "away")
    return {}


def killed_holder(desk: DeskFolder) -> Environ:
    code = f"""
import os, signal
from datetime import UTC, datetime
from pathlib import Path
from pipeline.store import lease
lock, at = Path({str(desk.folder / "desk.lock")!r}), datetime(2026, 5, 12, 11, tzinfo=UTC)
with lease.held(lock, command="copydesk run", now=at):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": str(ROOT)})
    return {}
