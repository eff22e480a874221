"""What a run of the newsstand's evening wrote into its log, a copy of that desk, and a client of its page."""

import pytest

from pipeline import logbook
from tests.cli.conftest import Day, day, evening
from tests.review.conftest import client, served

__all__ = ["client", "day", "evening", "served"]


@pytest.fixture(scope="module")
def logged(day: Day) -> list[logbook.Entry]:
    """What one `run` wrote."""
    return list(logbook.entries(day.desk.folder))
