"""A desk that gathered from two newsrooms at noon: once for all tests that go on from there, each with a copy of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand
from tests.desk.two_newsrooms import AT_NOON, opened
from tests.desks import SETTINGS, Answered, DeskFolder


@dataclass(frozen=True, slots=True)
class Noon:
    """The newsstand of both newsrooms, a desk that gathered from it, and what `gather --json` said."""

    newsstand: Newsstand
    desk: DeskFolder
    said: Answered


@pytest.fixture(scope="session")
def first_noon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Noon]:
    """The one that is copied; nobody looks at it itself."""
    desk = DeskFolder(tmp_path_factory.mktemp("noon"))
    desk.writes("copydesk.toml", SETTINGS)
    with Newsstand() as newsstand:
        opened(newsstand, desk)
        yield Noon(newsstand, desk, desk.copydesk("gather", "--json", AT_NOON))


@pytest.fixture
def noon(first_noon: Noon, tmp_path: Path) -> Noon:
    """A copy to go on with, at a newsstand that shows what it showed at noon."""
    desk = DeskFolder(shutil.copytree(first_noon.desk.folder, tmp_path / "noon"))
    opened(first_noon.newsstand, desk)
    return replace(first_noon, desk=desk)
