"""A package's rooms are read when a name of theirs is first asked for."""

import subprocess
import sys
from types import ModuleType

import pytest

from pipeline import desk
from pipeline.desk import editing


@pytest.mark.parametrize("package", [desk, editing], ids=["desk", "editing"])
def test_all_that_a_package_promises_is_there(package: ModuleType) -> None:
    for name in package.__all__:
        assert callable(getattr(package, name))


def test_a_room_is_not_read_before_one_of_its_names_is_asked_for() -> None:
    asked = "import sys; from pipeline import desk; room = 'pipeline.desk.explaining'; before = room in sys.modules"

    said = subprocess.run(
        [sys.executable, "-c", f"{asked}; desk.why_story; print(before, room in sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout == "False True\n"


def test_a_name_of_no_room_is_told_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match=r"module 'pipeline\.desk' has no attribute 'publish_everything'"):
        getattr(desk, "publish_everything")  # noqa: B009  mypy would not have the name
