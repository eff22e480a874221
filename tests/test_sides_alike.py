"""Under a lead that stands on no side: who answers."""

import pytest

from pipeline import sides
from pipeline.news import Headline, Outlet, Side, Story, Topic
from pipeline.outlets import Registry
from tests.cast import EVENING_MAIL, EVERYONE, MARL_HERALD, MARL_TODAY, ONLOOKER, QUAY_RADIO, REGISTRY, headline

TOPIC = Topic(
    name="river", sides=(Side(name="marl", members=("@country:XB",)), Side(name="quay", members=("@country:XA",)))
)
TEMPLE_POST = Outlet(name="Temple Post", country="KH", hosts=("temple.example",))


@pytest.mark.parametrize(
    ("more", "offered"),
    [
        pytest.param((), {"marl", "quay"}, id="heard alike"),
        pytest.param((headline("Marl sees an end to the talks", MARL_TODAY, number=4),), {"quay"}, id="one is louder"),
    ],
)
def test_under_a_lead_of_neither_side_both_answer_where_both_are_heard_alike(
    more: tuple[Headline, ...], offered: set[str]
) -> None:
    lead = headline("Orrin talks stall", ONLOOKER, number=1)
    told = (headline("Our water, says Quay", QUAY_RADIO, number=2), headline("Our water too", MARL_HERALD, number=3))
    story = Story(id=1, headlines=(lead, *told, *more))

    found = sides.offers(story, lead=lead, topic=TOPIC, registry=REGISTRY)

    assert {offer.side for offer in found.offers} == offered


@pytest.fixture
def told_from_elsewhere() -> Story:
    """Three of five outlets stand on neither side, but for one more of Marl than of Quay."""
    marl = (headline("Our water too", MARL_HERALD, number=3), headline("Marl sees an end", MARL_TODAY, number=4))
    elsewhere = (headline("Orrin talks stall", ONLOOKER, number=1), headline("Talks go on", EVENING_MAIL, number=5))
    return Story(id=1, headlines=(*elsewhere, headline("Our water, says Quay", QUAY_RADIO, number=2), *marl))


def test_under_a_lead_of_neither_side_both_answer_where_most_of_the_story_is_from_elsewhere(
    told_from_elsewhere: Story,
) -> None:
    found = sides.offers(told_from_elsewhere, lead=told_from_elsewhere.headlines[0], topic=TOPIC, registry=REGISTRY)

    assert {offer.side for offer in found.offers} == {"marl", "quay"}


def test_a_ministry_that_the_other_sides_press_names_no_further_is_that_sides_own() -> None:
    registry = Registry(outlets=(*EVERYONE, TEMPLE_POST))
    clash = Topic(
        name="clash",
        sides=(Side(name="thailand", members=("@country:TH",)), Side(name="cambodia", members=("@country:KH",))),
    )
    lead = headline("Four dead as armies clash at a temple", ONLOOKER, number=1)
    accused = headline("Thai soldiers attacked a post, ministry says", TEMPLE_POST, number=2)
    elsewhere = headline("Thai soldiers are on the march, ministry says", EVENING_MAIL, number=3)

    found = sides.offers(Story(id=1, headlines=(lead, accused, elsewhere)), lead=lead, topic=clash, registry=registry)

    assert {(offer.side, offer.outlet) for offer in found.offers} == {
        ("thailand", "Evening Mail"),
        ("cambodia", "Temple Post"),
    }


def test_a_short_list_may_take_in_the_press_of_the_side_that_is_heard_most(told_from_elsewhere: Story) -> None:
    found = sides.offers(told_from_elsewhere, lead=told_from_elsewhere.headlines[0], topic=TOPIC, registry=REGISTRY)

    assert found.own_press == ("Quay Radio",)
