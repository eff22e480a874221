"""Send a spider on its errand in a child process, and hear how each outlet goes.

Scrapy's reactor cannot start twice in one process and a crawl must not take the desk down with it, so the child is
`python -m spiders.crawl`; it files by itself and prints a line of JSON an outlet. It ends with this process, however
that ends (`spiders.lifeline`).
"""

import json
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from pipeline.errors import CopydeskError
from pipeline.gather import child as crawling_child
from pipeline.store.database import DatabaseError, explained
from spiders import shortage
from spiders.assignments import UNSTORED, Crawl


def crawl(
    errand: Crawl, *, spider: str, scrapy_settings: Mapping[str, Any], told: Callable[[Mapping[str, Any]], None]
) -> None:
    """Run one crawl to its end; `told` gets a mapping an outlet (or an article) as it comes home.

    Raises:
        StoreError: what it read could not be stored, or the machine refused what it needs; what it had filed before is
            filed.
        CopydeskError: the child died of a bug; what it had filed is filed.
    """
    seconds = crawling_child.deadline_seconds(errand, scrapy_settings)
    order = {
        "spider": spider,
        "settings": {**scrapy_settings, "CLOSESPIDER_TIMEOUT": seconds},
        "crawl": errand.to_json(),
    }
    patience = crawling_child.patience_seconds(seconds)
    with crawling_child.watched(patience, out=subprocess.PIPE, err=subprocess.PIPE) as child:
        said = _listen(child, json.dumps(order), told)
    if child.returncode == UNSTORED:
        raise explained(DatabaseError(said.strip().rpartition("\n")[2]), Path(errand.desk))
    if child.returncode == shortage.REFUSED:
        raise shortage.told(said)
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
