"""Commands that begin at once, and a desk that they work on."""

from collections.abc import Iterator

import pytest

from tests.cli.conftest import Day, day, evening
from tests.faults.forge import Forge

__all__ = ["Day", "day", "evening"]


@pytest.fixture(scope="session")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    """What begins commands, one for all tests of this room."""
    with Forge(tmp_path_factory.mktemp("words")) as made:
        yield made
