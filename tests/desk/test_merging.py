"""Stories that the editor merges are one through later runs, under the number he asked for, until he takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging, sort_out
from pipeline.store import headlines, stories
from pipeline.store.database import writing
from tests.cast import ONLOOKER, headline
from tests.desk.river_desk import a_flood, homes, printed


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Desk]:
    with a_flood(tmp_path) as desk:
        yield desk


def test_merged_stories_are_one_and_the_number_asked_for_is_kept(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)

    assert arranging.merge_stories(flood, new, 1) == new

    assert set(homes(flood).values()) == {new}


def test_a_merger_overrules_the_split_before_it(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)
    arranging.merge_stories(flood, 1, new)

    printed(flood, 5)

    assert homes(flood)[2] == homes(flood)[1]


def test_a_merger_that_was_taken_back_gives_both_stories_back_under_their_numbers(flood: Desk) -> None:
    new = arranging.split_headline(flood, 2)
    before = homes(flood)
    arranging.merge_stories(flood, 1, new)

    arranging.take_back_merger(flood, new)

    assert homes(flood) == before
    found = stories.numbered(flood.db, new)
    assert found is not None
    assert found.id == new


def test_headlines_ruled_together_are_joined_wherever_they_are_found_apart(flood: Desk) -> None:
    with writing(flood.db):
        headlines.file(flood.db, [headline("Choir wins the prize of the winter fair", ONLOOKER, number=20, minutes=9)])
    sort_out(flood)
    choir = homes(flood)[6]
    arranging.merge_stories(flood, 1, choir)
    flood.db.execute("insert into stories (id, opened_at) values (99, '2026-05-12T12:00:00Z')")
    flood.db.execute("update placings set story = 99 where headline = 6")

    printed(flood, 5)

    assert homes(flood)[6] == homes(flood)[1]
