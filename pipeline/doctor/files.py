"""The desk's other files: templates, secrets, and what every command must be able to write."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pipeline import house
from pipeline.doctor.finding import Finding, ok, some, warn, wrong
from pipeline.doctor.patient import Patient
from pipeline.errors import StoreError
from pipeline.render.own import has_own
from pipeline.render.trial import trial
from pipeline.text import log_line

_OTHERS = 0o077
_SECONDS = 5.0
# Without one of them no command that stores anything works; "" is the folder itself, where SQLite keeps its log.
_NEEDED = ("", "desk.db", "desk.db-wal", "desk.db-shm", "desk.lock")
_BESIDE = ("desk.page", "copydesk.log", "backups")
# Who writes one of these says what is gathered, how it is printed and where it goes.
_RULING = ("", "copydesk.toml", "outlets.toml", "desk.db", "templates", "formats", "backups")


def templates(patient: Patient) -> Iterator[Finding]:
    """Yield each of the user's own post templates that cannot be rendered, tried on a sample post."""
    folder = patient.folder / "templates"
    wanted = patient.settings.blog.format if patient.settings else "wnu"
    broken = trial(folder, format=house.named(wanted, patient.folder / "formats"))
    for one in broken:
        cure = f"correct it, or remove {one.file}: the shipped template prints a post without it (docs/format.md)"
        said = f"{log_line(one.where)}: {log_line(one.said)}"
        yield wrong("templates", said, cure=cure)
    if not broken and has_own(folder):
        yield ok("templates", "yours print the sample post")


def secrets(patient: Patient) -> Iterator[Finding]:
    """Yield the secrets that others can read, that are not ours, or that git keeps or would take."""
    place = patient.folder / "secrets"
    if not place.is_dir():
        return
    kept = sorted(file for file in place.iterdir() if file.is_file())
    problems = [*_readable_by_others(place, kept), *_of_others(place, kept), *_in_git(patient)]
    yield from problems
    if not problems:
        yield ok("secrets", f"{len(kept)} kept, readable by you only")


def writable(patient: Patient) -> Iterator[Finding]:
    """Yield the files that this user cannot write, as when root has run a command here once, or that anybody can."""
    stuck = [one for one in _NEEDED if not _may_write(patient.folder / one)]
    locked = [one for one in _BESIDE if not _may_write(patient.folder / one)]
    if stuck:
        said = f"you may not write {some(str(patient.folder / one) for one in (*stuck, *locked))}"
        what = f"{said}: nothing can be stored, and nothing is gathered or published"
        yield wrong("files", what, cure=_cure(patient), exit_code=StoreError.exit_code)
    elif locked:
        said = f"you may not write {some(str(patient.folder / one) for one in locked)}"
        yield warn("files", said, cure=_cure(patient))
    elif open_to_all := [file for one in _RULING if _anybody_may_write(file := patient.folder / one)]:
        said = f"anybody on this machine may write {some(map(str, open_to_all))}"
        yield warn("files", said, cure=f"chmod o-w {' '.join(map(str, open_to_all))}")
    else:
        yield ok("files", "all can be written")


def _may_write(file: Path) -> bool:
    return not file.exists() or os.access(file, os.W_OK)


def _anybody_may_write(file: Path) -> bool:
    return os.name == "posix" and file.exists() and bool(file.stat().st_mode & stat.S_IWOTH)


def _cure(patient: Patient) -> str:
    return f"if the desk is yours: sudo chown -R $(id -un) {patient.folder}"


def _readable_by_others(place: Path, kept: list[Path]) -> Iterator[Finding]:
    # Windows keeps no such modes: every file there reads as 0666.
    loose = [file for file in kept if os.name == "posix" and file.stat().st_mode & _OTHERS]
    if loose:
        said = some(f"{file.name} (mode {stat.S_IMODE(file.stat().st_mode):04o})" for file in loose)
        cure = f"chmod 600 {' '.join(map(str, loose))}"
        yield wrong("secrets", f"others can read {said}", cure=cure)
    if os.name == "posix" and place.stat().st_mode & _OTHERS:
        yield warn("secrets", "others can see which secrets there are", cure=f"chmod 700 {place}")


def _of_others(place: Path, kept: list[Path]) -> Iterator[Finding]:
    mine = os.geteuid() if hasattr(os, "geteuid") else 0
    theirs = [file.name for file in (place, *kept) if mine and file.stat().st_uid != mine]
    if theirs:
        yield warn("secrets", f"not yours: {some(theirs)}", cure=f"sudo chown -R $(id -un) {place}")


def _in_git(patient: Patient) -> Iterator[Finding]:
    """What git keeps of the folder, and what the next `git add` would take."""
    tracked = _git(patient, "ls-files", "--", "secrets")
    if tracked:
        cure = f"git -C {patient.folder} rm --cached -r secrets; then change each of them: the history has it"
        said = f"git keeps {some(tracked)}"
        yield wrong("secrets", said, cure=cure)
        return
    loose = _git(patient, "ls-files", "--others", "--exclude-standard", "--", "secrets")
    if loose:
        cure = f"echo secrets/ >> {patient.folder / '.gitignore'}"
        yield warn("secrets", f"the next git add would take {some(loose)}", cure=cure)


def _git(patient: Patient, *arguments: str) -> list[str]:
    """Return the lines that git prints; nothing where there is no git or no work tree. It runs no hook and no pager."""
    program = shutil.which("git", path=patient.environ.get("PATH", ""))
    if program is None:
        return []
    command = [program, "-c", "core.fsmonitor=false", "-C", str(patient.folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  its words are ours
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=dict(patient.environ),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").splitlines() if done.returncode == 0 else []
