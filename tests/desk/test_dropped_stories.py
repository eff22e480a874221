"""A story that the editor dropped: runs join it with no story that he did not drop, whichever is older or larger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging, sort_out, why_story
from pipeline.store import headlines, hidden, stories
from pipeline.store.database import writing
from tests.cast import GAZETTE, ONLOOKER, headline
from tests.desk.river_desk import a_desk, homes
from tests.test_cluster_merges import SPLIT

NEWS = headline("Harbour and Marl at odds over Aune dam as talks end", GAZETTE, number=6, minutes=100)
LARGER = headline("Aune dam: Harbour and Marl talks go on", ONLOOKER, number=5, minutes=90)


@pytest.fixture
def halves(tmp_path: Path) -> Iterator[Desk]:
    """A desk on which the talks at Marl are two stories, 1 and 2, that the next headline of them will join."""
    with a_desk(tmp_path) as desk:
        settled = [*SPLIT, (LARGER, 2)]
        with writing(desk.db):
            headlines.file(desk.db, [one for one, _ in settled])
            for number in (1, 2):
                assert stories.open_new(desk.db, at=desk.now) == number
            for one, number in settled:
                desk.db.execute(
                    "insert into placings (headline, story, score, reason) values (?, ?, 1.0, 'opened')",
                    (one.id, number),
                )
        yield desk


def next_comes(desk: Desk) -> None:
    with writing(desk.db):
        headlines.file(desk.db, [NEWS])
    sort_out(desk)


def test_two_stories_that_nobody_dropped_are_joined(halves: Desk) -> None:
    next_comes(halves)

    assert set(homes(halves).values()) == {2}


@pytest.mark.parametrize("dropped", [1, 2], ids=["the smaller", "the larger"])
def test_a_dropped_story_and_a_live_one_stay_two(halves: Desk, dropped: int) -> None:
    arranging.hide_story(halves, dropped, reason="boring")

    next_comes(halves)

    assert set(homes(halves).values()) == {1, 2}
    assert list(hidden.everything(halves.db)) == [dropped]
    assert "hidden: boring" in why_story(halves, dropped).reasons


def test_two_dropped_stories_are_joined_and_stay_dropped(halves: Desk) -> None:
    arranging.hide_story(halves, 1, reason="boring")
    arranging.hide_story(halves, 2, reason="old")

    next_comes(halves)

    assert set(homes(halves).values()) == {2}
    assert "hidden: old" in why_story(halves, 1).reasons
    assert "s1 was hidden before it became part of s2: boring" in why_story(halves, 1).reasons


def test_a_story_that_was_restored_is_joined_like_any(halves: Desk) -> None:
    arranging.hide_story(halves, 1)
    arranging.restore_story(halves, 1)

    next_comes(halves)

    assert set(homes(halves).values()) == {2}


def test_a_headline_that_belongs_to_a_dropped_story_is_hidden_with_it(halves: Desk) -> None:
    arranging.hide_story(halves, 1)
    arranging.hide_story(halves, 2)

    next_comes(halves)

    assert set(hidden.everything(halves.db)) >= {homes(halves)[NEWS.id]}


def test_the_editor_himself_joins_a_dropped_story_with_a_live_one(halves: Desk) -> None:
    arranging.hide_story(halves, 1)
    arranging.merge_stories(halves, 2, 1)

    next_comes(halves)

    assert set(homes(halves).values()) == {2}
    assert hidden.everything(halves.db) == {}
