"""Commands that begin at once, a newsstand, and a desk that they work on."""

from collections.abc import Iterator

import pytest

from pipeline.newsstand import Newsstand
from tests.cli.conftest import Day, day, evening
from tests.forge import Forge
from tests.forge import forge as lit

__all__ = ["Day", "day", "evening"]


@pytest.fixture(scope="session")
def forge() -> Forge:
    """What begins commands, one for all tests of a process."""
    return lit()


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    """An empty newsstand; what it shows is its tests' to say."""
    with Newsstand() as opened:
        yield opened
