"""Does the desk run by itself, and how did its last run end?"""

from collections.abc import Iterator
from datetime import timedelta

from pipeline import starters
from pipeline.dates.telling import in_utc
from pipeline.doctor.finding import Finding, ok, warn
from pipeline.doctor.patient import Patient
from pipeline.doctor.store import is_held
from pipeline.doctor.timers import Timer, timers
from pipeline.store import runs
from pipeline.store.database import Connection
from pipeline.store.runs import Ran

# Cron may be late by a run or two before one should look after it.
_LATE_RUNS = 3
_LEAST_LATE = timedelta(hours=2)
_LOOKED_BACK = 200
_LOG = "copydesk log --since 1d --event error --event bug"


def cron(patient: Patient) -> Iterator[Finding]:
    """Yield when the last run was, and what calls it, as far as that can be read."""
    last = _last(patient.db) if patient.db else None
    found = timers(patient.folder, patient.environ)
    minutes = patient.settings.gather.interval_minutes if patient.settings else 30
    late = last is None or patient.now - last.as_of > max(_LATE_RUNS * timedelta(minutes=minutes), _LEAST_LATE)
    ran = f"last run {in_utc(last.as_of)}" if last else "copydesk run has never run here"
    said = f"{ran}; {_called_by(found)}"
    if not late:
        yield ok("cron", said)
    elif any(timer.on for timer in found or ()):
        cure = f"is it at work (systemctl status cron, systemctl --user list-timers)? {_LOG} says whether it fails"
        yield warn("cron", said, cure=cure)
    elif found:
        cure = f"systemctl --user enable --now {found[0].name}"
        yield warn("cron", said, cure=cure)
    else:
        yield warn("cron", said, cure=starters.advice(patient.environ.get("PATH", "")))


def last_run(patient: Patient) -> Iterator[Finding]:
    """Yield how the last run ended."""
    last = _last(patient.db) if patient.db else None
    if last is None:
        return
    name = f"r{last.number}"
    if last.exit is None and last.finished_at is None:
        if is_held(patient.folder / "desk.lock"):
            yield ok("run", f"{name} is at work")
        else:
            cure = "what it had stored stands; the next one does the rest: copydesk run"
            yield warn("run", f"{name} was killed", cure=cure)
    elif last.exit in (0, 3, None):
        yield ok("run", f"{name}: {last.new} new, {len(last.failed)} of {last.outcomes} outlets failing")
    elif last.exit == 4:
        cure = "is this machine on the network? copydesk outlets check asks all of them now"
        yield warn("run", f"{name}: every outlet failed", cure=cure, about=["every outlet failed"])
    else:
        code = f"exit code {last.exit}"
        yield warn("run", f"{name} ended with {code}", cure=f"{_LOG} says why", about=[code])


def _last(db: Connection) -> Ran | None:
    return next((ran for ran in runs.recent(db, limit=_LOOKED_BACK) if ran.command == "run"), None)


def _called_by(found: tuple[Timer, ...] | None) -> str:
    if found is None:
        return "what calls it cannot be read"
    on = [timer for timer in found if timer.on]
    if on:
        return f"called by {on[0].said}"
    return f"{found[0].said} is there and not enabled" if found else "no crontab or timer of yours calls it"
