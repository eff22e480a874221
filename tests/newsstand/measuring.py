"""What the processes of a crawl cost, read from /proc while they run: Linux only."""

import os
import threading
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_SECONDS = 0.05
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One process: its peak of memory in bytes, its CPU seconds, and the address space that it may have (0 = any)."""

    command: str
    peak_bytes: int
    cpu_seconds: float
    limit_bytes: int


class Meter:
    """Looks at the descendants of this process as long as the `with` lasts; `costs` holds them by process id.

    Those that are there when it begins, as a browser or a server of other tests, are left out, with theirs.
    """

    def __init__(self) -> None:
        self.costs: dict[int, Cost] = {}
        self._others: frozenset[int] = frozenset()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._others = frozenset(_descendants(os.getpid()))
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            for process in _descendants(os.getpid(), without=self._others):
                cost = _cost(process)
                if cost is not None:
                    self.costs[process] = cost


def _descendants(root: int, *, without: Set[int] = frozenset()) -> list[int]:
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1]
            )
        except OSError:
            continue
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one and child not in without]
    return found[1:]


def _cost(process: int) -> Cost | None:
    folder = Path("/proc") / str(process)
    try:
        said = dict(line.split(":", 1) for line in (folder / "status").read_text("utf-8", "replace").splitlines())
        spent = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        limits = (folder / "limits").read_text("utf-8").splitlines()
        command = (folder / "cmdline").read_text("utf-8", "replace").replace("\0", " ")
    except OSError:
        return None
    if "VmHWM" not in said:
        return None
    allowed = next(line.split()[3] for line in limits if line.startswith("Max address space"))
    return Cost(
        command=command,
        peak_bytes=int(said["VmHWM"].split()[0]) * 1024,
        cpu_seconds=(int(spent[11]) + int(spent[12])) / _TICKS,
        limit_bytes=0 if allowed == "unlimited" else int(allowed),
    )
