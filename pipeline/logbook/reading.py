"""The logbook read back: every line of its files, the oldest first. A line that is no event of ours is one of text."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from pipeline import plain_files
from pipeline.logbook.writing import FILES, NAME

TEXT = "text"
"""The event of a line that is no JSON of ours: a traceback of an older copydesk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it was written down; `time` none: it says none. `what` is the rest of the line, by name."""

    time: datetime | None
    event: str
    what: Mapping[str, Any] = field(default_factory=dict)


def entries(folder: Path) -> Iterator[Entry]:
    """Yield the events of a folder's logbook, the oldest first; nothing where there is none.

    Raises:
        OSError: a file of it cannot be read.
    """
    with ExitStack() as opened:
        for file in reversed(list(_files(folder, opened))):
            for raw in file:
                text = raw.decode(errors="replace").rstrip("\n")
                if text.strip():
                    yield _entry(text)


def _files(folder: Path, opened: ExitStack) -> Iterator[BinaryIO]:
    """Open the files, the newest first: one that is moved on meanwhile is met again, and known by its inode."""
    met = set()
    for name in (NAME, *(f"{NAME}.{number}" for number in range(1, FILES))):
        with suppress(FileNotFoundError):
            file = opened.enter_context(plain_files.opened(folder / name))
            known = os.fstat(file.fileno())
            if (known.st_dev, known.st_ino) not in met:
                met.add((known.st_dev, known.st_ino))
                yield file


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _entry(text: str) -> Entry:
    try:
        what = json.loads(text, parse_constant=_refuse)
        event, at = what.pop("event"), datetime.fromisoformat(what.pop("time"))
        known = isinstance(event, str) and at.tzinfo is not None
        at = at.astimezone(UTC)
    except (ValueError, OverflowError, RecursionError, KeyError, TypeError, AttributeError):
        known = False
    if not known:
        return Entry(time=None, event=TEXT, what={"text": text})
    return Entry(time=at, event=event, what=what)
