"""The order of what a search finds: the newest first or the best, a page at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.desk import Desk
from pipeline.desk.archiving import searching
from pipeline.store import archive_search
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, Past, keep
from tests.desk.archiving.searched import D, past_in_new_york, titles
from tests.desks import DeskFolder


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its blog in New York."""
    with past_in_new_york(desk) as opened:
        yield opened


def test_the_best_first_is_the_post_that_has_the_word_in_its_title(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(GENEVA, day="2024-01-01", title="Of Grain", comment="Of a dam.", links=())])

    assert titles(desk_of_past, "dam", order="best")[0] == D
    assert titles(desk_of_past, "dam")[0] == "Of Grain"
    assert titles(desk_of_past, "dam sort:best")[0] == D


def test_too_many_matches_are_compared_among_the_newest_and_that_is_said(desk_of_past: Desk) -> None:
    found = searching.search(desk_of_past, "dam", limit=20, order="best", quick=1)
    whole = searching.search(desk_of_past, "dam", limit=20, order="best", quick=1, every_match=True)

    assert (found.among, whole.among) == (searching.NEWEST, 0)
    assert "best of the newest 5,000 matches, not of all" in found.notes[0]
    assert whole.notes == ()


def test_the_best_of_the_newest_are_none_of_the_older(desk_of_past: Desk) -> None:
    titles(desk_of_past, "")
    sought = archive_search.Sought(every="every", phrases=(archive_search.Phrase(words=("dam",)),))

    among = archive_search.best(desk_of_past.db, sought, limit=9, among=1)

    assert among == archive_search.newest(desk_of_past.db, sought, limit=1)


def test_posts_of_one_second_all_have_their_place(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(DAM, title=f"Dam {number}") for number in range(5)])

    assert titles(desk_of_past, "in:title dam") == ["Dam 4", "Dam 3", "Dam 2", "Dam 1", "Dam 0", D]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.sampled_from(["dam", "rain", "geneva", "vask", "orlan", "talks"]), min_size=1, max_size=3))
def test_newest_first_and_best_first_find_the_same_posts(desk_of_past: Desk, words: list[str]) -> None:
    typed = " ".join(words)

    assert sorted(titles(desk_of_past, typed)) == sorted(titles(desk_of_past, typed, order="best"))


def test_a_page_of_results_is_a_stretch_of_all(desk_of_past: Desk) -> None:
    keep(desk_of_past, [replace(DAM, day=f"2020-01-{day:02}", title=f"Dam {day}") for day in range(1, 10)])

    whole = searching.search(desk_of_past, "dam", limit=50).places
    pages = [searching.search(desk_of_past, "dam", limit=4, skip=skip).places for skip in (0, 4, 8)]

    assert sum(pages, ()) == whole
    assert len(whole) == archive_search.count(
        desk_of_past.db, archive_search.Sought(every="every", phrases=(archive_search.Phrase(words=("dam",)),)), most=99
    )


def test_the_newest_entry_of_an_hour_ago_stands_first(desk_of_past: Desk) -> None:
    at = NOON - timedelta(hours=1)
    keep(desk_of_past, [Past(day=f"{at:%Y-%m-%d}", title="Dam Now")])

    assert titles(desk_of_past, "dam")[0] == "Dam Now"
