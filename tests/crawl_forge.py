"""Crawling children that begin with everything loaded, for the tests of what a crawl does and not of how it begins.

Each is a process with a session of its own, and its reading children are of it, as ever; but the process that is its
parent has loaded Scrapy and the readers once (`crawl_smithy`), which is most of what a crawl of a test would cost. That
a child begins from nothing is for `gather`, `faults` and `cli/test_killed_run.py` to say, and for every command of
`forge.Forge` that is not begun by `desks.DeskFolder`.
"""

import contextlib
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from pipeline import ahead
from tests.answered import ROOT
from tests.forked_readers import tell

_OPEN = contextlib.ExitStack()
_lighting = threading.Lock()


class Child:
    """What `subprocess.Popen` is to a crawl's child."""

    def __init__(self, at: str, *, out: ahead.Files, err: ahead.Files) -> None:
        self.returncode: int | None = None
        reads, self.stdin = _pipe("w")
        writes, self.stdout = _taken(out)
        tells, self.stderr = _taken(err)
        self._smith = socket.socket(socket.AF_UNIX)
        self._smith.connect(at)
        tell(self._smith, (reads, writes, tells), {"environ": ahead._environ(), "folder": str(Path.cwd())})
        for file in (reads, writes, tells):
            os.close(file)
        self.pid = self._number()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in (self.stdout, self.stderr, self.stdin):
            if file:
                with contextlib.suppress(BrokenPipeError):
                    file.close()
        self.wait()

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return its exit code, negative for a signal.

        Raises:
            subprocess.TimeoutExpired: it goes on for more than `timeout` seconds.
        """
        if self.returncode is None:
            ready, _, _ = select.select([self._smith], [], [], timeout)
            if not ready:
                raise subprocess.TimeoutExpired("a crawl", timeout or 0)
            self.returncode = self._number()
            self._smith.close()
        return self.returncode

    def communicate(self) -> tuple[str, str]:
        """Want nothing more of it: hear what it says until its end, of which a test wants no more than a pipe holds."""
        self.stdin.close()
        said = tuple(file.read() if file else "" for file in (self.stdout, self.stderr))
        self.__exit__(None, None, None)
        return cast("tuple[str, str]", said)

    def _number(self) -> int:
        said = b""
        while not said.endswith(b"\n"):
            said += self._smith.recv(1) or b"\n"
        return int(said)


def begin(place: str, *, out: ahead.Files, err: ahead.Files) -> "subprocess.Popen[str]":
    """Begin a child of the smith at this place; it stands for `pipeline.ahead._new`."""
    return cast("subprocess.Popen[str]", Child(place, out=out, err=err))


def lit() -> str:
    """Where the smith of this process is, which is begun when somebody asks first; `put_out` ends it."""
    with _lighting:
        return _lit()


@cache
def _lit() -> str:
    place = str(Path(_OPEN.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-crawls-"))) / "smith")
    _OPEN.enter_context(_smith(place))
    return place


def put_out() -> None:
    """End the smith of this process, if there is one."""
    _OPEN.close()
    _lit.cache_clear()


@contextlib.contextmanager
def _smith(place: str) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COPYDESK_", "PYTHONDONT"))}
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen(64)
        smith = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.crawl_smithy", str(listener.fileno())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            pass_fds=[listener.fileno()],
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )
    with smith:
        yield


def _pipe(mode: str) -> tuple[int, TextIOWrapper]:
    read, write = os.pipe()
    theirs, ours = (read, write) if mode == "w" else (write, read)
    return theirs, cast("TextIOWrapper", os.fdopen(ours, mode, encoding="utf-8"))


def _taken(file: ahead.Files) -> tuple[int, TextIOWrapper | None]:
    if file == subprocess.PIPE:
        return _pipe("r")
    if file == subprocess.DEVNULL:
        return os.open(os.devnull, os.O_RDWR), None
    return os.dup(file if isinstance(file, int) else file.fileno()), None
