"""The crawling child: how it begins, how long it may take, how it ends."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pipeline import urls
from spiders.assignments import LONGEST_PAUSE_SECONDS, Crawl

_ROOT = Path(__file__).resolve().parents[2]
# Besides the answers' own limits: queueing behind per-host delays, starting Python, parsing.
_GRACE_SECONDS = 60.0
# At the deadline the child asks nobody any more and waits for the answers that are on their way; this much longer.
_WAITED_OUT = 1.1
_STARTING_SECONDS = 2.0

Files = int | IO[Any]


@contextmanager
def watched(seconds: float, *, out: Files, err: Files) -> Iterator[subprocess.Popen[str]]:
    """Start `python -m spiders.crawl`, which waits for its order; it is ended after so many seconds, or with the block.

    From its first moment, for a signal may come at any.
    """
    with _begun(out=out, err=err) as child:
        watch = threading.Timer(seconds, _end, args=[child])
        watch.daemon = True
        try:
            watch.start()
            yield child
        finally:
            watch.cancel()
            _end(child)


def _begun(*, out: Files, err: Files) -> subprocess.Popen[str]:
    """The child leads a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "spiders.crawl"],
        stdin=subprocess.PIPE,
        stdout=out,
        stderr=err,
        text=True,
        encoding="utf-8",
        env=_environ(),
        start_new_session=True,
    )


def _end(child: subprocess.Popen[str]) -> None:
    """Kill the child and what it started: its parsing children are of its session."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:  # macOS says so of a group that is already gone
        return


def deadline_seconds(errand: Crawl, scrapy_settings: Mapping[str, Any]) -> float:
    """After how long the child asks nobody any more: what its queue may take at most, and never over its errand's."""
    asked = len(errand.assignments)
    rounds = 1 + asked / max(1, scrapy_settings.get("CONCURRENT_REQUESTS", 16))
    # robots.txt and the page, each up to the limit, for every round of the queue; and the pause between requests.
    pauses = asked * float(scrapy_settings.get("DOWNLOAD_DELAY", 1.0))
    # A host may ask for long pauses in its robots.txt, and the one with most addresses is the last to be done.
    busiest = max(Counter(urls.host(one.address) for one in errand.assignments).values(), default=0)
    at_most = _GRACE_SECONDS + 2 * errand.timeout_seconds * rounds + pauses + busiest * LONGEST_PAUSE_SECONDS
    return float(min(at_most, errand.deadline_seconds))


def patience_seconds(deadline: float) -> float:
    """After how long a child that has this deadline is ended, whatever it does."""
    return deadline * _WAITED_OUT + _STARTING_SECONDS


def _environ() -> dict[str, str]:
    """The child gets its settings with the errand; a desk in its environment would have it read them again."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
