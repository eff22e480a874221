"""Weighing: the short cuts give the answer of the long way, and the look-ups stay in step with the stories."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.features import NAMES
from pipeline.cluster.nearness import Nearness
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import NEWEST, OpenStory
from pipeline.cluster.weighing import choose, weigh
from pipeline.cluster.weights import shipped
from tests.cast import headline

_WORDS = st.sampled_from(("aune", "dam", "talks", "marl", "storm", "odalys", "envoy", "lindqvist", "roof", "river"))
_TITLES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_STORIES = st.lists(st.lists(_TITLES, min_size=1, max_size=NEWEST + 3), min_size=1, max_size=4)


# The machine may be busy; how fast clustering is, bench/cluster.py says.
_unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
_RARITY = Rarity()  # nothing is counted here


def clipped(title: str, lede: str = "") -> Clipping:
    return clip(headline(title, summary=lede), _RARITY)


def opened(groups: list[list[str]], lede: str = "") -> tuple[list[OpenStory], Nearness]:
    """Return a story for each group of titles, all with the same lede, and the look-ups that hold them."""
    stories, near = [], Nearness()
    for number, titles in enumerate(groups, start=1):
        first, *others = (clipped(title, lede) for title in titles)
        story = OpenStory(number, first)
        near.note(story, first.whole, [1] * len(first.whole))
        for clipping in others:
            story.add(clipping)
            near.note(story, clipping.whole, [1] * len(clipping.whole))
        stories.append(story)
    return stories, near


@_unhurried
@given(_STORIES, _TITLES, st.sampled_from(("", "quay")), st.sampled_from((0.0, 1.0)))
def test_the_story_chosen_is_the_best_of_all_weighed(
    groups: list[list[str]], title: str, lede: str, among: float
) -> None:
    stories, near = opened(groups, lede)
    clipping = clipped(title, lede)
    linear = replace(shipped(), units=(), late_features=())

    best = max(weigh(clipping, stories, _RARITY, near.total, linear, among), key=lambda one: one.score)

    assert choose(clipping, stories, _RARITY, near.total, shipped(), among).best == best


def test_many_headlines_make_a_report_in_another_language_no_surer() -> None:
    stories, near = opened([["aune dam talks", "aune dam envoy", "aune talks storm", "dam talks marl"]])
    stories[0].language = "en"
    weighed = {
        language: weigh(replace(clipped("aune dam storm"), language=language), stories, _RARITY, near.total, shipped())[
            0
        ]
        for language in ("en", "de")
    }

    assert weighed["en"].score > weighed["en"].probability
    assert weighed["de"].score == pytest.approx(weighed["de"].probability - (0.96 - shipped().join_from))


def test_no_candidates_no_choice() -> None:
    assert choose(clipped("aune dam"), [], _RARITY, {}, shipped()).best is None


def test_likeness_to_members_never_counts_against_a_story() -> None:
    # What is passed over unweighed is passed over because even the highest likeness would not do.
    assert shipped().features[NAMES.index("best_members")] > 0


@_unhurried
@given(_STORIES)
def test_the_look_ups_forget_what_they_noted(groups: list[list[str]]) -> None:
    stories, near = opened(groups)
    for story in stories:
        near.forget(story)

    assert near.total == {}
    words = {word for titles in groups for title in titles for word in clipped(title).whole}
    assert near.nearest(dict.fromkeys(words, 1.0), {}, words=30, budget=300, keep=4) == []


@_unhurried
@given(_STORIES)
def test_a_headline_is_weighed_against_its_own_story_as_if_it_had_left(groups: list[list[str]]) -> None:
    stories, near = opened([[*titles, "aune envoy odalys"] for titles in groups])
    story, leaving = stories[0], stories[0].members[-1]
    there = weigh(leaving, [story.without(leaving), *stories[1:]], _RARITY, near.but_for(leaving.whole), shipped())
    near.withdraw(story, leaving.whole, story.remove(leaving))
    left = weigh(leaving, stories, _RARITY, near.total, shipped())

    assert [one.score for one in there] == pytest.approx([one.score for one in left])


@_unhurried
@given(_STORIES)
def test_a_headline_withdrawn_is_as_if_it_never_came(groups: list[list[str]]) -> None:
    without, expected = opened(groups)
    stories, near = opened([[*titles, "aune envoy odalys"] for titles in groups])
    for story in stories:
        last = story.members[-1]
        near.withdraw(story, last.whole, story.remove(last))

    assert near.total == expected.total
    assert [story.held or dict.fromkeys(story.whole, 1) for story in stories] == [
        story.held or dict.fromkeys(story.whole, 1) for story in without
    ]


def test_the_nearest_story_comes_first() -> None:
    stories, near = opened([["storm odalys roof"], ["aune dam talks marl"], ["aune river"]])
    found = near.nearest(clipped("aune dam talks").whole, {s.number: s for s in stories}, words=30, budget=300, keep=4)

    assert [story.number for story in found] == [2, 3]


def test_a_story_that_lost_all_its_newest_headlines_can_still_be_weighed() -> None:
    [story], near = opened([[f"aune dam talks {day}" for day in range(20, 20 + NEWEST + 2)]])
    for clipping in story.members[-NEWEST:]:
        near.withdraw(story, clipping.whole, story.remove(clipping))

    [weighed] = weigh(clipped("aune dam talks"), [story], _RARITY, near.total, shipped())

    assert story.size == 2
    assert 0 < weighed.probability < 1


@_unhurried
@given(st.lists(_TITLES, min_size=2, max_size=6))
def test_a_bigger_story_is_a_longer_vector(titles: list[str]) -> None:
    story = OpenStory(1, clipped(titles[0]))
    lengths = [story.whole_length]
    for title in titles[1:]:
        story.add(clipped(title))
        lengths.append(story.whole_length)

    assert all(before < after for before, after in pairwise(lengths))


@_unhurried
@given(st.lists(_TITLES, min_size=20, max_size=60), _TITLES)
def test_on_a_full_desk_the_nearest_are_those_of_highest_cosine(titles: list[str], title: str) -> None:
    stories, near = opened([[one] for one in titles])
    whole = clipped(title).whole
    cosines = {
        story.number: sum(weight * story.whole.get(word, 0.0) for word, weight in whole.items()) for story in stories
    }
    by_number = {story.number: story for story in stories}

    found = near.nearest(whole, by_number, words=30, budget=10_000, keep=4)

    highest = sorted((cosine for cosine in cosines.values() if cosine), reverse=True)[:4]
    assert [cosines[story.number] for story in found] == pytest.approx(highest)


def test_a_word_that_too_many_stories_hold_is_not_looked_up_once_something_was_found() -> None:
    stories, near = opened([["lindqvist talks"], *[["talks marl"]] * 8])
    by_number = {story.number: story for story in stories}
    title = {"lindqvist": 0.9, "talk": 0.4}

    assert [one.number for one in near.nearest(title, by_number, words=30, budget=4, keep=4)] == [1]
    assert len(near.nearest({"talk": 1.0}, by_number, words=30, budget=4, keep=4)) == 4
