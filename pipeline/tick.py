"""`copydesk gather` with nothing due, answered at once: cron calls it all day, and most of the time nothing is due.

The last full run left the word in the desk (`store.nothing_due`) until when nothing is. Any doubt - another option, a
file that has changed, a desk that another run holds, an error - is left to the command itself, which says the same, and
of whom it does not ask until when by the blog's clock.
"""

import os
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import CopydeskError
from pipeline.store import nothing_due
from pipeline.store.database import DatabaseError, open_desk, writing
from pipeline.store.lease import held, probe
from pipeline.unchanged import fingerprint

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_COMMAND = "copydesk gather"
_FIRST_YEAR, _LAST_YEAR = 1990, 2200  # those that `cli.edge` takes


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Do and print what `copydesk gather` does when nothing is due; return False when it may be more than that."""
    started = time.monotonic()
    try:
        said = _said(arguments)
        now = _now(said.get("--as-of", environ.get("COPYDESK_AS_OF"))) if said else None
        run, until = _run(Path(said["--desk"] or environ.get("COPYDESK_DESK") or "."), environ, now) if now else (0, "")
    except (CopydeskError, DatabaseError, OSError, ValueError):
        return False
    if run:
        _print(run, until, time.monotonic() - started, as_json="--json" in said)
    return run > 0


def _said(arguments: Sequence[str]) -> dict[str, str]:
    """The options of a plain `gather`, each said once; nothing when there is anything else."""
    said: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in said or name not in ("gather", "--json", "--desk", "--as-of"):
            return {}
        takes = name in ("--desk", "--as-of")
        if bool(equals) > takes or (takes and not equals and not rest):
            return {}
        said[name] = rest.pop(0) if takes and not equals else value
    if "gather" not in said or said.get("--desk") == "":  # a variable that was empty: the command itself says it
        return {}
    return {"--desk": "", **said}


def _now(given: str | None) -> datetime | None:
    if given is None:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  an edge, as cli.edge is
    if not _TIME.fullmatch(given):
        return None
    now = datetime.fromisoformat(given)
    return now if _FIRST_YEAR <= now.year <= _LAST_YEAR else None


def _run(folder: Path, environ: Mapping[str, str], now: datetime) -> tuple[int, str]:
    """Store the run and return its number and until when nothing is due; 0 when that is not known.

    Raises:
        CopydeskError, OSError, DatabaseError: another run holds the desk, or it cannot be used.
    """
    file, lock = folder / "desk.db", folder / "desk.lock"
    if not file.is_file() or not lock.is_file():
        return 0, ""
    written = fingerprint(folder, environ)
    # Before the desk is opened: an upgrade, which holds it, too, would wait for the other run.
    if probe(lock, now=now):
        return 0, ""  # a run died here, which the command itself says
    db = open_desk(file, now=now)
    try:
        with held(lock, command=_COMMAND, now=now):
            until = nothing_due.holds(db, now=now, fingerprint=written)
            if not until:
                return 0, ""
            with writing(db):
                return nothing_due.run(db, command="gather", now=now), until
    finally:
        db.close()


def _print(run: int, until: str, seconds: float, *, as_json: bool) -> None:
    if as_json:
        import json

        document = {"run": f"r{run}", "outlets": [], "new": 0, "seconds": round(seconds, 3)}
        line = json.dumps(document, ensure_ascii=False, indent=2)
    else:
        line = (
            f"0 outlets asked, 0 new headlines, 0 failed, {seconds:.1f} s\n"
            f"nothing is due before {until}; copydesk outlets check asks all the same"
        )
    try:
        os.write(1, f"{line}\n".encode())
    except OSError:
        return  # nobody reads it (copydesk gather | true)
