"""Read a file that the caller named, or standard input, up to a limit."""

import sys
from pathlib import Path

from pipeline.errors import UnreadableError


def read_whole(file: str, *, most_bytes: int, limit: str = "") -> bytes:
    """Return what is in `file` ("-": standard input); never more than the limit is loaded.

    Args:
        file: As the caller named it.
        most_bytes: What is larger is refused.
        limit: What the caller may change to have it read, for the message.

    Raises:
        UnreadableError: it is not there, cannot be read, or is larger.
    """
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as opened:
            body = opened.read(most_bytes + 1)
    except OSError as problem:
        raise UnreadableError(f"the file cannot be read: {problem.strerror}", where=file) from problem
    if len(body) > most_bytes:
        raise UnreadableError(f"the file is larger than {most_bytes / 1e6:g} MB", where=file, do=limit)
    return body
