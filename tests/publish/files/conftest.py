"""A folder of posts for the Markdown channel."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "blog" / "content"
    made.mkdir(parents=True)
    return made
