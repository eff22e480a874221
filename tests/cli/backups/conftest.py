"""The desk that is backed up."""

from pathlib import Path

import pytest

from tests.desk.worktable import worktable
from tests.desks import SETTINGS, DeskFolder


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    """A desk with one draft."""
    made = DeskFolder(tmp_path)
    made.writes("copydesk.toml", SETTINGS)
    with worktable(tmp_path) as opened:
        opened.db.execute("pragma wal_checkpoint(truncate)")
    return made
