"""Under a lead that stands on no side: who answers."""

import pytest

from pipeline import sides
from pipeline.news import Headline, Side, Story, Topic
from tests.cast import EVENING_MAIL, MARL_HERALD, MARL_TODAY, ONLOOKER, QUAY_RADIO, REGISTRY, headline

TOPIC = Topic(
    name="river", sides=(Side(name="marl", members=("@country:XB",)), Side(name="quay", members=("@country:XA",)))
)


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


def test_under_a_lead_of_neither_side_both_answer_where_most_of_the_story_is_from_elsewhere() -> None:
    lead = headline("Orrin talks stall", ONLOOKER, number=1)
    told = (headline("Our water, says Quay", QUAY_RADIO, number=2), headline("Our water too", MARL_HERALD, number=3))
    louder = headline("Marl sees an end to the talks", MARL_TODAY, number=4)
    elsewhere = (headline("Orrin talks near an end", EVENING_MAIL, number=5),)
    story = Story(id=1, headlines=(lead, *told, louder, *elsewhere))

    found = sides.offers(story, lead=lead, topic=TOPIC, registry=REGISTRY)

    assert {offer.side for offer in found.offers} == {"marl", "quay"}
