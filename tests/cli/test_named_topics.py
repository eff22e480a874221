"""A topic that is named and is none: which one may be meant, or how another begins."""

import pytest

from tests.desks import DeskFolder


@pytest.mark.parametrize(
    ("name", "cure"),
    [("Rivr", "did you mean river?"), ("snooker", "begins as a [[topic]] table there; copydesk topics test NAME")],
    ids=["misspelt", "not-there-yet"],
)
def test_a_topic_that_is_not_there_names_the_nearest_or_how_one_begins(desk: DeskFolder, name: str, cure: str) -> None:
    ran = desk.copydesk("draft", name)

    assert ran.exit_code == 2
    assert cure in ran.stderr
    assert "topics here: river" in ran.stderr
