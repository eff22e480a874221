"""One run at a time holds the desk: an OS lock on a small file that says who holds it.

The lock is the kernel's (flock, see `man 2 flock`), so it ends with the process that took it, however that ends; the
text in the file is only for the message.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipeline.errors import DeskBusyError


@contextmanager
def held(path: Path, *, command: str, now: datetime, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock file `path` for `command` (its words stand in the message that another run gets).

    Raises:
        DeskBusyError: another process holds it, still after `wait_seconds`.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, path, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{command}, process {os.getpid()}, since {now:%Y-%m-%dT%H:%M:%SZ}".encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 500, 0).decode(errors="replace").strip() or "a process that did not say"
                do = "wait until it is done; its lock ends with it"
                raise DeskBusyError(f"the desk is held by {holder}", where=str(path), do=do) from problem
            time.sleep(0.05)
        else:
            return
