"""One text at three carriers stands once in a post, with the reason, unless the editor unfolded it."""

from dataclasses import replace
from datetime import timedelta

from pipeline.dedup import folds
from pipeline.draft import links
from pipeline.draft.lead import Rules
from pipeline.news import Headline, Story
from tests.cast import GAZETTE, HARBOUR_TIMES, LISTA_POST, NOON, ONLOOKER, REGISTRY, headline

RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)
LEAD = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)
TITLE = "Quay and Marl agree to share the Orrin"
TEXT = (
    "Negotiators of Quay and Marl met behind closed doors on Tuesday and agreed to share the water of the Orrin "
    "through the summer, two officials said."
)


def carried() -> Story:
    """One text at three carriers: the second's is like the first's and the third's, these are not alike enough."""
    first = headline(TITLE, ONLOOKER, number=2, minutes=1, summary=TEXT)
    second = headline(TITLE, GAZETTE, number=3, minutes=2, summary=TEXT.replace("closed", "shut"))
    third = headline(
        "Officials: Orrin water will be shared by Quay and Marl this summer",
        LISTA_POST,
        number=4,
        minutes=3,
        summary=TEXT.replace("closed", "shut").replace("agreed", "decided"),
    )
    news = (replace(LEAD, seen_at=NOON), first, second, third)
    return Story(id=1, headlines=news, folds=tuple(folds(news)))


def chosen_of(story: Story, lead: Headline, rules: Rules = RULES) -> links.Listing:
    return links.choose(story, lead=lead, cited=(), rules=rules, most=15, one_an_outlet=True)


def test_a_third_carrier_of_a_text_is_not_listed_beside_its_twin() -> None:
    story = carried()
    assert [one.outlet for one in story.kept] == ["Harbour Times", "The Onlooker", "Lista Post"]

    found = chosen_of(story, LEAD)

    assert len(found.chosen) == 1
    [listed], [(left, why)] = found.chosen, [pair for pair in found.left_out if pair[0].id != LEAD.id]
    assert {listed.outlet, left.outlet} == {"The Onlooker", "Lista Post"}
    assert why == f"same text as {listed.outlet}, which is in the list: Gazette's copy shows it"


def test_a_third_carrier_of_the_leads_text_is_not_listed() -> None:
    story = carried()

    found = chosen_of(story, story.kept[1])

    assert {one.outlet: why for one, why in found.left_out}["Lista Post"] == (
        "same text as The Onlooker, which leads: Gazette's copy shows it"
    )


def test_what_the_editor_unfolded_stands_for_itself_in_the_list() -> None:
    found = chosen_of(carried(), LEAD, replace(RULES, unfolded=frozenset({4})))

    assert {one.outlet for one in found.chosen} == {"The Onlooker", "Lista Post"}
