"""A headline that the editor splits off stands apart through later runs, until he takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging
from pipeline.errors import UsageError
from pipeline.store import stories
from tests.desk.river_desk import a_flood, homes, printed


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Desk]:
    with a_flood(tmp_path) as desk:
        yield desk


def test_a_headline_that_was_split_off_stands_alone_and_stays_so(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)

    printed(flood, 5, 6, 7, 8)

    assert homes(flood)[2] == new
    assert homes(flood)[2] != homes(flood)[1]


def test_no_later_run_joins_the_two_halves_through_a_third_story(flood: Desk) -> None:
    arranging.split_headline(flood, 5)

    for number in (5, 6, 7, 8):
        printed(flood, number)

    assert homes(flood)[5] != homes(flood)[1]


def test_a_split_that_was_taken_back_is_undone_whole(flood: Desk) -> None:
    before = homes(flood)
    new = arranging.split_headline(flood, 2)

    assert arranging.take_back_split(flood, new) == 1

    assert homes(flood) == before
    found = stories.numbered(flood.db, new)
    assert found is not None
    assert found.id == 1


def test_a_copy_goes_with_the_headline_that_is_split_off(flood: Desk) -> None:
    flood.db.execute("insert into folds (copy, kept, kind, reason) values (3, 2, 'wire', 'wire copy')")

    new = arranging.split_headline(flood, 2)

    assert (homes(flood)[2], homes(flood)[3]) == (new, new)


def test_a_story_alone_cannot_be_split(flood: Desk) -> None:
    arranging.split_headline(flood, 2)

    with pytest.raises(UsageError, match="alone in its story"):
        arranging.split_headline(flood, 2)
