"""Merging: stories that turn out to be one, the larger keeping its number."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster import merging
from pipeline.cluster.features import NAMES
from pipeline.cluster.nearness import Nearness
from pipeline.cluster.weights import Unit, shipped
from tests.cast import GAZETTE, LISTA_POST, ONLOOKER, headline
from tests.test_cluster import RIVER, STORM, wire

SPLIT = [
    *zip(wire(*RIVER[:2]), (1, 1), strict=True),
    *zip(wire(*RIVER[2:], first=3, minutes=60), (2, 2), strict=True),
]


def test_stories_that_are_one_are_merged_into_the_larger() -> None:
    settled = [*SPLIT, (headline("Aune dam: Harbour and Marl talks go on", ONLOOKER, number=5, minutes=90), 2)]
    new = headline("Harbour and Marl at odds over Aune dam as talks end", GAZETTE, number=6, minutes=100)

    [placing], [merge] = cluster.place([new], settled)

    assert (merge.kept, merge.gone) == (2, 1)
    assert merge.reason.startswith("both tell of ")
    assert placing.story in (1, 2)


def test_a_touched_story_is_held_against_its_two_nearest_but_not_itself() -> None:
    found = merging.pairs([5, 7], {5: (7, 5, 3, 9), 7: (5,)}, {}, Nearness())

    assert found == [(5, 7), (3, 5)]


def test_a_merged_story_takes_what_comes_next() -> None:
    stories = cluster.OpenStories()
    for one, number in SPLIT:
        stories.settle(one, number)
    stories.place(headline("Harbour and Marl at odds over Aune dam as talks end", GAZETTE, number=6, minutes=100))
    [merge] = stories.merges()

    assert stories.place(headline(RIVER[0][0], LISTA_POST, number=7, minutes=110)).story == merge.kept


@pytest.mark.parametrize(
    ("dropped", "merges"), [((), 1), ((1,), 0), ((2,), 0), ((1, 2), 1)], ids=["none", "older", "younger", "both"]
)
def test_a_dropped_story_is_merged_with_dropped_ones_only(dropped: tuple[int, ...], merges: int) -> None:
    stories = cluster.OpenStories()
    for one, number in SPLIT:
        stories.settle(one, number)
    stories.place(headline("Harbour and Marl at odds over Aune dam as talks end", GAZETTE, number=6, minutes=100))

    assert len(stories.merges(dropped=dropped)) == merges


@pytest.mark.parametrize(("first", "surely", "merges"), [(2, 0.6, 1), (1, 0.6, 0), (1, 0.75, 1)])
def test_a_single_headline_is_merged_only_when_that_is_surer(first: int, surely: float, merges: int) -> None:
    weights = replace(
        shipped(), pair_bias=math.log(surely / (1 - surely)), pair_features=(0.0,) * len(shipped().pair_features)
    )
    stories = cluster.OpenStories(weights=weights)
    for at, one in enumerate(wire(*RIVER)):
        stories.settle(one, 1 if at < first else 2)
    stories.place(headline("Harbour and Marl at odds over Aune dam as talks end", GAZETTE, number=6, minutes=100))

    assert len(stories.merges()) == merges


def test_nothing_new_merges_nothing() -> None:
    assert cluster.place([], SPLIT) == ([], [])


def test_different_events_are_not_merged() -> None:
    assert cluster.place(wire(*RIVER, *STORM))[1] == []


def test_a_second_look_that_moved_nothing_touches_nothing() -> None:
    stories = cluster.OpenStories()
    for one in wire(*RIVER, *STORM):
        stories.place(one)
    stories.merges()

    assert stories.reconsider() == []
    assert stories.merges() == []
    assert stories.reconsider() == []


def test_what_comes_after_merges_is_a_new_run_and_leaves_the_last_one_alone() -> None:
    stories = cluster.OpenStories()
    first, *later = wire(*RIVER)
    stories.place(first)
    stories.merges()
    for one in later:
        stories.place(one)

    assert first.id not in {placing.headline.id for placing in stories.reconsider()}


@given(st.lists(st.integers(0, 3), min_size=2, max_size=10))
def test_no_merge_names_a_story_that_is_gone(stories: list[int]) -> None:
    printed = RIVER + STORM
    settled = [
        (headline(*printed[at % len(printed)], number=at, minutes=at), 1 + story) for at, story in enumerate(stories)
    ]
    _, merges = cluster.place([headline(RIVER[0][0], number=99, minutes=99)], settled)

    gone: set[int] = set()
    for merge in merges:
        assert merge.kept not in gone
        assert merge.gone not in gone
        gone.add(merge.gone)


_NEVER = Unit(features=(0.0,) * len(NAMES), bias=1.0, out=-100.0)


@pytest.mark.parametrize(("units", "moved"), [((), 0), ((_NEVER,), 1)], ids=["one judge", "a second who says never"])
def test_at_the_end_of_a_run_the_second_judge_is_heard(units: tuple[Unit, ...], moved: int) -> None:
    stories = cluster.OpenStories(weights=replace(shipped(), units=units))
    placings = [stories.place(one) for one in wire(RIVER[0], ("Aune river floods three villages overnight", GAZETTE))]
    assert [placing.story for placing in placings] == [1, 1]

    assert len(stories.reconsider()) == moved
