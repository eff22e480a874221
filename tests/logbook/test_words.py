"""An event of the logbook in words."""

from pipeline import logbook
from pipeline.logbook.reading import Entry
from tests.cast import NOON


def test_one_outlet_and_one_draft_are_told_as_one() -> None:
    ran = {"run": "r7", "command": "run", "exit": 0, "seconds": 3.0, "outlets": 1, "new": 2, "failing": 0, "drafts": 1}

    assert logbook.words(Entry(time=NOON, event="run", what=ran)) == [
        "2026-05-12 12:00:00Z  run     r7 run: exit 0; 1 outlet, 2 new, 0 failing, 1 draft, 3.0 s"
    ]
