"""The list: breadth first, one an outlet, opinion last; nothing is left out without a reason."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft import links
from pipeline.draft.lead import Rules
from pipeline.news import Headline, Outlet, Side, Story
from tests.cast import (
    EVENING_MAIL,
    EVERYONE,
    GAZETTE,
    HARBOUR_TIMES,
    LISTA_POST,
    MARL_HERALD,
    MARL_TODAY,
    NOON,
    NORTHWIRE,
    ONLOOKER,
    QUAY_RADIO,
    REGISTRY,
    headline,
)

RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)
LEAD = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)


def listing(
    *news: Headline, rules: Rules = RULES, most: int = 15, one_an_outlet: bool = True, cited: tuple[str, ...] = ()
) -> links.Listing:
    story = Story(id=1, headlines=(LEAD, *news))
    return links.choose(story, lead=LEAD, cited=cited, rules=rules, most=most, one_an_outlet=one_an_outlet)


def test_each_outlet_is_listed_once() -> None:
    found = listing(headline("Orrin talks open", ONLOOKER, number=2), headline("Orrin talks stall", ONLOOKER, number=3))

    assert len(found.chosen) == 1
    assert [why for one, why in found.left_out if one.outlet == "The Onlooker"] == [
        "The Onlooker is in the list already"
    ]


def test_a_headline_of_one_word_is_not_an_outlets_line_because_it_says_all_that_one_word_can() -> None:
    report = headline("Orrin delegations leave Quay without a breakthrough", ONLOOKER, number=2)
    bare = headline("Orrin", ONLOOKER, number=3)
    other = headline("Quay and Marl see no breakthrough in Orrin talks", GAZETTE, number=4)

    assert report in listing(report, bare, other).chosen


def test_the_leads_outlet_is_not_repeated() -> None:
    found = listing(headline("Orrin: the map", HARBOUR_TIMES, number=2))

    assert found.chosen == ()
    assert ("Harbour Times leads") in [why for _, why in found.left_out]


def test_both_rules_are_soft() -> None:
    found = listing(
        headline("Orrin: the map", HARBOUR_TIMES, number=2),
        headline("Orrin talks open", ONLOOKER, number=3),
        headline("Orrin talks stall", ONLOOKER, number=4),
        one_an_outlet=False,
    )

    assert len(found.chosen) == 3


def test_outlets_offered_for_the_comment_are_not_listed() -> None:
    found = listing(headline("Marl sees progress on the Orrin", MARL_HERALD, number=2), cited=("Marl Herald",))

    assert found.chosen == ()


def test_opinion_and_then_editorials_come_last() -> None:
    found = listing(
        headline("The Orrin needs a treaty", GAZETTE, number=2, kind="editorial"),
        headline("Why Quay fears the Orrin", LISTA_POST, number=3, kind="opinion"),
        headline("Orrin talks open", ONLOOKER, number=4),
    )

    assert [one.kind for one in found.chosen] == ["news", "opinion", "editorial"]


def test_what_only_keeps_count_comes_last_of_all() -> None:
    found = listing(
        headline("Orrin floods: death toll rises to nine", EVENING_MAIL, number=2),
        headline("The Orrin needs a treaty", GAZETTE, number=3, kind="editorial"),
        headline("Orrin talks open", ONLOOKER, number=4),
    )

    assert [one.outlet for one in found.chosen] == ["The Onlooker", "Gazette", "Evening Mail"]


def test_a_report_goes_before_the_same_outlets_opinion() -> None:
    found = listing(
        headline("Orrin talks open", ONLOOKER, number=2, kind="opinion"),
        headline("Orrin talks stall in Lista", ONLOOKER, number=3, minutes=-300),
    )

    assert [one.kind for one in found.chosen] == ["news"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("Orrin talks open in Marl", "video", id="a video"),
        pytest.param("Orrin talks in Lista. And, Orrin", "news", id="a digest"),
        pytest.param("See the Orrin talks medal count", "news", id="a count"),
    ],
)
def test_a_report_goes_before_what_else_its_outlet_has(words: str, kind: str) -> None:
    found = listing(
        headline(words, ONLOOKER, number=2, kind=kind),
        headline("Orrin talks stall in Lista", ONLOOKER, number=3, minutes=-300),
    )

    assert [one.id for one in found.chosen] == [3]


def test_a_country_that_is_not_heard_yet_goes_before_a_second_outlet_of_one_that_is() -> None:
    found = listing(
        headline("Orrin talks open", LISTA_POST, number=2),
        headline("Orrin talks open", ONLOOKER, number=3),
        most=1,
    )

    assert [one.outlet for one in found.chosen] == ["The Onlooker"]  # the lead is from Lista Post's own country


def test_a_side_that_is_not_heard_yet_goes_before_others() -> None:
    sides = (Side(name="marl", members=("@country:XB",)), Side(name="quay", members=("@country:XA",)))
    found = listing(
        headline("Orrin talks open", ONLOOKER, number=2),
        headline("Orrin talks open", MARL_HERALD, number=3),
        rules=replace(RULES, sides=sides),
        most=1,
    )

    assert [one.outlet for one in found.chosen] == ["Marl Herald"]


def test_lines_of_one_sub_story_stand_together_behind_the_story() -> None:
    found = listing(
        headline("Orrin talks open in Lista", LISTA_POST, number=2),
        headline("Ferry strike strands hundreds as Orrin talks open", GAZETTE, number=3),
        headline("Orrin talks open, envoys say", ONLOOKER, number=4),
        headline("As Orrin talks open, ferry strike goes on", EVENING_MAIL, number=5),
        headline("Orrin talks open with a quarrel", MARL_HERALD, number=6),
        headline("Marl sends its envoys to the Orrin talks", MARL_TODAY, number=7),
    )

    ferries = {"Gazette", "Evening Mail"}
    assert [{one.outlet for one in group} for group in found.groups][1:] == [ferries]


@given(
    kinds=st.lists(st.sampled_from(["news", "opinion", "editorial", "live"]), max_size=9),
    outlets=st.lists(st.sampled_from(EVERYONE), min_size=9, max_size=9),
)
def test_each_line_has_its_terms_and_the_kinds_stand_in_order(kinds: list[str], outlets: list[Outlet]) -> None:
    news = [
        headline(f"The Orrin, part {at}", outlet, number=10 + at, kind=kind)
        for at, (kind, outlet) in enumerate(zip(kinds, outlets, strict=False))
    ]

    found = listing(*news, one_an_outlet=False)

    order = ["news", "opinion", "editorial", "live"]
    places = [order.index(one.kind) for one in found.chosen]
    assert places == sorted(places)
    assert set(found.terms) == {one.id for one in found.chosen}
    assert all(0 <= term.value <= 1 for terms in found.terms.values() for term in terms)


def test_a_family_that_is_not_heard_yet_goes_before_a_second_voice_of_one_that_is() -> None:
    found = listing(
        headline("Orrin talks open in Lista", LISTA_POST, number=2),
        headline("Orrin talks open in Lista today", EVENING_MAIL, number=3, agency="Northwire"),
        headline("Orrin talks open in Lista on Tuesday", GAZETTE, number=4, agency="Northwire"),
        headline("A quiet day by the river", ONLOOKER, number=5),
        most=3,
    )

    assert {one.outlet for one in found.chosen} >= {"Lista Post", "The Onlooker"}


def test_what_any_line_of_the_list_has_said_goes_behind_what_none_has() -> None:
    found = listing(
        headline("Orrin talks open in Lista", GAZETTE, number=2),
        headline("Orrin talks: Lista hopes", ONLOOKER, number=3),
        headline("Lista: Orrin talks open", EVENING_MAIL, number=4),
        headline("Orrin talks: Lista waits", NORTHWIRE, number=5),
        most=3,
    )

    # All are of one country and of families of their own: it alone says what a line of the list has said.
    assert [one.outlet for one, why in found.left_out if why == "the list is full (3)"] == ["Evening Mail"]


def test_a_muted_outlet_is_never_listed() -> None:
    found = listing(headline("Orrin talks open", ONLOOKER, number=2), rules=replace(RULES, muted=("The Onlooker",)))

    assert found.chosen == ()


def test_a_list_line_has_the_outlets_own_words_and_its_agency() -> None:
    line = links.link(headline("Orrin talks open", GAZETTE, number=2, agency="Northwire"))

    assert (line.headline, line.outlet, line.agency, line.kind) == ("Orrin talks open", "Gazette", "Northwire", "news")


@given(outlets=st.lists(st.sampled_from(EVERYONE), max_size=12), most=st.integers(1, 15), one_an_outlet=st.booleans())
def test_every_headline_is_listed_or_left_out_with_a_reason(
    outlets: list[Outlet], most: int, one_an_outlet: bool
) -> None:
    news = [headline(f"The Orrin, part {at}", outlet, number=10 + at) for at, outlet in enumerate(outlets)]

    found = listing(*news, most=most, one_an_outlet=one_an_outlet)

    accounted = [one.id for one in found.chosen] + [one.id for one, _ in found.left_out]
    assert sorted(accounted) == sorted([LEAD.id, *(one.id for one in news)])
    assert len(found.chosen) <= most
    assert all(why for _, why in found.left_out)


def test_of_one_family_the_list_still_may_have_two_outlets_when_there_is_room() -> None:
    found = listing(
        headline("Orrin talks open", QUAY_RADIO, number=2), headline("Orrin talks stall", ONLOOKER, number=3)
    )

    assert {one.outlet for one in found.chosen} == {"Quay Radio", "The Onlooker"}
