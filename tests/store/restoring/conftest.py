"""A desk that is full, and a backup of the day when it was empty."""

from pathlib import Path

import pytest

from pipeline.store import backups
from pipeline.store.database import open_desk
from tests.cast import NOON
from tests.store.restoring.filled_desk import filled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk that was empty at its backup `old.db`, and has rows in every table now."""
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    backups.back_up(db, tmp_path / "old.db")
    filled(db)
    db.close()
    return tmp_path
