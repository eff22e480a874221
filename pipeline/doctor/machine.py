"""The machine: its SQLite, its disk, its clock."""

import shutil
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

from pipeline.dates.telling import in_utc
from pipeline.dates.wrong_clocks import ahead_of, span
from pipeline.doctor.finding import Finding, ok, warn
from pipeline.doctor.patient import Patient
from pipeline.store import figures
from pipeline.store.database import SQLITE_VERSION, WAL_IS_SAFE
from pipeline.store.space import LET_FILES_GO, files_left

_LEAST_FREE_BYTES, _LEAST_FILES = 500_000_000, 200
# Nobody of ours reads for longer than a command takes; beside one who does the log grows by whatever is written.
_MOST_LOG_BYTES = 64_000_000
_LET_GO = "end what else has it open (fuser -v desk.db names it, such as a database browser); never delete desk.db-wal"
# A backup and the room to work in it must fit, too.
_TIMES_THE_DESK = 3


def sqlite(_: Patient) -> Iterator[Finding]:
    """Yield which SQLite it is, and how it keeps its journal."""
    if WAL_IS_SAFE:
        yield ok("sqlite", f"SQLite {SQLITE_VERSION}, write-ahead log")
    else:
        cure = "a SQLite of 3.51.3 or newer makes cron and the review page share the desk better (docs/install.md)"
        yield warn("sqlite", f"SQLite {SQLITE_VERSION}, rollback journal", cure=cure)


def disk(patient: Patient) -> Iterator[Finding]:
    """Yield how much room there is for the desk to grow, and for its backups."""
    free = shutil.disk_usage(patient.folder if patient.folder.is_dir() else Path()).free
    size = figures.file_bytes(patient.folder / "desk.db")
    said = f"{free / 1e9:.1f} GB free, the desk has {size / 1e6:.0f} MB"
    left = files_left(patient.folder if patient.folder.is_dir() else Path())
    if left is not None and left < _LEAST_FILES:
        said = f"{said}; numbers (inodes) for {left} more files, whatever room there is"
        yield warn("disk", said, cure=LET_FILES_GO, about=["files"])
    elif free < max(_LEAST_FREE_BYTES, _TIMES_THE_DESK * size):
        cure = "free some space (du -sh backups shows the largest part): a full disk stops gathering and backups"
        yield warn("disk", said, cure=cure, about=["room"])
    elif (log := figures.log_bytes(patient.folder / "desk.db")) > _MOST_LOG_BYTES:
        said = f"{said}, and {log / 1e6:.0f} MB of it are a log that is not worked in: somebody has read it for long"
        yield warn("disk", said, cure=_LET_GO, about=["log"])
    else:
        yield ok("disk", said)


def clock(patient: Patient) -> Iterator[Finding]:
    """Yield whether the clock can be right: nothing in the store is of later than now, and its zones are known."""
    zone = patient.environ.get("TZ", "").removeprefix(":")
    if not zoneinfo.available_timezones():
        cure = "install the zone files, such as: apt-get install tzdata"
        yield warn("clock", "this machine knows no time zone", cure=cure)
        return
    if zone and not zone.startswith("/") and not any(sign.isdigit() for sign in zone) and not _is_zone(zone):
        cure = "set TZ to a name such as America/Toronto, or leave it out"
        yield warn("clock", f"the environment's TZ names a time zone that nobody knows: {zone!r}", cure=cure)
        return
    newest = figures.newest_moment(patient.db) if patient.db else None
    if newest and (ahead := ahead_of(newest, patient.now)):
        said = f"the desk has seen {in_utc(newest)}, which is {span(ahead)} from now"
        cure = (
            "set the clock, and keep it right: timedatectl set-ntp true; is it right now, time mends the desk by itself"
        )
        yield warn("clock", said, cure=cure, about=[in_utc(newest)])
        return
    yield ok("clock", f"{in_utc(patient.now)}{'; nothing in the desk is of later' if newest else ''}")


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
