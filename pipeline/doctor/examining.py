"""Every check of a desk, in the order one would look: the machine, the settings, outlets, channels, the database, cron.

What one check meets is its own finding, a bug of ours too: it hides none of the others.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from pipeline import outlets, settings
from pipeline.doctor import asking, channels, cluster, files, machine, outlet_list, posting, schedule, store
from pipeline.doctor.finding import Finding, bad, wrong
from pipeline.doctor.patient import Patient
from pipeline.errors import CopydeskError
from pipeline.machine import refused
from pipeline.store import looking
from pipeline.store.cure import to_restore
from pipeline.store.database import UNREADABLE

# What helps where an error names its place and no more.
_CURES = {
    "settings": "correct it there; docs/settings.md lists every key: copydesk doctor says whether it is read now",
    "outlets": "correct it there (docs/outlets.md): copydesk doctor says whether it is read now",
}
Check = Callable[[Patient], Iterator[Finding]]
T = TypeVar("T")

_CHECKS: tuple[tuple[str, Check], ...] = (
    ("sqlite", machine.sqlite),
    ("disk", machine.disk),
    ("clock", machine.clock),
    ("settings", outlet_list.settings),
    ("outlets", outlet_list.outlets),
    ("members", outlet_list.members),
    ("templates", files.templates),
    ("secrets", files.secrets),
    ("files", files.writable),
    ("cluster", cluster.cluster),
    ("channels", channels.of_patient),
    ("store", store.whole),
    ("migrations", store.migrations),
    ("backups", store.backups),
    ("lock", store.lock),
    ("addresses", asking.addresses),
    ("gone", asking.gone),
    ("moved", asking.moved),
    ("robots", asking.robots),
    ("tls", asking.tls),
    ("silent", asking.silent),
    ("posts", posting.posts),
    ("cron", schedule.cron),
    ("run", schedule.last_run),
    ("notify", channels.notify),
)


def examine(folder: Path, environ: Mapping[str, str], *, now: datetime) -> list[Finding]:
    """Return every finding about the desk in `folder`; nothing is changed, and nobody on the network is asked."""
    found: list[Finding] = []
    patient = Patient(folder=folder, environ=environ, now=now)
    chosen = _tried("settings", found, lambda: settings.load(folder, environ))
    builtin = chosen.registry.builtin if chosen else True
    registry = _tried("outlets", found, lambda: outlets.load(folder / "outlets.toml", builtin=builtin))
    opened = _tried("store", found, lambda: looking.examine(folder / "desk.db"))
    db, older = opened or (None, True)
    with closing(db) if db is not None else nullcontext():
        patient = replace(patient, settings=chosen, registry=registry, file=db, db=None if older else db)
        return [one for name, check in _CHECKS for one in (*_of(name, found), *_findings(name, check, patient))]


def _findings(name: str, check: Check, patient: Patient) -> list[Finding]:
    try:
        return list(check(patient))
    except CopydeskError as problem:
        return [bad(name, problem)]
    except OSError as problem:
        if explained := refused(problem):
            return [bad(name, explained)]
        why = f"it cannot be looked at: {problem.strerror or problem}"
        return [wrong(name, why, cure=f"look at {problem.filename}")]
    except UNREADABLE as problem:
        cure = f"{to_restore(patient.folder)} brings back a good copy"
        return [wrong(name, f"the database answered: {problem}", cure=cure, exit_code=8)]
    except Exception as problem:  # noqa: BLE001  the named boundary: a check
        why = f"a bug of copydesk in this check: {type(problem).__name__}: {problem}"
        return [wrong(name, why, cure="please report it", exit_code=1)]


def _of(name: str, found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.check == name]


def _tried(check: str, found: list[Finding], attempt: Callable[[], T]) -> T | None:
    try:
        return attempt()
    except CopydeskError as problem:
        one = bad(check, problem)
        found.append(one if one.cure else replace(one, cure=_CURES.get(check, "")))
    except (OSError, *UNREADABLE) as problem:
        found.append(wrong(check, f"it cannot be read: {problem}", cure=""))
    return None
