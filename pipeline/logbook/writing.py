"""Lines put down in copydesk.log: whole, one after the other, whoever else writes; a full file is moved on.

A writer holds the kernel's lock on the file (flock) while it looks how full it is and writes; moving it on gives the
name to a new file, which the others notice by its inode. Whoever stands still with the lock is not waited for: a line
is one write at the end of the file (O_APPEND), which stays whole without it.
"""

import errno
import fcntl
import json
import os
import stat
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

NAME = "copydesk.log"
# So many files of so many bytes are kept: copydesk.log, and the older ones as copydesk.log.1 and .2.
MOST_BYTES, FILES = 5_000_000, 3
_PATIENCE_SECONDS = 2.0
# Of one value, and of the lines of a traceback, so that no single event fills the file.
_MOST_CHARACTERS, _MOST_LINES = 4_000, 400


def append(folder: Path, lines: Sequence[str], *, most_bytes: int = MOST_BYTES) -> Path:
    """Write lines, each a JSON object as `line` makes it, into the logbook of a folder, and return its file.

    Args:
        folder: The desk's.
        lines: What to write; what is not printable in one stands as its escape.
        most_bytes: A file that these would make longer is moved on first.

    Raises:
        OSError: they could not be written; nothing of them stands there.
    """
    file = folder / NAME
    text = "".join(f"{_on_one_line(one)}\n" for one in lines).encode()
    with _opened(file, len(text), most_bytes) as (descriptor, alone):
        size = os.fstat(descriptor).st_size
        torn = size and os.pread(descriptor, 1, size - 1) != b"\n"  # a lost power supply left half a line
        written = os.write(descriptor, b"\n" + text if torn else text)
        if written < len(text):
            if alone:
                os.ftruncate(descriptor, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
    return file


def line(event: str, *, at: datetime, **what: object) -> str:
    """Return an event as a line of the logbook.

    Args:
        event: Its kind, one word.
        at: When, in whole seconds.
        what: Its ids (run, outlet, draft, post), its outcome, and what else is to be said; none is left out.
    """
    known = {name: _short(value) for name, value in what.items() if value is not None}
    return json.dumps({"time": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "event": event, **known}, ensure_ascii=False)


def bug(folder: Path, problem: BaseException, *, at: datetime, where: str, again: int = 0) -> Path:
    """Write down a bug with its traceback, and return the file.

    Args:
        folder: The desk's.
        problem: The bug.
        at: When, in whole seconds.
        where: The command.
        again: How often the same one came since it was written down last.

    Raises:
        OSError: it could not be written.
    """
    trace = "".join(traceback.format_exception(problem)).splitlines()[-_MOST_LINES:]
    what = f"{type(problem).__name__}: {problem}"
    return append(folder, [line("bug", at=at, where=where, what=what, again=again or None, traceback=trace)])


def _short(value: object) -> object:
    if isinstance(value, str):
        return value if len(value) <= _MOST_CHARACTERS else f"{value[:_MOST_CHARACTERS]}…"
    return [_short(one) for one in value] if isinstance(value, list | tuple) else value


def _on_one_line(text: str) -> str:
    """JSON leaves U+0085, U+2028 and what turns text round as they are; they are JSON escapes here."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


@contextmanager
def _opened(file: Path, more: int, most_bytes: int) -> Iterator[tuple[int, bool]]:
    """Open the logbook, with room for `more` bytes; yield it and whether we alone have it."""
    while True:
        # Never through a link: a desk that others can write must not lead a line of root's elsewhere.
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(file, flags, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "it is no file", str(file))
            alone = _locked(descriptor)
            if not alone:
                yield descriptor, False
                return
            if not _is_still(file, descriptor):
                continue
            size = os.fstat(descriptor).st_size
            if size and size + more > most_bytes:
                _move_on(file)
                continue
            yield descriptor, True
            return
        finally:
            os.close(descriptor)


def _locked(descriptor: int) -> bool:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # another has it, or this file system has no locks
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.01)
        else:
            return True


def _is_still(file: Path, descriptor: int) -> bool:
    """Return whether the name is still that of the open file: another may have moved it on meanwhile."""
    try:
        return os.path.samestat(file.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _move_on(file: Path) -> None:
    names = [file, *(file.with_name(f"{file.name}.{number}") for number in range(1, FILES))]
    for older, newer in reversed(list(zip(names[1:], names[:-1], strict=True))):
        if newer.exists():
            newer.replace(older)
