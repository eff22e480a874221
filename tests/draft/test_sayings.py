"""What a story says now: its last turn, not the sum of its days."""

from datetime import timedelta
from itertools import permutations

from pipeline.draft import links
from pipeline.draft.lead import Rules, slate
from pipeline.draft.sayings import central, distinct, said_by, standing_for
from pipeline.news import Headline, Outlet, Story
from tests.cast import (
    EVENING_MAIL,
    GAZETTE,
    HARBOUR_TIMES,
    LISTA_POST,
    MARL_TODAY,
    NOON,
    NORTHWIRE,
    ONLOOKER,
    QUAY_RADIO,
    REGISTRY,
    headline,
)

RULES = Rules(now=NOON + timedelta(hours=18), registry=REGISTRY)


def at(hours: float, words: str, outlet: Outlet, number: int) -> Headline:
    return headline(words, outlet, number=number, minutes=60 * hours)


CONCEDED = at(0, "Quay premier Voss concedes election defeat to Quill", ONLOOKER, 1)
TURN = at(16.5, "Voss takes it all back and asks for a recount", ONLOOKER, 2)
LEAD = at(17, "Quay's Voss reverses concession, demands recount", HARBOUR_TIMES, 3)
STORY = Story(
    id=1,
    headlines=(
        CONCEDED,
        TURN,
        LEAD,
        at(0.2, "Voss concedes defeat in Quay election", GAZETTE, 4),
        at(0.4, "Quay election: premier Voss concedes defeat", LISTA_POST, 5),
        at(0.6, "Defeat for Quay premier Voss as Quill wins election", MARL_TODAY, 6),
        at(0.8, "Quill wins Quay election, premier Voss concedes", NORTHWIRE, 7),
        at(16.2, "Voss demands recount in stunning turn", QUAY_RADIO, 8),
        at(16.4, "Recount! Voss reverses concession", EVENING_MAIL, 9),
    ),
)


def test_of_an_outlet_that_told_both_the_turn_is_listed() -> None:
    found = links.choose(STORY, lead=LEAD, cited=(), rules=RULES, most=15, one_an_outlet=True)

    assert [one for one in found.chosen if one.outlet == "The Onlooker"] == [TURN]


def test_the_turn_leads() -> None:
    assert slate(STORY, RULES).candidates[0].headline in (TURN, LEAD)


def test_what_was_said_at_one_time_counts_alike() -> None:
    first, second = (headline("Orrin talks stall", one, number=at) for at, one in enumerate((GAZETTE, ONLOOKER), 1))
    said = said_by(Story(id=1, headlines=(first, second, headline("Orrin floods", LISTA_POST, number=3))))

    assert dict(said.shares) == {"orrin": 1.0, "talk": 2 / 3, "stal": 2 / 3, "flood": 1 / 3}
    assert central(first, said) == central(second, said)


def test_a_word_that_nobody_else_says_counts_nothing() -> None:
    alone = headline("Floods", GAZETTE, number=1)

    assert central(alone, said_by(Story(id=1, headlines=(alone,)))) == 0.0


def test_marks_of_issue_and_calls_say_nothing() -> None:
    marked = headline("UPDATE 2-Opposition leads in Quay", NORTHWIRE, number=1)

    assert distinct(marked) == distinct(headline("Breaking: Opposition leads in Quay", GAZETTE, number=2))
    assert distinct(marked) == distinct(headline("Opposition leads in Quay", ONLOOKER, number=3))


def test_a_story_of_years_is_told_by_its_last_headlines() -> None:
    old, new = at(0, "Orrin talks open", GAZETTE, 1), at(24 * 900, "Orrin talks end", ONLOOKER, 2)

    assert said_by(Story(id=1, headlines=(old, new))).shares["end"] == 1.0


def test_the_headline_that_stands_for_a_story_is_the_same_whose_feed_came_first() -> None:
    news = (
        headline("Voss lends hand to Quill as he faces tough election", ONLOOKER, number=1, minutes=368),
        headline("Voss endorses Quill's bid for another term after April elections", GAZETTE, number=2, minutes=538),
        headline("Marl and Quay sign water deal", QUAY_RADIO, number=3, minutes=3),
        headline("Quill ahead, Voss says in Marl", MARL_TODAY, number=4, minutes=694),
        headline("Voss praises Quill and Marl ahead of crunch election", LISTA_POST, number=5, minutes=398),
        headline("Voss boosts Quill ahead of Marl election", HARBOUR_TIMES, number=6, minutes=593),
    )

    found = {standing_for(Story(id=1, headlines=order)).outlet for order in permutations(news)}

    assert found == {"Lista Post"}
