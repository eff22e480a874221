"""What the desk mutes, or the topic excludes, is in the story and in no post: neither lead nor line nor offer."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from pipeline import sides
from pipeline.draft import links
from pipeline.draft.lead import Rules, kept_out, slate
from pipeline.news import Side, Story, Topic
from tests.cast import GAZETTE, HARBOUR_TIMES, MARL_TODAY, NOON, REGISTRY, headline

SIDES = (Side(name="marl", members=("@country:XB",)), Side(name="quay", members=("@country:XA",)))
RIVER = Topic(name="river", title="On The River", any=("orrin",), exclude=("regatta",), sides=SIDES)
RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY, subject=RIVER)
LEAD = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)
RACE = headline("Marl wins the Orrin regatta", MARL_TODAY, number=2)
OTHER = headline("Orrin talks open", GAZETTE, number=3)
STORY = Story(id=1, headlines=(LEAD, RACE, OTHER))
MUTED = replace(RULES, muted=("Marl Today",), subject=replace(RIVER, exclude=()))

each = pytest.mark.parametrize(
    ("rules", "why"),
    [
        pytest.param(RULES, "excluded by regatta in the headline", id="excluded"),
        pytest.param(MUTED, "Marl Today is muted on this topic", id="muted"),
    ],
)


@each
def test_it_does_not_lead_and_says_why(rules: Rules, why: str) -> None:
    assert (RACE, why) in slate(STORY, rules).vetoed


@each
def test_it_is_not_listed_and_says_why(rules: Rules, why: str) -> None:
    found = links.choose(STORY, lead=LEAD, cited=(), rules=rules, most=9, one_an_outlet=True)

    assert found.chosen == (OTHER,)
    assert (RACE, why) in found.left_out


@each
def test_it_is_not_offered_for_the_other_side(rules: Rules, why: str) -> None:
    spoken = partial(sides.offers, STORY, lead=LEAD, topic=RIVER, registry=REGISTRY)

    assert [offer.headline for offer in spoken().offers] == [RACE.headline]
    assert spoken(kept_out=partial(kept_out, rules=rules)).offers == (), why
