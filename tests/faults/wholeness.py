"""What must hold of a desk after anything: a whole database, a doctor content, nobody and nothing left over."""

import os
import re
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline import doctor, logbook
from pipeline.store import lease
from pipeline.store.database import connect
from tests.cast import NOON
from tests.forge import MARK

# What a desk's folder holds; anything else was left over by somebody.
_OURS = re.compile(
    r"copydesk\.toml|outlets\.toml|desk\.(db(-wal|-shm)?|lock)|posts|secrets|templates|backups|copydesk\.log"
    r"|desk\.db\.replaced-\d{8}T\d{6}Z(-wal|-shm)?"
)


def asked(folder: Path, statement: str, *words: object) -> list[tuple[Any, ...]]:
    """What the desk's database answers."""
    db = connect(folder / "desk.db")
    try:
        return [tuple(row) for row in db.execute(statement, words)]
    finally:
        db.close()


def bugs(folder: Path) -> list[str]:
    """What the desk's log has of bugs, a text each."""
    return [str(entry.what) for entry in logbook.entries(folder) if entry.event == "bug"]


def is_whole(folder: Path, *, now: datetime = NOON) -> None:
    """Assert that the desk is well and that nothing is left over.

    Raises:
        AssertionError: something is.
    """
    assert asked(folder, "pragma integrity_check") == [("ok",)]
    assert asked(folder, "pragma foreign_key_check") == []
    assert [(one.check, one.said) for one in doctor.examine(folder, {}, now=now) if one.state == "bad"] == []
    with lease.held(folder / "desk.lock", command="a test", now=now):
        assert left_behind(folder) == []
    assert [path.name for path in folder.iterdir() if not _OURS.fullmatch(path.name)] == []
    assert [str(path) for path in folder.glob("posts/**/*") if path.is_file() and path.suffix != ".md"] == []
    has_each_once(folder)


def has_each_once(folder: Path) -> None:
    """Assert that no story has two drafts at work, no draft a text that is not its newest, no post two files.

    Raises:
        AssertionError: one has.
    """
    twice = (
        "select story, format from drafts where state in ('waiting', 'touched', 'approved')"
        " group by story, format having count(*) > 1"
    )
    assert asked(folder, twice) == []
    behind = (
        "select id from drafts where revision != (select max(revision) from revisions where draft = drafts.id)"
        " or state != (select state from revisions where draft = drafts.id order by revision desc limit 1)"
    )
    assert asked(folder, behind) == []
    keys = [str(key) for (key,) in asked(folder, "select key from posts where state in ('live', 'draft', 'scheduled')")]
    files = [path.name for path in folder.glob("posts/**/*.md")]
    assert {
        key: [name for name in files if key in name] for key in keys if sum(key in name for name in files) > 1
    } == {}


def left_behind(folder: Path, *, within_seconds: float = 3.0) -> list[str]:
    """The processes that were started for this desk and are there still, after so long at most."""
    end = time.monotonic() + within_seconds
    while (found := processes(folder)) and time.monotonic() < end:
        time.sleep(0.02)
    return [line for _, line in found]


def processes(folder: Path, *, saying: str = "") -> Sequence[tuple[int, str]]:
    """The processes started for this desk by `Forge` or with its mark, but for the commands themselves."""
    mark = f"{MARK}={folder}".encode()
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                is_ours = mark in (place / "environ").read_bytes().split(b"\0")
                line = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue  # it has ended
            if is_ours and saying in line and int(place.name) != os.getpid():
                found.append((int(place.name), line))
    return found
