"""One chunk of outlets asked in a fresh crawling child, here or on another machine: without a desk, without a secret.

What comes of it are values: the lines that the crawl printed. The desk that sent the chunk files them.
"""

import json
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from pipeline import __version__
from pipeline.gather import child as crawling_child
from spiders.assignments import Crawl

# How often the child is looked at: what stopping it takes at most.
_LOOK_SECONDS = 0.2
_MOST_SAID = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """What is to be asked. `key` names it for good; `crawl` is by `Crawl.to_json`; `version` is the desk's copydesk."""

    key: str
    crawl: str
    settings: Mapping[str, Any]
    version: str = __version__

    def to_json(self) -> str:
        """Return the chunk as the text that `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Chunk":
        """Return the chunk that `to_json` wrote."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaned:
    """What came of a chunk: the crawl's `lines`, in their order (`spiders.page_json`, and one of robots.txt).

    `bug` is what it said when it ended by a bug of copydesk, "" = it did not; `lost` why nobody was asked.
    """

    lines: tuple[str, ...] = ()
    bug: str = ""
    lost: str = ""


def gather_chunk(chunk: Chunk, *, wanted: Callable[[], bool] = lambda: True) -> Gleaned:
    """Ask the outlets of a chunk, and return what came; no longer wanted, the child is ended and nothing comes."""
    if chunk.version != __version__:
        return Gleaned(lost=f"the worker has copydesk {__version__}, and the desk has {chunk.version}")
    crawl = Crawl.from_json(chunk.crawl)
    seconds = crawling_child.deadline_seconds(crawl, chunk.settings)
    settings = {
        **chunk.settings,
        "CLOSESPIDER_TIMEOUT": seconds,
        "ITEM_PIPELINES": {"spiders.filing.Filing": None, "spiders.carrying.Carrying": 100},
    }
    order = json.dumps({"spider": "feed", "settings": settings, "crawl": chunk.crawl})
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        with crawling_child.begun(out=out, err=err) as child:
            try:
                _send(child, order)
                in_time = _wait(child, crawling_child.patience_seconds(seconds), wanted)
            finally:
                crawling_child.end(child)
        if in_time and child.returncode not in (0, -signal.SIGKILL):
            err.seek(0)
            bug = err.read().strip()[-_MOST_SAID:] or f"exit code {child.returncode}"
        else:
            bug = ""
        out.seek(0)
        # A child that was ended may have been at the half of a line.
        return Gleaned(lines=tuple(line for line in out if line.endswith("\n")), bug=bug)


def _send(child: subprocess.Popen[str], order: str) -> None:
    if child.stdin:
        try:
            child.stdin.write(order + "\n")
            child.stdin.flush()  # and not closed: as long as it is open, the child knows that we live
        except BrokenPipeError:  # it died while it began: its exit code says so
            with suppress(BrokenPipeError):
                child.stdin.close()


def _wait(child: subprocess.Popen[str], seconds: float, wanted: Callable[[], bool]) -> bool:
    """Wait for the child's end; return whether it came by itself."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and wanted():
        with suppress(subprocess.TimeoutExpired):
            child.wait(_LOOK_SECONDS)
            return True
    return False
