"""A newsroom's own countrymen among the victims are its country's part of the news."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.draft.countrymen import are_its_own
from pipeline.draft.lead import Rules, slate
from pipeline.news import Outlet, Story
from pipeline.outlets import Registry
from tests.cast import EVERYONE, NOON, ONLOOKER, headline

DELHI_POST = Outlet(name="Delhi Post", country="IN", hosts=("delhi.example",))


@pytest.mark.parametrize(
    ("words", "country", "its_own"),
    [
        pytest.param("Five Indians among 72 killed in crash", "IN", True, id="its people"),
        pytest.param("Lista plane crash: Five Indians Among 72 Killed", "IN", True, id="behind a kicker"),
        pytest.param("Irish trekking guide among dead in crash", "IE", True, id="one of them"),
        pytest.param("Australian teacher named among the 72 victims", "AU", True, id="named"),
        pytest.param("Five Indians among 72 killed in crash", "GB", False, id="another country's"),
        pytest.param("Five Indians among 72 killed in crash", "", False, id="of no known country"),
        pytest.param("Children among 30 killed in strike", "IN", False, id="of no country"),
        pytest.param("Anger among Indians killed the deal", "IN", False, id="named behind it"),
        pytest.param("US citizens among hostages freed at sea", "US", True, id="by the letters of a state"),
        pytest.param("Indian-origin man among those hurt", "IN", True, id="by origin"),
        pytest.param("India train crash: children among 30 killed", "IN", False, id="the whole, where it happened"),
        pytest.param("Indian air chief among 13 killed in crash", "IN", False, id="who holds an office"),
        pytest.param("Iran's president among dead in crash", "IR", False, id="its president"),
        pytest.param("Israel says top commander among those killed", "IL", False, id="what a state says"),
        pytest.param("India among those hurt by tariffs", "IN", False, id="the state itself"),
        pytest.param("US strike on Lista: Indians among 30 killed", "US", False, id="another people behind its state"),
        pytest.param("India best among rivals", "IN", False, id="among others than victims"),
    ],
)
def test_who_tells_of_its_own_among_the_victims_is_known(words: str, country: str, *, its_own: bool) -> None:
    assert are_its_own(words, country) is its_own


def test_what_tells_of_its_own_countrymen_does_not_lead_though_it_says_as_much() -> None:
    registry = Registry(outlets=(*EVERYONE, DELHI_POST))
    told = (
        headline("Five Indians among 72 killed in Lista plane crash", DELHI_POST, number=1, minutes=50),
        headline("No survivors among 72 aboard Lista plane", ONLOOKER, number=2, minutes=30),
    )
    found = slate(Story(id=1, headlines=told), Rules(now=NOON + timedelta(hours=1), registry=registry)).candidates

    assert [one.headline.outlet for one in found] == ["The Onlooker", "Delhi Post"]
    assert [term.why for term in found[1].terms if term.name == "specific"] == ["it tells of those of IN among many"]


def test_a_foreign_newsroom_may_lead_with_them() -> None:
    registry = Registry(outlets=(*EVERYONE, replace(DELHI_POST, country="XA")))
    told = headline("Five Indians among 72 killed in Lista plane crash", DELHI_POST)
    [found] = slate(Story(id=1, headlines=(told,)), Rules(now=NOON + timedelta(hours=1), registry=registry)).candidates

    assert [term.value for term in found.terms if term.name == "specific"] == [1.0]
