"""A folder in which nobody makes files is said to be that, and is no bug."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.lease import held
from pipeline.store.page_hold import no_page_open
from tests.cast import NOON

HOLDS = [
    pytest.param(lambda folder: held(folder / "desk.lock", command="copydesk restore", now=NOON), id="the lease"),
    pytest.param(no_page_open, id="the hold against a page"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a folder in which nobody makes files")
@pytest.mark.parametrize("hold", HOLDS)
def test_no_desk_is_held_there(hold: Callable[[Path], AbstractContextManager[object]]) -> None:
    with pytest.raises(StoreError, match="no file can be made there") as refused, hold(Path("/proc/self")):
        pytest.fail("nobody holds it")

    assert "name a folder on a disk" in refused.value.do
