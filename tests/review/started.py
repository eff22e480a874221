"""`copydesk review` in a process of its own, that can be killed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desks import DeskFolder
from tests.forge import Begun, forge


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The command at work; `enter` is the one-time address it printed, "" where it asks for a password."""

    process: Begun
    address: str
    enter: str


@contextmanager
def review(desk: DeskFolder, *arguments: str, prints: bool = True) -> Iterator[Started]:
    """Start the page of a desk, and kill it at the end (SIGKILL, as a power cut would)."""
    process = forge().begins(desk.folder, "review", *(arguments or ("--port", "0")))
    try:
        enter = _line(process, process.out).strip() if prints else ""
        said = _line(process, process.err)
        address = next(word.strip(";,") for word in said.split() if word.startswith("http"))
        yield Started(process=process, address=address, enter=enter)
    finally:
        process.kill()
        process.wait()


def _line(process: Begun, file: Path) -> str:
    """Wait for the first line of what it prints there, and return it."""
    end = time.monotonic() + 60
    while "\n" not in (said := file.read_text(encoding="utf-8")):
        assert not process.ended.is_set(), process.err.read_text(encoding="utf-8")
        assert time.monotonic() < end, process.err.read_text(encoding="utf-8")
        time.sleep(0.01)
    return said.partition("\n")[0]
