"""`copydesk review` in a process of its own, that can be killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.desks import ROOT, DeskFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The command at work; `enter` is the one-time address it printed, "" where it asks for a password."""

    process: "subprocess.Popen[str]"
    address: str
    enter: str


@contextmanager
def review(desk: DeskFolder, *arguments: str, prints: bool = True) -> Iterator[Started]:
    """Start the page of a desk, and kill it at the end (SIGKILL, as a power cut would)."""
    command = [sys.executable, "-m", "pipeline.launch", "review", *(arguments or ("--port", "0"))]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)},
    )
    try:
        assert process.stdout
        assert process.stderr
        enter = process.stdout.readline().strip() if prints else ""
        said = process.stderr.readline()
        address = next(word.strip(";,") for word in said.split() if word.startswith("http"))
        yield Started(process=process, address=address, enter=enter)
    finally:
        process.kill()
        process.communicate()
