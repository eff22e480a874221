"""`copydesk gather` with nothing due, answered at once: cron calls it all day, and most of the time nothing is due.

The last full run left the word in the desk (`store.nothing_due`) until when nothing is. Any doubt - another option, a
file that has changed, a desk that another run holds, an error - is left to the command itself, which says the same, and
of whom it does not ask until when by the blog's clock. Where that word does not hold, a crawl is what `gather` and
`run` will need first.
"""

import os
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from pipeline import plain_files
from pipeline.errors import CopydeskError
from pipeline.store import nothing_due
from pipeline.store.database import DatabaseError, open_desk, writing
from pipeline.store.lease import held, probe
from pipeline.unchanged import fingerprint

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_COMMAND = "copydesk gather"
_COMMANDS = {"gather", "run"}
_FIRST_YEAR, _LAST_YEAR = 1990, 2200  # those that `cli.edge` takes


class Found(Enum):
    """What is known of a command before anything else is loaded."""

    ANSWERED = auto()
    DUE = auto()  # a crawl of this machine's own will be needed, as far as can be told
    UNKNOWN = auto()


class _Known(NamedTuple):
    """Until when nothing is due, "" = somebody may be, and the run that says so, 0 = none was stored."""

    until: str
    run: int


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> Found:
    """Do and print what `copydesk gather` does when nothing is due, and otherwise tell whether somebody may be."""
    started = time.monotonic()
    try:
        said = _said(arguments)
        now = _now(said.get("--as-of", environ.get("COPYDESK_AS_OF"))) if said else None
        if now is None:
            return Found.UNKNOWN
        folder = Path(said["--desk"] or environ.get("COPYDESK_DESK") or ".")
        known = _run(folder, environ, now, to_store="gather" in said)
        if known and not known.until:
            return Found.DUE if _crawls_here(folder) else Found.UNKNOWN
    except (CopydeskError, DatabaseError, OSError, ValueError, RecursionError):
        return Found.UNKNOWN
    if not known or not known.run:
        return Found.UNKNOWN
    _print(known, time.monotonic() - started, as_json="--json" in said)
    return Found.ANSWERED


def _said(arguments: Sequence[str]) -> dict[str, str]:
    """The options of a plain `gather` or `run`, each said once; nothing when there is anything else."""
    said: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in said or name not in (*_COMMANDS, "--json", "--desk", "--as-of"):
            return {}
        takes = name in ("--desk", "--as-of")
        if bool(equals) > takes or (takes and not equals and not rest):
            return {}
        said[name] = rest.pop(0) if takes and not equals else value
    # A variable that was empty: the command itself says it.
    if len(_COMMANDS & said.keys()) != 1 or said.get("--desk") == "":
        return {}
    return {"--desk": "", **said}


def _now(given: str | None) -> datetime | None:
    if given is None:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  an edge, as cli.edge is
    if not _TIME.fullmatch(given):
        return None
    now = datetime.fromisoformat(given)
    return now if _FIRST_YEAR <= now.year <= _LAST_YEAR else None


def _run(folder: Path, environ: Mapping[str, str], now: datetime, *, to_store: bool) -> _Known | None:
    """Return until when nothing is due, and store that run where it is to be; None where it cannot be told.

    Raises:
        CopydeskError, OSError, DatabaseError: another run holds the desk, or it cannot be used.
    """
    file, lock = folder / "desk.db", folder / "desk.lock"
    if not file.is_file() or not lock.is_file():
        return None
    written = fingerprint(folder, environ)
    # Before the desk is opened: an upgrade, which holds it, too, would wait for the other run.
    if not written or probe(lock, now=now):
        return None  # a run died here, which the command itself says
    db = open_desk(file, now=now)
    try:
        with held(lock, command=_COMMAND, now=now):
            until = nothing_due.holds(db, now=now, fingerprint=written)
            if not until or not to_store:
                return _Known(until, 0)
            with writing(db):
                return _Known(until, nothing_due.run(db, command="gather", now=now))
    finally:
        db.close()


def _crawls_here(folder: Path) -> bool:
    """Whether the settings leave gathering to one crawl of this machine ([gather] engine)."""
    import tomllib  # here, because a tick with nothing due does without it

    with plain_files.opened(folder / "copydesk.toml") as file:
        gather = tomllib.load(file).get("gather", {})
    return isinstance(gather, dict) and gather.get("engine", "single") == "single"


def _print(known: _Known, seconds: float, *, as_json: bool) -> None:
    if as_json:
        import json

        document = {"run": f"r{known.run}", "outlets": [], "new": 0, "seconds": round(seconds, 3)}
        line = json.dumps(document, ensure_ascii=False, indent=2)
    else:
        line = (
            f"0 outlets asked, 0 new headlines, 0 failed, {seconds:.1f} s\n"
            f"nothing is due before {known.until}; copydesk outlets check asks all the same"
        )
    try:
        os.write(1, f"{line}\n".encode())
    except OSError:
        return  # nobody reads it (copydesk gather | true)
