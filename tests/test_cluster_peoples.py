"""Peoples: to clustering a people goes by its state's name."""

import math

import pytest

from pipeline import cluster, shingles
from pipeline.cluster import peoples
from pipeline.cluster.rarity import Rarity
from tests.cast import GAZETTE, ONLOOKER, headline


@pytest.mark.parametrize(
    ("people", "state"),
    [
        ("Iranian", "Iran"),
        ("Iranians", "Iran"),
        ("Ukrainian", "Ukraine"),
        ("French", "France"),
        ("Filipino", "Philippines"),
        ("American", "U.S."),
        ("Gazans", "Palestine"),
    ],
)
def test_a_people_is_its_state(people: str, state: str) -> None:
    [[of_people], [of_state]] = [list(map(peoples.term, shingles.tokens(word))) for word in (people, state)]

    assert of_people == of_state


@pytest.mark.parametrize("word", ["pole", "poles", "turks", "finn"])
def test_a_doubtful_people_is_a_word_like_others(word: str) -> None:
    assert peoples.term(word) == shingles.term(word)


@pytest.mark.parametrize("words", ["South Korean", "Korean", "Saudi", "British", "New Zealander"])
def test_a_state_of_two_words_has_no_term_to_share(words: str) -> None:
    for token in shingles.tokens(words):
        assert peoples.term(token) == shingles.term(token)


def test_no_state_goes_by_another_name() -> None:
    assert not peoples.states().keys() & set(peoples.states().values())


def test_a_state_is_as_common_as_its_name_and_its_people_together() -> None:
    assert Rarity().of(["iran"])["iran"] < Rarity().of(["tehran"])["tehran"]
    assert Rarity().of(["iranian"])["iranian"] > Rarity().of(["iran"])["iran"]


def test_no_state_is_as_rare_as_a_name() -> None:
    # The table was counted in US politics, which seldom speaks of Kenya.
    assert max(Rarity().of(peoples.state_terms()).values()) < math.log(150) < Rarity().of(["lindqvist"])["lindqvist"]


def test_two_reports_from_one_state_are_two_stories() -> None:
    news = [
        headline("Kenya: Traders Warn of a Bill", GAZETTE, number=1, summary="Tobacco may be smuggled, sellers say."),
        headline("Kenya: Six Champions Return", ONLOOKER, number=2, summary="Golfers play at Nairobi on Sunday."),
    ]
    placings, _ = cluster.place(news)

    assert [placing.story for placing in placings] == [1, 2]


def test_a_report_on_a_people_joins_the_story_of_its_state() -> None:
    news = [
        headline("Iran sells uranium", GAZETTE, number=1),
        headline("Iranian uranium is for sale", ONLOOKER, number=2, minutes=5),
    ]
    placings, _ = cluster.place(news)

    assert [placing.story for placing in placings] == [1, 1]
    assert "iranian" in placings[1].reason
