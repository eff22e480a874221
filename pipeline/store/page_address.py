"""Where the review pages of a desk are, in `desk.page`: a line each, `ADDRESS PROCESS`.

Who asks for a new ticket learns the address from it, whatever port the page took. A page that ends takes its line out;
that of one that was killed is known by its process, which is no more.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pipeline import plain_files
from pipeline.store.holder import process_lives
from pipeline.store.page_hold import FILE

_MOST_BYTES = 100_000
_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAt:
    """A review page that is open, by where it listens."""

    host: str
    port: int


@contextmanager
def kept(folder: Path, address: str) -> Iterator[None]:
    """Have the address of this process's page stand in `desk.page` of the desk in `folder` while it is open."""
    line = f"{address} {os.getpid()}"
    _write(folder, [*_lines(folder), line])
    try:
        yield
    finally:
        _write(folder, [one for one in _lines(folder) if one != line])


def pages(folder: Path) -> tuple[PageAt, ...]:
    """Return the pages that are open on the desk in `folder`, the newest first: each lives, and answers."""
    found = (_page(line) for line in reversed(_lines(folder)))
    return tuple(dict.fromkeys(page for page in found if page and _answers(page)))


def _lines(folder: Path) -> list[str]:
    """Return the lines of pages whose process lives."""
    try:
        with plain_files.opened(folder / FILE) as file:
            lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line for line in lines if _lives(line.rpartition(" ")[2])]


def _write(folder: Path, lines: list[str]) -> None:
    # In place, for the lock is on this file, and through no link, as there (`lease.opened`). One that another user has
    # left cannot be written: then nobody knows.
    with suppress(OSError):
        descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.truncate()
            file.write("".join(f"{line}\n" for line in lines))


def _page(line: str) -> PageAt | None:
    try:
        parts = urlsplit(line.partition(" ")[0])
        return PageAt(host=parts.hostname, port=parts.port) if parts.hostname and parts.port else None
    except ValueError:
        return None


def _lives(process: str) -> bool:
    return process.isascii() and process.isdigit() and len(process) < 10 and process_lives(int(process))


def _answers(page: PageAt) -> bool:
    """Another program can have the number of a process that was killed: somebody must listen there, too."""
    try:
        socket.create_connection((page.host, page.port), timeout=_SECONDS).close()
    except OSError:
        return False
    return True
