"""Scores are sums of named terms; families, not feeds, make a story big."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import rank
from pipeline.habits import Past, learned
from pipeline.news import Fold, Ranked, Side, Story, Term, Topic
from pipeline.rank import Ballot
from pipeline.settings import WEIGHTS
from tests.cast import (
    EVENING_MAIL,
    EVERYONE,
    GAZETTE,
    HARBOUR_TIMES,
    LISTA_POST,
    MARL_HERALD,
    NOON,
    ONLOOKER,
    QUAY_RADIO,
    REGISTRY,
    headline,
)

BALLOT = Ballot(now=NOON, registry=REGISTRY, weights=WEIGHTS)


def story(number: int, *outlets: object, minutes: float = -30) -> Story:
    news = tuple(
        headline("The Orrin rises", outlet, number=number * 100 + at, minutes=minutes)  # type: ignore[arg-type]  # a field by name
        for at, outlet in enumerate(outlets)
    )
    return Story(id=number, headlines=news)


def test_what_takes_away_nothing_is_printed_without_a_sign() -> None:
    assert str(Term(name="said", weight=-0.5, value=0.0).points) == "0.0"


def test_a_story_of_more_families_comes_first() -> None:
    small = story(1, HARBOUR_TIMES, MARL_HERALD)
    big = story(2, HARBOUR_TIMES, MARL_HERALD, ONLOOKER, GAZETTE)

    assert [one.story.id for one in rank.order([small, big], BALLOT)] == [2, 1]


def test_two_newsrooms_of_one_family_are_one_voice() -> None:
    one = rank.score(story(1, HARBOUR_TIMES, QUAY_RADIO), BALLOT)

    assert one.gate == "only 1 newsroom family so far"


def test_copies_add_nothing_to_coverage() -> None:
    copied = story(1, HARBOUR_TIMES, MARL_HERALD, ONLOOKER)
    fold = Fold(kept=copied.headlines[0], copy=copied.headlines[2], kind="wire copy", reason="wire copy of Northwire")
    folded = replace(copied, folds=(fold,))

    assert rank.families(folded, REGISTRY) == {"Quay Press", "Marl Herald"}


def test_one_agency_under_two_carriers_is_one_voice() -> None:
    carried = Story(
        id=1,
        headlines=(
            headline("The Orrin rises", EVENING_MAIL, number=1, agency="Northwire"),
            headline("Orrin floods fields", GAZETTE, number=2, agency="Northwire"),
        ),
    )

    assert rank.families(carried, REGISTRY) == {"Northwire"}


def test_an_old_story_falls_behind_a_fresh_one() -> None:
    old = story(1, HARBOUR_TIMES, MARL_HERALD, ONLOOKER, minutes=-24 * 60)
    fresh = story(2, LISTA_POST, MARL_HERALD, ONLOOKER, minutes=-10)

    assert [one.story.id for one in rank.order([old, fresh], BALLOT)] == [2, 1]


def test_of_equal_stories_the_one_with_the_newest_headline_comes_first() -> None:
    nothing_counts = replace(BALLOT, weights={})
    older, newer = story(1, HARBOUR_TIMES, minutes=-60), story(2, MARL_HERALD, minutes=-30)

    assert [one.story.id for one in rank.order([older, newer], nothing_counts)] == [2, 1]


def test_a_headline_of_later_than_now_is_one_vote_and_no_more() -> None:
    now, later = story(1, HARBOUR_TIMES, minutes=0), story(2, HARBOUR_TIMES, minutes=600)

    assert _term(rank.score(later, BALLOT), "coverage") == _term(rank.score(now, BALLOT), "coverage")


def test_what_ran_in_our_own_posts_is_no_novelty() -> None:
    one = story(1, HARBOUR_TIMES, MARL_HERALD)
    ran = replace(BALLOT, linked=frozenset(headline.canonical for headline in one.headlines))

    assert _term(rank.score(one, ran), "novelty") == 0.0
    assert _term(rank.score(one, BALLOT), "novelty") == 1.0


def test_outlets_this_editor_picks_lift_a_story() -> None:
    one = story(1, HARBOUR_TIMES, MARL_HERALD)
    posts = [Past(at=NOON, hour=12, links=(("Marl Herald", "lead"), (other, "list"))) for other in "abcdef"]

    [house] = [term for term in rank.score(one, replace(BALLOT, habits=learned(posts))).terms if term.name == "house"]

    # One of the two was in every post and the other in none: hardly more than what is typical, 0.5.
    assert house.value == pytest.approx(0.522, abs=0.001)
    assert house.why == "picked before: Marl Herald in 6 of 6 posts, Harbour Times in 0 of 6 posts"


def test_the_three_outlets_that_are_picked_most_speak_for_a_story() -> None:
    posts = [Past(at=NOON, hour=12, links=tuple((one.name, "list") for one in EVERYONE[:3]))] * 6
    liked, others = EVERYONE[:3], [one for one in EVERYONE[3:] if one.name != "Northwire"]
    habits = learned([*posts, Past(at=NOON, hour=12, links=tuple((one.name, "list") for one in others))])

    few, many = (rank.score(story(1, *news), replace(BALLOT, habits=habits)) for news in (liked, [*liked, *others]))

    assert _term(few, "house") == _term(many, "house")


def test_a_rate_that_the_editor_set_speaks_without_a_post() -> None:
    one, habits = story(1, HARBOUR_TIMES), learned([], fixed={("Harbour Times", "any"): 0.4})

    [house] = [term for term in rank.score(one, replace(BALLOT, habits=habits)).terms if term.name == "house"]

    assert (house.value > 0, house.why) == (True, "picked before: Harbour Times, set to 40%")


def test_outlets_that_nobody_picked_say_nothing() -> None:
    one = story(1, HARBOUR_TIMES, MARL_HERALD)
    elsewhere = learned([Past(at=NOON, hour=12, links=(("Gazette", "lead"),))])

    assert _term(rank.score(one, replace(BALLOT, habits=elsewhere)), "house") == 0.0
    assert _term(rank.score(one, BALLOT), "house") == 0.0


def test_reach_says_that_no_country_is_known() -> None:
    nobody = Story(id=1, headlines=(headline("Talks on the Orrin", replace(GAZETTE, name="Nobody's Blog")),))

    [why] = [term.why for term in rank.score(nobody, BALLOT).terms if term.name == "reach"]

    assert why == "no country known"


def test_reach_counts_the_sides_that_are_heard() -> None:
    topic = Topic(
        name="river", sides=(Side(name="marl", members=("@country:XB",)), Side(name="quay", members=("@country:XA",)))
    )
    both = rank.score(story(1, HARBOUR_TIMES, MARL_HERALD), replace(BALLOT, topic=topic))
    one = rank.score(story(2, HARBOUR_TIMES, LISTA_POST), replace(BALLOT, topic=topic))

    assert _term(both, "reach") > _term(one, "reach")


@given(
    outlets=st.lists(st.sampled_from(EVERYONE), min_size=1, max_size=9),
    minutes=st.floats(-72 * 60, 0),
    half_life=st.floats(0.5, 48),
)
def test_every_term_lies_between_nothing_and_its_weight_and_they_sum_to_the_score(
    outlets: list[object], minutes: float, half_life: float
) -> None:
    one = rank.score(story(1, *outlets, minutes=minutes), replace(BALLOT, half_life_hours=half_life))

    assert all(0 <= term.value <= 1 for term in one.terms)
    assert abs(sum(term.weight * term.value for term in one.terms) - one.score) < 1e-9
    assert {term.name for term in one.terms} == set(WEIGHTS)


@given(order=st.permutations(range(5)))
def test_the_ranking_does_not_depend_on_the_order_it_is_given(order: list[int]) -> None:
    stories = [
        story(1, HARBOUR_TIMES),
        story(2, HARBOUR_TIMES, MARL_HERALD),
        story(3, GAZETTE, MARL_HERALD),
        story(4, ONLOOKER, LISTA_POST, EVENING_MAIL),
        story(5, ONLOOKER),
    ]

    ranked = rank.order([stories[at] for at in order], BALLOT)

    assert [one.story.id for one in ranked] == [one.story.id for one in rank.order(stories, BALLOT)]


def test_ranking_reads_no_clock() -> None:
    later = rank.score(story(1, HARBOUR_TIMES, MARL_HERALD), replace(BALLOT, now=NOON + timedelta(hours=12)))

    assert _term(later, "coverage") < _term(rank.score(story(1, HARBOUR_TIMES, MARL_HERALD), BALLOT), "coverage")


def _term(one: Ranked, name: str) -> float:
    return next(term.value for term in one.terms if term.name == name)
