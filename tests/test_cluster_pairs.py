"""Two stories: what says that they are one, and what says that they are two."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.cluster.nearness import Nearness
from pipeline.cluster.pair_features import (
    NAMES,
    are_strangers,
    cosine,
    has_a_name_of_its_own,
    is_stranger_in,
    pair_features,
)
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Sheets, likeness
from pipeline.cluster.weights import HOPELESS, as_data, from_data, shipped
from tests.test_cluster_weighing import clipped, opened

_RARITY = Rarity()  # nothing is counted here
_EVEN = ([0.5], [0.5])
_WORDS = st.sampled_from(("aune", "dam", "talks", "marl", "storm", "odalys", "envoy", "lindqvist"))
_TITLES = st.lists(st.lists(_WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=5)


def told(*groups: list[str]) -> tuple[OpenStory, OpenStory, Nearness]:
    [one, other], near = opened(list(groups))
    return one, other, near


def numbers(*groups: list[str], fits: tuple[list[float], list[float]] = _EVEN) -> dict[str, float]:
    one, other, near = told(*groups)
    return dict(zip(NAMES, pair_features(one, other, fits, _RARITY, near.total), strict=True))


def test_a_story_told_twice_in_the_same_words_is_alike_in_all() -> None:
    found = numbers(["aune dam talks", "marl dam talks"], ["aune dam talks", "marl dam talks"])

    assert found["whole_cosine"] == found["title_cosine"] == pytest.approx(1.0)
    assert found["coverage"] == pytest.approx(1.0)
    assert found["core_word"] > 0


def test_stories_without_a_word_in_common_are_alike_in_nothing() -> None:
    found = numbers(["aune dam"], ["storm odalys"])

    shared = ("whole_cosine", "title_cosine", "coverage", "core_word", "owned_word")
    assert all(found[name] == 0 for name in shared)


def test_a_name_that_only_one_of_them_says_speaks_for_two() -> None:
    with_a_name = numbers(["lindqvist talks", "lindqvist dam talks"], ["dam talks", "talks marl dam", "talks dam"])
    without = numbers(["dam talks", "dam talks marl"], ["dam talks", "talks marl dam", "talks dam"])

    assert with_a_name["lone_core"] > without["lone_core"]


@pytest.mark.parametrize(
    ("named", "apart"),
    [
        (["lindqvist talks", "lindqvist dam talks", "talks lindqvist marl"], True),
        (["lindqvist talks", "lindqvist dam talks", "talks marl dam"], False),
        (["lindqvist talks", "lindqvist dam talks"], False),
        (["talks", "talks marl", "talks dam"], False),
    ],
    ids=["in all three", "in two of three", "in both of two", "no name"],
)
def test_a_name_in_all_headlines_of_one_that_the_other_never_prints_keeps_them_apart(
    named: list[str], apart: bool
) -> None:
    one, other, _ = told(named, ["talks on the dam", "marl talks", "dam talks marl", "talks in marl"])

    assert has_a_name_of_its_own(one, other, _RARITY) is apart
    assert has_a_name_of_its_own(other, one, _RARITY) is apart


def test_a_name_that_both_print_keeps_nothing_apart() -> None:
    one, other, _ = told(["lindqvist talks"] * 3, ["lindqvist dam", "marl talks", "dam talks", "talks in marl"])

    assert not has_a_name_of_its_own(one, other, _RARITY)


def unnamed(words: str, count: int) -> list[str]:
    """So many headlines in these words, of which each lacks one: none stands in all."""
    said = words.split()
    return [" ".join(word for word in said if word != said[n % len(said)]) for n in range(count)]


@pytest.mark.parametrize(
    ("each", "words", "alike"), [(11, "talks", True), (12, "talks", False), (12, "aune dam", True)]
)
def test_large_stories_with_hardly_a_word_in_common_are_two_whatever_the_judges_say(
    each: int, words: str, alike: bool
) -> None:
    one, other, near = told(
        unnamed("aune dam talks envoys marl", each), unnamed(f"odalys roofs houses coast tents mayor {words}", each)
    )
    always = replace(shipped(), bias=1e6, pair_bias=1e6)

    assert (likeness(one, other, Sheets(_RARITY, near.total), always) > 0.99) is alike


@given(_TITLES, _TITLES)
def test_a_part_is_as_strange_to_the_rest_of_a_story_as_two_stories_are(ones: list[str], others: list[str]) -> None:
    part, rest, _ = told(ones, others)
    [whole], _ = opened([[*ones, *others]])
    near = cosine(part.whole, rest.whole, part.whole_length * rest.whole_length)
    assume(abs(near - 0.22) > 1e-6)

    assert is_stranger_in(part, whole) is are_strangers(part, rest)


def test_a_word_that_a_third_story_says_is_owned_less() -> None:
    [one, other, third], near = opened([["odalys storm"], ["odalys roof"], ["odalys talks"]])
    owned = NAMES.index("owned_word")
    among_three = pair_features(one, other, _EVEN, _RARITY, near.total)[owned]
    near.forget(third)

    assert pair_features(one, other, _EVEN, _RARITY, near.total)[owned] > among_three


@given(_TITLES, _TITLES)
def test_which_story_is_named_first_makes_no_difference(ones: list[str], others: list[str]) -> None:
    one, other, near = told(ones, [*others, *ones, "aune"])
    fits = ([0.2, 0.9], [0.4])

    assert pair_features(one, other, fits, _RARITY, near.total) == pytest.approx(
        pair_features(other, one, (fits[1], fits[0]), _RARITY, near.total)
    )


@given(_TITLES, _TITLES)
def test_a_likeness_is_a_probability(ones: list[str], others: list[str]) -> None:
    one, other, near = told(ones, others)

    assert 0 <= likeness(one, other, Sheets(_RARITY, near.total), shipped()) <= 1


def test_two_languages_take_from_a_likeness() -> None:
    one, other, near = told(["aune dam talks marl"], ["aune dam talks marl"])
    alike = likeness(one, other, Sheets(_RARITY, near.total), shipped())
    one.language, other.language = "en", "de"

    assert likeness(one, other, Sheets(_RARITY, near.total), shipped()) < alike


@pytest.mark.parametrize(("days", "apart"), [((100, 102), 0.0), ((103, 103), 1 / 3), ((110, 111), 1.0)])
def test_days_between_two_stories_count_from_the_end_of_the_first(days: tuple[int, int], apart: float) -> None:
    early, late = (lasting(100, 102), lasting(*days))
    total = dict.fromkeys(early.whole, 4)
    found = dict(zip(NAMES, pair_features(late, early, _EVEN, _RARITY, total), strict=True))

    assert found["days_apart"] == pytest.approx(apart)
    assert found["a_day_apart"] == float(apart > 0)


def lasting(*days: int) -> OpenStory:
    first, *later = (replace(clipped("aune dam talks"), day=day) for day in days)
    story = OpenStory(1, first)
    for clipping in later:
        story.add(clipping)
    return story


def test_the_second_judge_is_not_asked_where_the_first_sees_no_hope() -> None:
    weights = shipped()
    hopeless = [0.0] * (len(weights.features) - 1)
    alone = replace(weights, units=())
    sunk = replace(weights, bias=HOPELESS - 1)

    assert sunk.probability(hopeless, 0.0) == replace(sunk, units=()).probability(hopeless, 0.0)
    assert weights.linear(hopeless, 0.0) > HOPELESS
    assert weights.probability(hopeless, 0.0) != alone.probability(hopeless, 0.0)


def test_weights_are_the_same_after_they_were_written_down() -> None:
    assert from_data(as_data(shipped())) == shipped()
