"""A desk with a draft on it and two channels of Markdown files, the first of which is meant where none is named."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk
from tests.desk.posting import OTHER, SITE
from tests.desk.worktable import worktable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Draft 1 waits; nothing was posted."""
    with worktable(tmp_path) as opened:
        yield replace(opened, settings=replace(opened.settings, publish=(SITE, OTHER)))
