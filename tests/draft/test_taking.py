"""What only has the title of another line comes into a list that is too short without it, and into no other."""

from datetime import timedelta

from pipeline.draft import links
from pipeline.draft.lead import Rules
from pipeline.news import Headline, Story
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, LISTA_POST, NOON, ONLOOKER, REGISTRY, headline

RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)
TITLE = "Quay and Marl agree to share the Orrin"
LEAD = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)


def listing(*news: Headline, least: int) -> links.Listing:
    story = Story(id=1, headlines=(LEAD, *news))
    return links.choose(story, lead=LEAD, cited=(), rules=RULES, most=15, one_an_outlet=True, least=least)


def test_one_title_stands_once_in_a_list_that_is_long_enough() -> None:
    found = listing(
        headline(TITLE, GAZETTE, number=2),
        headline(f"UPDATE 1-{TITLE}", ONLOOKER, number=3),
        headline("Ferries strike over Orrin deal", LISTA_POST, number=4),
        least=2,
    )

    assert [one.outlet for one in found.chosen] == ["Gazette", "Lista Post"]
    assert [why for _, why in found.left_out] == ["it leads", "same title as Gazette, which is in the list"]


def test_what_has_the_leads_title_is_left_out_too() -> None:
    found = listing(headline(LEAD.headline, GAZETTE, number=2), least=0)

    assert found.chosen == ()
    assert [why for _, why in found.left_out] == ["it leads", "same title as Harbour Times, which leads"]


def test_a_list_that_is_too_short_takes_it_in_behind_all_others() -> None:
    found = listing(
        headline(TITLE, GAZETTE, number=2),
        headline(TITLE, ONLOOKER, number=3),
        headline(TITLE, EVENING_MAIL, number=4),
        headline("Ferries strike over Orrin deal", LISTA_POST, number=5, minutes=-300),
        least=3,
    )

    assert [one.outlet for one in found.chosen] == ["Gazette", "Lista Post", "The Onlooker"]
    assert [term.value for term in found.terms[3] if term.name == "said"] == [1.0]
    assert [why for _, why in found.left_out] == ["it leads", "same title as Gazette, which is in the list"]


def test_an_outlet_that_is_listed_gives_no_second_line_to_a_short_list() -> None:
    found = listing(
        headline(TITLE, GAZETTE, number=2),
        headline(TITLE, ONLOOKER, number=3),
        headline("Ferries strike over Orrin deal", ONLOOKER, number=4),
        least=6,
    )

    assert [one.outlet for one in found.chosen] == ["Gazette", "The Onlooker"]
    assert [why for _, why in found.left_out][1:] == ["The Onlooker is in the list already"]
