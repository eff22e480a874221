"""One chunk of outlets asked in a fresh crawling child, here or on another machine, without a desk.

What comes of it are values: the lines that the crawl printed. The desk that sent the chunk files them.
"""

import json
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Any, Self

from pipeline import __version__
from pipeline.gather import child as crawling_child
from spiders import shortage
from spiders.assignments import UNSTORED, Crawl

# How often it is looked whether the child is wanted still: what stopping it takes at most.
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
        """Return the chunk as the text that `gather_text` takes."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaned:
    """What came of a chunk: the crawl's `lines`, in their order (`spiders.page_json`, and one of robots.txt).

    `bug` is what it said when it ended by a bug of copydesk, "" = it did not. `lost` is why nobody was asked, or, with
    lines, not everybody.
    """

    lines: tuple[str, ...] = ()
    bug: str = ""
    lost: str = ""

    def to_json(self) -> str:
        """Return it as the text that `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return what `to_json` wrote.

        Raises:
            ValueError, TypeError, KeyError: the text is none of its.
        """
        values = json.loads(text)
        return cls(**{**values, "lines": tuple(values.get("lines", ()))})


def gather_text(text: str, *, wanted: Callable[[], bool]) -> str:
    """Do as `gather_chunk`, from and to JSON; a chunk of another version of copydesk is not asked."""
    values = json.loads(text)
    if values["version"] != __version__:
        lost = f"a worker has copydesk {__version__}, and the desk has {values['version']}"
        return Gleaned(lost=lost).to_json()
    return gather_chunk(Chunk(**values), wanted=wanted).to_json()


def gather_chunk(chunk: Chunk, *, wanted: Callable[[], bool] = lambda: True) -> Gleaned:
    """Ask the outlets of a chunk, and return what came; no longer wanted, the child is ended.

    Raises:
        OSError: no process or no temporary file could be made.
    """
    seconds = crawling_child.deadline_seconds(Crawl.from_json(chunk.crawl), chunk.settings)
    settings = {
        **chunk.settings,
        "CLOSESPIDER_TIMEOUT": seconds,
        "ITEM_PIPELINES": {"spiders.filing.Filing": None, "spiders.carrying.Carrying": 100},
    }
    order = json.dumps({"spider": "feed", "settings": settings, "crawl": chunk.crawl})
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        with crawling_child.watched(crawling_child.patience_seconds(seconds), out=out, err=err) as child:
            _send(child, order)
            _wait(child, wanted)
        return _came(child.returncode, out, err)


def _came(code: int, out: IO[str], err: IO[str]) -> Gleaned:
    for file in (out, err):
        file.seek(0)
    whole = err.read()
    said = whole.strip()[-_MOST_SAID:]
    # A child that was ended may have been at the half of a line.
    lines = tuple(line for line in out if line.endswith("\n"))
    if code == UNSTORED:
        return Gleaned(lines=lines, lost=f"a worker could not keep what it read: {said.rpartition(chr(10))[2]}")
    if code == shortage.REFUSED:
        return Gleaned(lines=lines, lost=f"a worker could not go on: {shortage.told(whole).what}")
    return Gleaned(lines=lines, bug="" if code in (0, -signal.SIGKILL) else said or f"exit code {code}")


def _send(child: subprocess.Popen[str], order: str) -> None:
    if child.stdin:
        try:
            child.stdin.write(order + "\n")
            child.stdin.flush()  # and not closed: as long as it is open, the child knows that we live
        except BrokenPipeError:  # it died while it began: its exit code says so
            with suppress(BrokenPipeError):
                child.stdin.close()


def _wait(child: subprocess.Popen[str], wanted: Callable[[], bool]) -> None:
    """Wait for the child's end, or until nobody wants it."""
    while wanted():
        with suppress(subprocess.TimeoutExpired):
            child.wait(_LOOK_SECONDS)
            return
