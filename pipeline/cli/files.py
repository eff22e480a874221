"""Read a file that the caller named, or standard input, up to a limit; or as a stream."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from pipeline.errors import UnreadableError

# How long somebody may take who is about to write into a pipe that the caller named.
_WRITER_SECONDS = 3.0
_CURE = "name a file that is there and that you may read; - is standard input"
# What is open already has a name here (`<(zcat news.gz)`, /dev/stdin): it is read as it is.
_OPEN_ALREADY = ("/dev/fd/", "/dev/std", "/proc/")


def read_whole(file: str, *, most_bytes: int, limit: str = "", cure: str = _CURE) -> bytes:
    """Return what is in `file` ("-": standard input); never more than the limit is loaded.

    Args:
        file: As the caller named it.
        most_bytes: What is larger is refused.
        limit: What the caller may change to have it read, for the message.
        cure: What helps where it cannot be read.

    Raises:
        UnreadableError: it is not there, cannot be read, or is larger.
    """
    with given(file, cure=cure) as opened:
        body = opened.read(most_bytes + 1)
    if len(body) > most_bytes:
        raise UnreadableError(f"the file is larger than {most_bytes / 1e6:g} MB", where=file, do=limit)
    return body


@contextmanager
def given(file: str, *, cure: str = _CURE) -> Iterator[BinaryIO]:
    """Open what the caller named ("-": standard input): a file, or a pipe into which somebody writes.

    Raises:
        UnreadableError: it is not there or cannot be read, found now or while it is read.
    """
    try:
        with sys.stdin.buffer if file == "-" else _opened(file) as opened:
            yield opened
    except OSError as problem:
        raise UnreadableError(f"the file cannot be read: {problem.strerror}", where=file, do=cure) from problem


def _opened(file: str) -> BinaryIO:
    found = Path(file).stat()
    kind = stat.S_IFMT(found.st_mode)
    if file.startswith(_OPEN_ALREADY) or kind != stat.S_IFIFO:
        opened = Path(file).open("rb")  # noqa: SIM115  the caller closes it
        if kind in (stat.S_IFCHR, stat.S_IFBLK) and not (
            opened.isatty() or os.path.samestat(found, Path(os.devnull).stat())
        ):
            opened.close()
            raise UnreadableError("this is a device and no file", where=file, do="save what it says to a file first")
        return opened
    return os.fdopen(_with_a_writer(file), "rb")


def _with_a_writer(file: str) -> int:
    """Open a pipe, for which the system waits until somebody writes into it (fifo(7)): without end, if nobody does."""
    opened: list[int] = []

    def open_it() -> None:
        with suppress(OSError):
            opened.append(os.open(file, os.O_RDONLY | os.O_CLOEXEC))

    waiting = Thread(target=open_it, daemon=True)
    waiting.start()
    waiting.join(_WRITER_SECONDS)
    if not opened:
        raise UnreadableError(
            "this is a pipe, and nobody writes into it", where=file, do="name a file, or - for a pipe"
        )
    return opened[0]
