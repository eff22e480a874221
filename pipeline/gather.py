"""Send a spider on its errand in a child process, and hear how each outlet goes.

Scrapy's reactor cannot start twice in one process and a crawl must not take the desk down with it, so the child is
`python -m spiders.crawl`; it files by itself and prints a line of JSON an outlet. It ends with this process, however
that ends (`spiders.lifeline`).
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from pipeline import urls
from pipeline.errors import CopydeskError
from pipeline.store.database import DatabaseError, explained
from spiders.assignments import LONGEST_PAUSE_SECONDS, UNSTORED, Crawl

_ROOT = Path(__file__).resolve().parents[1]
# Besides the answers' own limits: queueing behind per-host delays, starting Python, parsing.
_GRACE_SECONDS = 60.0
# At the deadline the child asks nobody any more and waits for the answers that are on their way; this much longer.
_WAITED_OUT = 1.1
_STARTING_SECONDS = 2.0


def crawl(
    errand: Crawl, *, spider: str, scrapy_settings: Mapping[str, Any], told: Callable[[Mapping[str, Any]], None]
) -> None:
    """Run one crawl to its end; `told` gets a mapping an outlet (or an article) as it comes home.

    Raises:
        StoreError: what it read could not be stored; what it had filed before is filed.
        CopydeskError: the child died of a bug; what it had filed is filed.
    """
    seconds = _deadline_seconds(errand, scrapy_settings)
    order = {
        "spider": spider,
        "settings": {**scrapy_settings, "CLOSESPIDER_TIMEOUT": seconds},
        "crawl": errand.to_json(),
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "spiders.crawl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=_environ(),
        start_new_session=True,
    )
    watch = threading.Timer(seconds * _WAITED_OUT + _STARTING_SECONDS, _end, args=[child])
    watch.daemon = True
    watch.start()
    with child:
        try:
            said = _listen(child, json.dumps(order), told)
        finally:
            watch.cancel()
            _end(child)
    if child.returncode == UNSTORED:
        raise explained(DatabaseError(said.strip().rpartition("\n")[2]), Path(errand.desk))
    if child.returncode not in (0, -signal.SIGKILL):
        raise CopydeskError("the crawl ended by a bug of copydesk", where=said.strip()[-2000:], do="please report it")


def _listen(child: subprocess.Popen[str], order: str, told: Callable[[Mapping[str, Any]], None]) -> str:
    heard: list[str] = []
    order_in, told_out, log_out = child.stdin, child.stdout, child.stderr
    if order_in is None or told_out is None or log_out is None:
        raise CopydeskError("the crawl has no pipes to this process")
    ear = threading.Thread(target=_hear, args=(log_out, heard), daemon=True)
    ear.start()
    try:
        order_in.write(order + "\n")
        order_in.flush()  # and not closed: as long as it is open, the child knows that we live
    except BrokenPipeError:
        heard.append("the crawl did not start")
        with suppress(BrokenPipeError):
            order_in.close()
    for line in told_out:
        told(json.loads(line))
    child.wait()
    ear.join(timeout=5)
    return "".join(heard)


def _hear(log_out: IO[str], heard: list[str]) -> None:
    with suppress(ValueError):  # who interrupts us closes the pipe, perhaps before this thread has begun to read
        heard.append(log_out.read())


def _environ() -> dict[str, str]:
    """The child gets its settings with the errand; a desk in its environment would have it read them again."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}


def _deadline_seconds(errand: Crawl, scrapy_settings: Mapping[str, Any]) -> float:
    """After how long the child asks nobody any more: what its queue may take at most, and never over its errand's."""
    asked = len(errand.assignments)
    rounds = 1 + asked / max(1, scrapy_settings.get("CONCURRENT_REQUESTS", 16))
    # robots.txt and the page, each up to the limit, for every round of the queue; and the pause between requests.
    pauses = asked * float(scrapy_settings.get("DOWNLOAD_DELAY", 1.0))
    # A host may ask for long pauses in its robots.txt, and the one with most addresses is the last to be done.
    busiest = max(Counter(urls.host(one.address) for one in errand.assignments).values(), default=0)
    at_most = _GRACE_SECONDS + 2 * errand.timeout_seconds * rounds + pauses + busiest * LONGEST_PAUSE_SECONDS
    return float(min(at_most, errand.deadline_seconds))


def _end(child: subprocess.Popen[str]) -> None:
    # The child leads a session of its own, so its parsing children end with it.
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:  # macOS says so of a group that is already gone
        return
