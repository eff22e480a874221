"""The database: is it whole, are its tables today's, is there a backup, who holds it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import plain_files
from pipeline.dates.telling import in_utc
from pipeline.doctor.finding import Finding, ok, warn, wrong
from pipeline.doctor.patient import Patient
from pipeline.errors import StoreError, UnreadableError
from pipeline.store import figures
from pipeline.store.backups import damage, look_at
from pipeline.store.cure import MEND, to_restore
from pipeline.store.holder import process_lives
from pipeline.store.page_hold import FILE
from pipeline.text import log_line

# Nightly backups miss a night now and then; a new desk has nothing to lose yet.
_OLDEST = timedelta(days=3)
# Longer than the slowest run; one that still holds the desk then hangs.
_LONGEST = timedelta(hours=6)
_HOLDER = re.compile(r"process (\d{1,9}), since (\S{20})")


def whole(patient: Patient) -> Iterator[Finding]:
    """Yield whether SQLite finds the file whole, and every row names rows that are there."""
    if patient.file is None:
        return
    said = damage(patient.file)
    if not said:
        yield ok("store", "whole")
    else:
        cure = f"{to_restore(patient.folder)} brings back a good copy; is there none, {MEND}"
        yield wrong("store", log_line(said), cure=cure, exit_code=8)


def migrations(patient: Patient) -> Iterator[Finding]:
    """Yield whether the tables are those of this copydesk."""
    if patient.db:
        yield ok("migrations", "no upgrade waits")
    elif patient.file:
        said = "the database is of an older copydesk; what is in it was not looked at"
        cure = "any command brings it up to date, after a verified backup into backups/: copydesk drafts"
        yield warn("migrations", said, cure=cure)


def backups(patient: Patient) -> Iterator[Finding]:
    """Yield how old the newest copy in backups/ is, and whether it can be brought back; others are not looked at."""
    newest = figures.newest_backup(patient.folder / "backups", now=patient.now)
    began = figures.first_run(patient.db) if patient.db else None
    cure = "copydesk backup makes one; copydesk schedule prints what to add to cron for one each night"
    if newest:
        said, is_well = _of_newest(newest, patient.now)
        yield ok("backups", said) if is_well else warn("backups", said, cure=cure)
    elif began and patient.now - began > _OLDEST:
        yield warn("backups", "none in backups/", cure=cure)
    elif patient.file:
        yield ok("backups", "none in backups/ yet; the desk is new")


def _of_newest(newest: figures.Backup, now: datetime) -> tuple[str, bool]:
    """Return what there is to say of a backup, and whether it is well."""
    said = f"the newest in backups/ is of {in_utc(newest.at)}"
    try:
        look_at(newest.file)
    except (StoreError, UnreadableError) as problem:
        name = log_line(newest.file.name)[:100]
        return f"{said}, {name}, and cannot be brought back: {log_line(problem.what)}", False
    if newest.at > now:
        return f"{said}, which is yet to come: a clock was wrong, and nobody knows how old it is", False
    return said, now - newest.at <= _OLDEST


def lock(patient: Patient) -> Iterator[Finding]:
    """Yield who holds the desk, and whether he can still be at work. Nothing is locked to find out."""
    file = patient.folder / "desk.lock"
    for link in filter(Path.is_symlink, (file, patient.folder / FILE)):
        said = f"{link.name} is a link, so nobody takes it: what it leads to would be written over"
        yield wrong("lock", said, cure=f"rm {link.name}, which is made anew", exit_code=8)
    if file.is_symlink() or not file.is_file():
        return
    text = _said(file)
    found = _HOLDER.search(text)
    if not text:
        yield ok("lock", "nobody holds the desk")
    elif not is_held(file):
        said = f"the last one who held the desk was killed: {text}"
        yield warn(
            "lock", said, cure="its lock ended with it: the next run takes over by itself; copydesk run does it now"
        )
    elif found and figures.is_long_ago(found[2], now=patient.now, span=_LONGEST):
        cure = f"look at it (ps -p {found[1]}); kill {found[1]} loses nothing, and its lock ends with it"
        yield warn("lock", f"held for more than {_LONGEST.seconds // 3600} hours by {text}", cure=cure)
    else:
        yield ok("lock", f"held by {text}")


def is_held(file: Path) -> bool:
    """Return whether somebody has the kernel's lock, as /proc/locks says (proc(5)); elsewhere whether he lives.

    By the file's number alone and not its device: btrfs and overlayfs name another device to stat(2) than stands in
    /proc/locks, and a holder at work must never be taken for a dead one. A locked file of the same number on another
    disk costs a word: "held" of a desk whose last holder was killed, which the next run sorts out. WRITE, because who
    only looks (`lease.probe`) holds nothing.
    """
    try:
        held = Path("/proc/locks").read_text(encoding="ascii")
        return re.search(rf"FLOCK +\S+ +WRITE .*:{file.stat().st_ino} ", held) is not None
    except FileNotFoundError:
        found = _HOLDER.search(_said(file))
        return found is not None and process_lives(int(found[1]))


def _said(file: Path) -> str:
    try:
        return log_line(plain_files.read(file)[:500].decode(errors="replace").strip())
    except FileNotFoundError:
        return ""
