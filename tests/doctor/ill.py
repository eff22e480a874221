"""What can be wrong with a desk, done to a real one: each returns what doctor is given besides the folder."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.news import Headline
from pipeline.store import headlines, notices, runs, sources
from pipeline.store.database import Connection, connect, open_desk, writing
from pipeline.store.runs import Outcome
from pipeline.store.sources import Source
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desk.worktable import worktable
from tests.desks import ROOT, SETTINGS, DeskFolder

Environ = Mapping[str, str]
Illness = Callable[[DeskFolder], Environ]
FEED = "https://harbour.example/harbour-times.xml"


def well(desk: DeskFolder) -> Environ:
    """Make a desk that ran a moment ago, and has nothing to complain of."""
    desk.reads_from("https://harbour.example", [HARBOUR_TIMES])
    _backed_up(desk, NOON)
    with closing(open_desk(desk.folder / "desk.db", now=NOON, create=True)) as db, writing(db):
        _run(db, minutes=-5)
        sources.remember(db, _source())
    return {}


def _source(**more: object) -> Source:
    known = Source(url=FEED, outlet=HARBOUR_TIMES.name, asked_at=NOON, state="read")
    return replace(known, **more)  # type: ignore[arg-type]  # fields of a Source


def _run(db: Connection, *, minutes: float, exit_code: int | None = 0, outcomes: tuple[Outcome, ...] = ()) -> int:
    at = NOON + timedelta(minutes=minutes)
    number = runs.start(db, command="run", as_of=at)
    for one in outcomes:
        runs.record(db, number, one)
    if exit_code is not None:
        runs.finish(db, number, at=at)
        runs.end(db, number, seconds=1.0, exit_code=exit_code, drafts=0)
    return number


def _backed_up(desk: DeskFolder, at: datetime) -> None:
    folder = desk.folder / "backups"
    folder.mkdir(exist_ok=True)
    (folder / f"desk-{at:%Y%m%dT%H%M%SZ}.db").write_bytes(b"SQLite format 3\0")


def changed(desk: DeskFolder, statement: str, *values: object) -> None:
    with closing(connect(desk.folder / "desk.db")) as db:
        db.execute(statement, values)


def remembered(**more: object) -> Illness:
    """Return what makes the desk remember its feed like this."""

    def make(desk: DeskFolder) -> Environ:
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            sources.remember(db, _source(**more))
        return {}

    return make


def ran(**more: object) -> Illness:
    """Return what makes the last run have ended like this."""

    def make(desk: DeskFolder) -> Environ:
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            _run(db, minutes=-1, **more)  # type: ignore[arg-type]
        return {}

    return make


def misspelt_setting(desk: DeskFolder) -> Environ:
    desk.writes("copydesk.toml", SETTINGS.replace("interval_minutes", "intervall_minutes"))
    return {}


def zone_nobody_knows(desk: DeskFolder) -> Environ:
    desk.writes("copydesk.toml", SETTINGS.replace('timezone = "UTC"', 'timezone = "Mars/Tharsis"'))
    return {}


def machine_in_no_zone(_: DeskFolder) -> Environ:
    return {"TZ": "Mars/Tharsis"}


def clock_set_back(desk: DeskFolder) -> Environ:
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        _run(db, minutes=60 * 24 * 365)
    return {}


def clock_an_hour_back(desk: DeskFolder) -> Environ:
    later: Headline = replace(headline("Ferry stays in port"), seen_at=NOON + timedelta(hours=1), id=0)
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        headlines.file(db, [later])
    return {}


def broken_outlets_file(desk: DeskFolder) -> Environ:
    desk.writes("outlets.toml", "[[outlet]\n")
    return {}


def no_outlet(desk: DeskFolder) -> Environ:
    desk.writes("outlets.toml", "")
    return {}


def dropped_outlet(desk: DeskFolder) -> Environ:
    desk.writes(
        "copydesk.toml",
        SETTINGS.replace("builtin = false", 'builtin = false\noutlets = ["Quay Post", "Harbour Times"]'),
    )
    return {}


def unchecked_certificate(desk: DeskFolder) -> Environ:
    desk.reads_from("https://harbour.example", [HARBOUR_TIMES], more="insecure_tls = true\n")
    return {}


def broken_template(desk: DeskFolder) -> Environ:
    (desk.folder / "templates" / "post").mkdir(parents=True)
    desk.writes("templates/post/body.html", "<p>\n{{ post.titel }}\n</p>\n")
    return {}


def own_template(desk: DeskFolder) -> Environ:
    (desk.folder / "templates" / "post").mkdir(parents=True)
    desk.writes("templates/post/body.html", "<p>\n{{ post.title }}\n</p>\n")
    return {}


def kept_secret(desk: DeskFolder, *, mode: int = 0o600) -> Environ:
    (desk.folder / "secrets").mkdir(mode=0o700)
    desk.writes("secrets/old", "canary")
    (desk.folder / "secrets" / "old").chmod(mode)
    return {}


def loose_secret(desk: DeskFolder) -> Environ:
    return kept_secret(desk, mode=0o640)


def loose_secrets_folder(desk: DeskFolder) -> Environ:
    kept_secret(desk)
    (desk.folder / "secrets").chmod(0o755)
    return {}


def secret_in_git(desk: DeskFolder) -> Environ:
    environ = secret_git_would_take(desk)
    _git(desk, environ, "add", "--force", "secrets")
    return environ


def secret_git_would_take(desk: DeskFolder) -> Environ:
    kept_secret(desk)
    environ = _only_git(desk)
    _git(desk, environ, "init", "--quiet")
    return environ


def secret_that_git_ignores(desk: DeskFolder) -> Environ:
    environ = secret_git_would_take(desk)
    desk.writes(".gitignore", "secrets/\n")
    return environ


def _only_git(desk: DeskFolder) -> Environ:
    return {"PATH": "/usr/bin:/bin", "HOME": str(desk.folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}


def _git(desk: DeskFolder, environ: Environ, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(desk.folder), *arguments], check=True, env=dict(environ))


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
    changed(desk, "delete from _sqlite_migrations where name = 'm015_log'")
    return {}


def no_backup(desk: DeskFolder) -> Environ:
    (next((desk.folder / "backups").iterdir())).unlink()
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        runs.start(db, command="gather", as_of=NOON - timedelta(days=10))
    return {}


def old_backup(desk: DeskFolder) -> Environ:
    (next((desk.folder / "backups").iterdir())).unlink()
    _backed_up(desk, NOON - timedelta(days=5))
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


def silent_outlet(desk: DeskFolder) -> Environ:
    """News every hour of a week, and then none for two days, though it was asked."""
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db:
        for hour in range(48, 48 + 7 * 24):
            at = NOON - timedelta(hours=hour)
            one = replace(headline(f"Ferry number {hour} sails", number=hour), id=0, seen_at=at, published=at)
            with writing(db):
                headlines.file(db, [one])
    return {}


def posted(state: str, minutes: int = 0) -> Illness:
    """Return what makes a post of draft 1 be in this state since so many minutes."""

    def make(desk: DeskFolder) -> Environ:
        with worktable(desk.folder):
            pass
        at = (NOON - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        changed(
            desk,
            "insert into posts (draft, channel, state, title, intended_at, attempted_at, roundup)"
            " values (1, 'blog', ?, 'T', ?, ?, '{}')",
            *(state, at, at),
        )
        return {}

    return make


def late(desk: DeskFolder) -> Environ:
    changed(desk, "update runs set as_of = '2026-05-11T12:00:00Z'")
    return {}


def never_ran(desk: DeskFolder) -> Environ:
    changed(desk, "delete from runs")
    return {}


def crontab(text: str, *, code: int = 0) -> Illness:
    """Return what makes crontab -l print this, and the last run be long ago."""

    def make(desk: DeskFolder) -> Environ:
        late(desk)
        programs = desk.folder.parent / "programs"
        programs.mkdir()
        printed = text.format(desk=desk.folder)
        (programs / "crontab").write_text(f"#!/bin/sh\ncat <<'END'\n{printed}\nEND\nexit {code}\n")
        (programs / "crontab").chmod(0o755)
        return {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(desk.folder.parent)}

    return make


def unit(*, enabled: bool) -> Illness:
    """Return what makes a systemd unit of the user name this desk, and the last run be long ago."""

    def make(desk: DeskFolder) -> Environ:
        late(desk)
        units = desk.folder.parent / ".config" / "systemd" / "user"
        (units / "timers.target.wants").mkdir(parents=True)
        (units / "desk.service").write_text(f"[Service]\nExecStart=/bin/copydesk run --desk {desk.folder}\n")
        (units / "desk.timer").write_text("[Timer]\n")
        if enabled:
            (units / "timers.target.wants" / "desk.timer").symlink_to(units / "desk.timer")
        return {"HOME": str(desk.folder.parent)}

    return make


def untold(why: str = "it answered 403") -> Illness:
    """Return what makes the last notice have failed for this reason."""

    def make(desk: DeskFolder) -> Environ:
        desk.writes("copydesk.toml", f'{SETTINGS}\n[notify]\nurl = "https://ntfy.example/desk"\n')
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            notices.begin(db, "post", [("draft", "d1")], at=NOON)
            notices.settle(db, "post", [("draft", "d1")], state="failed", why=why)
        return {}

    return make
