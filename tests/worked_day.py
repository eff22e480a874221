"""The bundled newsstand's day, worked by one `run`: once for all rooms of tests, which take copies of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from pipeline.newsstand import Answer, Newsstand, desk_files, pages
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
def worked_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A desk after one `run` on the newsstand, which stays open. Only `day` copies it: nobody looks at it itself."""
    folder = tmp_path_factory.mktemp("worked-day")
    with Newsstand() as newsstand:
        late = Answer(body=_LATE_PAGE, headers={"Content-Type": "text/html; charset=utf-8"})
        newsstand.show({**pages(newsstand.address), LATE_PAPER: late})
        for name, text in desk_files(newsstand.address).items():
            (folder / name).write_text(text, encoding="utf-8")
        said = DeskFolder(folder).copydesk("run", "--json", EVENING)
        yield Day(DeskFolder(folder), said, newsstand.address)
