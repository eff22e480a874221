"""What this user may not write: it is bad where nothing can be stored any more, and else to be seen to."""

import json

import pytest

from tests.cast import NOON
from tests.cli.test_bad_desks import protect, unprivileged, unprotect
from tests.desks import DeskFolder
from tests.doctor.well import well

CASES = [
    pytest.param("", "bad", 8, id="the folder and all in it"),
    pytest.param("desk.db", "bad", 8, id="the database"),
    pytest.param("copydesk.log", "warn", 0, id="the log"),
]


@pytest.mark.parametrize(("name", "state", "code"), CASES)
def test_it_is_named_with_whose_it_should_be(desk: DeskFolder, name: str, state: str, code: int) -> None:
    well(desk)
    desk.writes("copydesk.log", "")
    if name:
        (desk.folder / name).chmod(0o444)
    else:
        protect(desk.folder)

    ran = unprivileged(desk, "doctor", "--json", f"--as-of={NOON.isoformat()}")
    unprotect(desk.folder)

    [found] = [one for one in json.loads(ran.stdout) if one["check"] == "files"]
    assert (found["state"], ran.returncode) == (state, code)
    assert "sudo chown" in found["cure"]
