"""Commands in processes of their own that begin with everything loaded.

What a test kills or times is then the command's work and not the start of Python, and a hundred commands cost what ten
would. Each is a process with a session of its own; the crawl's child is started from nothing, as ever, unless the one
who begins the command names a smith for it, too (`crawl_forge`). That every command begins from nothing is for
`cli/test_launch.py` to say.
"""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

import pytest

from tests.answered import ROOT, Answered

MARK = "FAULTS_OF"  # in the environment of whatever a command starts: the desk's folder
NUMBERS = count(1)
NONE: Mapping[str, Any] = MappingProxyType({})
_SLOWEST = 300  # seconds; on a machine with forty processes for two cores a minute was not enough


@dataclass(kw_only=True)
class Begun:
    """A command at work. After `wait`: `code`, negative for a signal, and `peak_mb` of it and of what it waited for."""

    pid: int
    out: Path = field(default_factory=Path)
    err: Path = field(default_factory=Path)
    ended: threading.Event = field(default_factory=threading.Event)
    code: int = 0
    peak_mb: float = 0.0

    def signal(self, number: int, *, group: bool = False) -> None:
        """Send it a signal, or all of its session; one that has ended gets none."""
        if not self.ended.is_set():
            with contextlib.suppress(ProcessLookupError):
                (os.killpg if group else os.kill)(self.pid, number)

    def kill(self, *, group: bool = False) -> None:
        """Kill it, as `kill -9` does."""
        self.signal(signal.SIGKILL, group=group)

    def wait(self, seconds: float = 120) -> Answered:
        """Wait for its end and return what it did; one that goes on for longer is killed."""
        if not self.ended.wait(seconds):
            self.kill(group=True)
            pytest.fail(f"it goes on for more than {seconds} seconds")
        return Answered(self.code, self.out.read_text(encoding="utf-8"), self.err.read_text(encoding="utf-8"))


# What is left open is an error; but a signal that comes while Python reads a module leaves importlib's own file open.
_IMPORTLIB = (
    f"ignore::ResourceWarning:{name}" for name in ("importlib._bootstrap_external", "_frozen_importlib_external")
)
_WARNINGS = [word for rule in ("error::ResourceWarning", *_IMPORTLIB) for word in ("-W", rule)]


class Forge:
    """The process that forks, and what it says; `words` is the folder for what commands print."""

    def __init__(self, words: Path) -> None:
        self._words = words
        self._begun: dict[int, Begun] = {}
        self._new: queue.Queue[Begun | None] = queue.Queue()
        self._lock = threading.Lock()
        self._smith = subprocess.Popen(
            [sys.executable, *_WARNINGS, "-m", "tests.smithy", str(words)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_here(ROOT, {}),
        )
        self._ear = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._ear.start()
        self._new.get(timeout=_SLOWEST)  # the word that it is ready
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for begun in tuple(self._begun.values()):
            begun.kill(group=True)
        assert self._smith.stdin
        self._smith.stdin.close()
        self._smith.wait(timeout=30)
        self._ear.join()
        assert self._smith.stdout
        self._smith.stdout.close()

    def begins(
        self,
        folder: Path,
        *arguments: str,
        fault: Mapping[str, Any] = NONE,
        environ: Mapping[str, str] = NONE,
        stdin: bytes = b"",
        crawls: str = "",
    ) -> Begun:
        """Begin `copydesk ARGUMENTS` on the desk in `folder`, and do not wait for it.

        `fault` says what it has to live with: `limits` (of `resource`, by name), files that are `closed` or a `broken`
        pipe (1, 2), a `umask`, and `no network` (root only; else it ends with `smithy.NO_RIGHT`). `crawls`: where its
        crawls are forked from (`crawl_forge.lit`), else they begin from nothing.
        """
        number = next(NUMBERS)
        out, err, read = (self._words / f"{number}.{kind}" for kind in ("out", "err", "in"))
        out.touch()
        err.touch()
        if stdin:
            read.write_bytes(stdin)
        order = {
            "arguments": arguments,
            "environ": _here(folder, environ),
            "folder": str(Path.cwd()),
            "in": str(read) if stdin else os.devnull,
            "out": str(out),
            "err": str(err),
            "fault": dict(fault),
            "crawls": crawls,
        }
        with self._lock:
            assert self._smith.stdin
            self._smith.stdin.write(json.dumps(order) + "\n")
            self._smith.stdin.flush()
            begun = self._new.get(timeout=_SLOWEST)
        assert begun
        begun.out, begun.err = out, err
        return begun

    def does(
        self,
        folder: Path,
        *arguments: str,
        fault: Mapping[str, Any] = NONE,
        environ: Mapping[str, str] = NONE,
        stdin: bytes = b"",
        crawls: str = "",
    ) -> Answered:
        """Run `copydesk ARGUMENTS` on the desk in `folder` and return what it did; `fault` as `begins` has it."""
        return self.begins(folder, *arguments, fault=fault, environ=environ, stdin=stdin, crawls=crawls).wait()

    def seconds(self, folder: Path, *arguments: str, environ: Mapping[str, str] = NONE) -> float:
        """Return how long a command takes that is left in peace."""
        started = time.monotonic()
        done = self.does(folder, *arguments, environ=environ)
        assert done.exit_code == 0, done.stderr
        return time.monotonic() - started

    def _listen(self) -> None:
        assert self._smith.stdout
        for line in self._smith.stdout:
            said = json.loads(line)
            if "begun" in said:
                self._begun[said["begun"]] = Begun(pid=said["begun"])
                self._new.put(self._begun[said["begun"]])
            elif "ended" in said:
                begun = self._begun.pop(said["ended"])
                begun.code, begun.peak_mb = said["code"], said["peak_kb"] / 1024
                begun.ended.set()
            else:
                self._new.put(None)


class Shell:
    """The same with a new Python for every command, as cron has it; nothing is loaded before it begins."""

    def __init__(self, words: Path) -> None:
        self._words = words

    def begins(self, folder: Path, *arguments: str, environ: Mapping[str, str] = NONE) -> Begun:
        """Begin `copydesk ARGUMENTS` on the desk in `folder`, and do not wait for it."""
        number = next(NUMBERS)
        out, err = self._words / f"{number}.out", self._words / f"{number}.err"
        with out.open("wb") as said, err.open("wb") as told:
            process = subprocess.Popen(
                [sys.executable, "-m", "pipeline.launch", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=told,
                env={**_here(folder, environ), "PYTHONPYCACHEPREFIX": str(self._words)},
                start_new_session=True,
            )
        begun = Begun(pid=process.pid, out=out, err=err)
        threading.Thread(target=_wait, args=(process, begun), daemon=True).start()
        return begun

    def does(self, folder: Path, *arguments: str, environ: Mapping[str, str] = NONE) -> Answered:
        """Run `copydesk ARGUMENTS` on the desk in `folder` and return what it did."""
        return self.begins(folder, *arguments, environ=environ).wait()


_OPEN = contextlib.ExitStack()


@cache
def forge() -> Forge:
    """The forge of this process, lit when somebody wants it first; `conftest.py` puts it out at the end."""
    words = _OPEN.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-forge-"))
    return _OPEN.enter_context(Forge(Path(words)))


def put_out() -> None:
    """End the forge of this process, if it was lit."""
    _OPEN.close()
    forge.cache_clear()


def _wait(process: "subprocess.Popen[bytes]", begun: Begun) -> None:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = begun.code = os.waitstatus_to_exitcode(status)
    begun.peak_mb = used.ru_maxrss / 1024
    begun.ended.set()


def _here(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COPYDESK_", "PYTHONDONT"))}
    here = {"PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(folder), MARK: str(folder)}
    return {**clean, **here, **environ}
