"""What an earlier run settled is looked at once more when something new comes near it: then little was known."""

from collections.abc import Collection, Iterable

import pytest

from pipeline import cluster
from pipeline.cluster import open_stories
from pipeline.news import Headline, Placing
from tests.cast import GAZETTE, LISTA_POST, ONLOOKER, headline
from tests.test_cluster import RIVER, wire
from tests.test_cluster import STORM as STORMS

TALKS, STORM = 1, 2
LEDE = "The hurricane tore roofs off houses in Lista on Monday night, and the harbour is closed."
ASTRAY = headline("Hurricane Odalys: Lista asks neighbours for tents", LISTA_POST, number=10, minutes=57, summary=LEDE)
BARE = headline("Hurricane Odalys: Lista asks neighbours for tents", LISTA_POST, number=10, minutes=57)
LATER = [headline("Hurricane Odalys: Lista has no light and no water", ONLOOKER, number=20, minutes=60, summary=LEDE)]
FAR_OFF = [
    headline("Choir wins the singing cup", GAZETTE, number=30, minutes=60, summary="The choir sang for an hour.")
]


def settled(astray: Headline) -> cluster.OpenStories:
    stories = cluster.OpenStories()
    for one in wire(*RIVER):
        stories.settle(one, TALKS)
    for one in wire(*STORMS, first=5, minutes=45):
        stories.settle(one, STORM)
    stories.settle(astray, TALKS)
    return stories


def looked_back(
    astray: Headline, arriving: Iterable[Headline], *, whole: Collection[int] = (), look: bool = True
) -> list[Placing]:
    """What moves on a desk where the storm's headline `astray` stands among those on the talks, when others arrive."""
    stories = settled(astray)
    for one in arriving:
        stories.place(one)
    stories.merges()
    if look:
        stories.look_back(whole=frozenset(whole))
    return [moved for moved in stories.reconsider() if moved.headline is astray]


def test_a_headline_that_stands_astray_goes_to_its_story_once_that_is_there() -> None:
    [moved] = looked_back(ASTRAY, LATER)

    assert moved.story == STORM
    assert moved.reason.startswith("at a second look, shares ")


def test_without_looking_back_it_stays_where_the_earlier_run_put_it() -> None:
    assert looked_back(ASTRAY, LATER, look=False) == []


def test_what_comes_far_from_it_is_no_reason_to_look() -> None:
    assert looked_back(ASTRAY, FAR_OFF) == []


def test_a_story_kept_whole_loses_nothing() -> None:
    assert looked_back(ASTRAY, LATER, whole=[TALKS]) == []


def test_a_headline_without_a_lede_stays() -> None:
    assert looked_back(BARE, LATER) == []


@pytest.mark.parametrize(("at_most", "moved"), [(1, 0), (1_000, 1)])
def test_a_run_with_enough_of_its_own_to_look_at_does_not_look_back(
    at_most: int, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_stories, "LOOKED_AT", at_most)

    assert len(looked_back(ASTRAY, LATER)) == moved


def test_looking_back_twice_moves_nothing_more() -> None:
    stories = settled(ASTRAY)
    for one in LATER:
        stories.place(one)
    stories.merges()
    stories.look_back()
    assert stories.reconsider()
    stories.merges()
    stories.look_back()

    assert stories.reconsider() == []
