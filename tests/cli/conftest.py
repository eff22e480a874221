"""Two desks of the bundled newsstand's day: the one that `demo` leaves, and one that `run` worked; and its copies."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.newsstand import Answer, Newsstand, desk_files, pages
from pipeline.store import lease
from tests.cast import NOON
from tests.desks import Answered, DeskFolder

EVENING = "--as-of=2026-05-12T18:00:00Z"
LATE_PAPER = "/late-paper/2026/05/12/ferry.html"
_LATE_PAGE = b"""<!doctype html><html lang="en"><head><title>Skerrow ferry turns back at the buoys</title>
<meta property="og:title" content="Skerrow ferry turns back at the buoys">
<meta property="article:published_time" content="2026-05-12T17:10:00Z"></head><body><article>
<h1>Skerrow ferry turns back at the buoys</h1>
<p>The evening ferry across the Skerrow Narrows turned back on Tuesday when it met the buoys of the Ninth Flotilla.</p>
<p>Its master, Anselm Rook, said that he had sailed the line for thirty years and had never turned the wheel there.</p>
</article></body></html>"""


@dataclass(frozen=True, slots=True)
class Day:
    """A desk of the newsstand's evening, what the command that made it said, and the newsstand where it is open."""

    desk: DeskFolder
    said: Answered
    address: str = ""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """What `copydesk demo DIR --json` leaves, made once for all workers of a test run; to be looked at only."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    desk, said = DeskFolder(shared / "demo"), shared / "demo.json"
    with lease.held(shared / "demo.lock", command="the suite", now=NOON, wait_seconds=100):
        if not said.exists():
            ran = desk.copydesk("demo", str(desk.folder), "--json")
            said.write_text(json.dumps([ran.exit_code, ran.stdout, ran.stderr]), encoding="utf-8")
    return Day(desk, Answered(*json.loads(said.read_text(encoding="utf-8"))))


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A desk after one `run` on the newsstand, which stays open; to be looked at only."""
    folder = tmp_path_factory.mktemp("day")
    with Newsstand() as newsstand:
        late = Answer(body=_LATE_PAGE, headers={"Content-Type": "text/html; charset=utf-8"})
        newsstand.show({**pages(newsstand.address), LATE_PAPER: late})
        for name, text in desk_files(newsstand.address).items():
            (folder / name).write_text(text, encoding="utf-8")
        said = DeskFolder(folder).copydesk("run", "--json", EVENING)
        yield Day(DeskFolder(folder), said, newsstand.address)


@pytest.fixture
def evening(day: Day, tmp_path: Path) -> DeskFolder:
    """A copy of the day's desk to work with."""
    shutil.copytree(day.desk.folder, tmp_path / "evening")
    return DeskFolder(tmp_path / "evening")
