"""The crawling child: how it begins, how long it may take, how it ends."""

import subprocess
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pipeline import ahead, urls
from spiders.assignments import LONGEST_PAUSE_SECONDS, Crawl

# Besides the answers' own limits: queueing behind per-host delays, starting Python, parsing.
_GRACE_SECONDS = 60.0
# At the deadline the child asks nobody any more and waits for the answers that are on their way; this much longer.
_WAITED_OUT = 1.1
_STARTING_SECONDS = 2.0


@contextmanager
def watched(seconds: float, *, out: ahead.Files, err: ahead.Files) -> Iterator[subprocess.Popen[str]]:
    """Have a child that waits for its order (`pipeline.ahead`); it is ended after so many seconds, or with the block.

    From its first moment, for a signal may come at any.
    """
    with ahead.child(out=out, err=err) as child:
        watch = threading.Timer(seconds, ahead.end, args=[child])
        watch.daemon = True
        try:
            watch.start()
            yield child
        finally:
            watch.cancel()
            ahead.end(child)


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
