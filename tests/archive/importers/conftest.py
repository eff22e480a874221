"""A new desk for each test of the imports."""

from pathlib import Path

import pytest

from tests.archive.importers.desks_with_a_past import make_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with two outlets; beside it lies what it imports."""
    return make_desk(tmp_path / "desk")
