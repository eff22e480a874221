"""Processes that a test started, found by a mark in their environment: children of children, orphans too."""

import os
import time
from pathlib import Path

import pytest

PROC = Path("/proc")
needs_proc = pytest.mark.skipif(not PROC.is_dir(), reason="no /proc here")
MARK = "COPY_DESK_TEST_MARK"
_MOST_SECONDS = 10.0


def marked(mark: str) -> list[str]:
    """The command lines of the processes whose environment holds the mark, but for this one."""
    found = []
    for place in PROC.iterdir():
        if place.name.isdigit() and int(place.name) != os.getpid():
            try:
                if f"{MARK}={mark}\0".encode() in (place / "environ").read_bytes():
                    found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
            except OSError:  # it has ended meanwhile
                continue
    return [line for line in found if line]  # a zombie has none


def pids(mark: str, words: str) -> list[int]:
    """The numbers of the marked processes whose command line holds these words."""
    return [
        int(place.name)
        for place in PROC.iterdir()
        if place.name.isdigit() and _holds(place / "environ", f"{MARK}={mark}\0") and _holds(place / "cmdline", words)
    ]


def begun(mark: str, words: str) -> list[int]:
    """As `pids`, once there is one: on a busy machine /proc names a process a moment after it was begun."""
    until = time.monotonic() + _MOST_SECONDS
    while not (found := pids(mark, words)) and time.monotonic() < until:
        time.sleep(0.01)
    return found


def seconds_until_gone(mark: str, *, most: float) -> float:
    """Wait until no marked process is left, and return how long that took."""
    began = time.monotonic()
    while marked(mark) and time.monotonic() - began < most:
        time.sleep(0.02)
    return time.monotonic() - began


def _holds(file: Path, words: str) -> bool:
    try:
        return words.encode() in file.read_bytes()
    except OSError:
        return False
