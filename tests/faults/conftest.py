"""Commands that begin at once, and a desk that they work on."""

import pytest

from tests.cli.conftest import Day, day, evening
from tests.forge import Forge
from tests.forge import forge as lit

__all__ = ["Day", "day", "evening"]


@pytest.fixture(scope="session")
def forge() -> Forge:
    """What begins commands, one for all tests of a process."""
    return lit()
