"""Just after a restore a request may be on its way still: it is waited for, also by a clock that was set back."""

from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.errors import UnansweredError
from tests.desk.posting import SITE, files, publish
from tests.desk.publishing.test_restored_renamed import having, posts_and_forgets
from tests.desk.worktable import worktable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk that was brought back at half past twelve, and has forgotten that draft 1 was posted."""
    with worktable(tmp_path) as opened:
        desk = having(opened, SITE)
        verbs.approve(desk, 1)
        posts_and_forgets(desk)
    return tmp_path


@pytest.mark.parametrize("minutes", [0, -10, -60 * 24 * 365], ids=["by its clock", "set back", "set back a year"])
def test_what_may_be_on_its_way_is_waited_for(folder: Path, minutes: float) -> None:
    with worktable(folder) as opened:
        desk = having(opened, SITE)

        with pytest.raises(UnansweredError, match="may be on its way yet") as said:
            publish(desk, minutes, live=True)
        again = publish(desk, minutes + 5, live=True)

        assert "publish it again in" in said.value.do
        assert (again.state, len(files(desk))) == ("live", 1)
