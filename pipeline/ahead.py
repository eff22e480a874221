"""The crawling child, and one that is begun ahead of its order: it loads Scrapy while the desk loads its own.

`python -m spiders.crawl` waits for its order on standard input and ends where that is closed before, so that one that
nobody needs, or whose command is killed, leaves nothing behind. On two processors a gathering is a fifth quicker so.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).resolve().parents[1]
_ahead: list[subprocess.Popen[str]] = []  # at most one, that waits

Files = int | IO[Any]


@contextmanager
def waiting() -> Iterator[None]:
    """Begin a child now for the first crawl that this process begins; if there is none, it ends with the block."""
    with suppress(OSError):  # no process can be had now: the crawl itself will say so
        _ahead.append(_new(out=subprocess.PIPE, err=subprocess.PIPE))
    try:
        yield
    finally:
        for child in _ahead:
            end(child)
            child.communicate()
        _ahead.clear()


def child(*, out: Files, err: Files) -> subprocess.Popen[str]:
    """Return a crawling child, the one that waits if it is to write into pipes; it leads a session of its own.

    Raises:
        OSError: no process could be made.
    """
    if out == err == subprocess.PIPE and _ahead:
        return _ahead.pop()
    return _new(out=out, err=err)


def end(child: subprocess.Popen[str]) -> None:
    """Kill a child and what it started: its parsing children are of its session."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:  # macOS says so of a group that is already gone
        return


def _new(*, out: Files, err: Files) -> subprocess.Popen[str]:
    return subprocess.Popen(
        # -P: else a `json.py` in the folder that one stands in would be loaded, whoever put it there.
        [sys.executable, "-P", "-m", "spiders.crawl"],
        stdin=subprocess.PIPE,
        stdout=out,
        stderr=err,
        text=True,
        encoding="utf-8",
        env=_environ(),
        start_new_session=True,
    )


def _environ() -> dict[str, str]:
    """The child gets its settings with its order; a desk in its environment would have it read them again."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
