"""Every check of a desk, in the order one would look: the machine, the settings, the channels, the database."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from pipeline import outlets, settings
from pipeline.doctor.channels import channels, told
from pipeline.doctor.finding import Finding, bad
from pipeline.errors import CopydeskError
from pipeline.settings import Settings
from pipeline.store import runs, sources
from pipeline.store.database import SQLITE_VERSION, WAL_IS_SAFE, Connection, open_desk

_LEAST_FREE_BYTES = 500_000_000
# Cron may be late by a run or two before one should look after it.
_LATE_RUNS = 3

T = TypeVar("T")


def examine(folder: Path, environ: Mapping[str, str], *, now: datetime) -> list[Finding]:
    """Return every finding about the desk in `folder`; nothing is changed."""
    findings = [_sqlite(), _disk(folder)]
    chosen = _tried("settings", findings, lambda: settings.load(folder, environ))
    if chosen is not None:
        findings.append(Finding(check="settings", state="ok", said=f"{len(chosen.topics)} topics"))
        registry = _tried(
            "outlets", findings, lambda: outlets.load(folder / "outlets.toml", builtin=chosen.registry.builtin)
        )
        if registry is not None:
            findings += _outlets(registry, chosen)
        findings += channels(folder, chosen, now=now)
    db = _tried("store", findings, lambda: open_desk(folder / "desk.db", now=now))
    if db is not None:
        findings += [*_store(db), *_health(db, now, chosen)]
    if chosen is not None:
        findings += told(db, chosen)
    if db is not None:
        db.close()
    return findings


def _sqlite() -> Finding:
    if WAL_IS_SAFE:
        return Finding(check="sqlite", state="ok", said=f"SQLite {SQLITE_VERSION}, write-ahead log")
    cure = "a SQLite of 3.51.3 or newer makes cron and the review page share the desk better (docs/install.md)"
    return Finding(check="sqlite", state="warn", said=f"SQLite {SQLITE_VERSION}, rollback journal", cure=cure)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder if folder.is_dir() else Path()).free
    state = "ok" if free >= _LEAST_FREE_BYTES else "warn"
    cure = "" if state == "ok" else "free some space: a full disk stops gathering and backups"
    return Finding(check="disk", state=state, said=f"{free / 1e9:.1f} GB free", cure=cure)


def _outlets(registry: outlets.Registry, chosen: Settings) -> Iterator[Finding]:
    try:
        on = outlets.chosen(registry, chosen.registry.outlets)
    except CopydeskError as problem:
        yield bad("outlets", problem)
        return
    asked = [outlet for outlet in on if outlet.addresses]
    cure = "" if asked else "name outlets that have an address in [registry] outlets, or add some in outlets.toml"
    said = f"{len(on)} on, {len(asked)} of them with an address to ask"
    yield Finding(check="outlets", state="ok" if asked else "warn", said=said, cure=cure)
    unchecked = ", ".join(outlet.name for outlet in on if outlet.insecure_tls)
    if unchecked:
        cure = (
            "anybody on the way can write their headlines: take insecure_tls out of outlets.toml when they are mended"
        )
        yield Finding(check="certificates", state="warn", said=f"not checked: {unchecked}", cure=cure)


def _store(db: Connection) -> Iterator[Finding]:
    [said] = db.execute("pragma quick_check(1)").fetchone()
    cure = "" if said == "ok" else "copydesk restore FILE brings back a good copy"
    yield Finding(
        check="store",
        state="ok" if said == "ok" else "bad",
        said="whole" if said == "ok" else str(said),
        cure=cure,
        exit_code=0 if said == "ok" else 8,
    )


def _health(db: Connection, now: datetime, chosen: Settings | None) -> Iterator[Finding]:
    ill = [source for source in sources.health(db) if source.fails and source.kind in sources.LISTS]
    names = ", ".join(sorted({source.outlet for source in ill})[:8])
    yield Finding(
        check="addresses",
        state="warn" if ill else "ok",
        said=f"{len(ill)} address{'es' * (len(ill) != 1)} failing{f': {names}' if names else ''}",
        cure="copydesk outlets check names each cure" if ill else "",
    )
    last = runs.last(db, ("run",))
    interval = timedelta(minutes=chosen.gather.interval_minutes if chosen else 30)
    late = last is None or now - datetime.fromisoformat(last) > max(_LATE_RUNS * interval, timedelta(hours=2))
    yield Finding(
        check="cron",
        state="warn" if late else "ok",
        said=f"last run {last}" if last else "copydesk run has never run here",
        cure="copydesk schedule prints the crontab line" if late else "",
    )


def _tried(check: str, findings: list[Finding], attempt: Callable[[], T]) -> T | None:
    try:
        return attempt()
    except CopydeskError as problem:
        findings.append(bad(check, problem))
        return None
