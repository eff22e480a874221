"""The list: breadth first, one an outlet, opinion last; nothing is left out without a reason."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft import links
from pipeline.draft.lead import Rules
from pipeline.news import Headline, Outlet, Story
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
        headline("Orrin talks open in Lista", LISTA_POST, number=2),
        headline("Orrin talks: Lista hopes", GAZETTE, number=3),
        headline("Lista: Orrin talks open", EVENING_MAIL, number=4),
        headline("Orrin talks: Lista waits", ONLOOKER, number=5),
        most=3,
    )

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
