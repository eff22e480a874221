"""An outlet's older count gives way to its newer one."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.draft import links
from pipeline.draft.lead import Rules, slate
from pipeline.draft.overtaken import overtaken, still_said
from pipeline.draft.sayings import said_by
from pipeline.news import Headline, Story
from tests.cast import GAZETTE, HARBOUR_TIMES, NOON, NORTHWIRE, ONLOOKER, REGISTRY, headline

RULES = Rules(now=NOON + timedelta(hours=9), registry=REGISTRY)


def at(hours: float, words: str, number: int) -> Headline:
    return headline(words, NORTHWIRE, number=number, minutes=60 * hours)


@pytest.mark.parametrize(
    ("older", "newer", "is_overtaken"),
    [
        pytest.param(
            "At least 9 dead in Lista quake", "Death toll from Lista quake climbs past 120", True, id="a toll"
        ),
        pytest.param("Quake kills nine in Lista", "Lista quake: dozens killed, says mayor", True, id="in words"),
        pytest.param("UPDATE 1-Lista quake toll rises to 41", "UPDATE 2-Lista quake toll at 90", True, id="marked"),
        pytest.param("Hallan 9 muertos en Lista", "Suben a 41 los muertos en Lista", False, id="another first word"),
        pytest.param("Lista: 9 muertos en un sismo", "Suben a 41 los muertos en Lista", True, id="Spanish"),
        pytest.param(
            "Voss leads Quay vote with 20% of votes counted",
            "Voss leads in Quay with 60% of votes counted after vote",
            True,
            id="votes",
        ),
        pytest.param(
            "9 dead in Lista", "After 7.8 quake, Lista toll rises from 9 to 1,200", True, id="other numbers beside it"
        ),
        pytest.param("9 dead in Lista quake", "Two die in looting in Lista after quake", False, id="fewer, of another"),
        pytest.param("Mayor of Lista dies at 83", "Tributes to mayor of Lista, who died at 83", False, id="as many"),
        pytest.param("At least 9 dead in Lista quake", "Ferry sinks off Marl, 3 dead", False, id="another place"),
        pytest.param("At least 9 dead in Lista quake", "Lista quake: rescuers dig for survivors", False, id="no count"),
        pytest.param("Rescuers dig in Lista", "Lista quake kills 41", False, id="what counts nothing"),
        pytest.param("9 dead in quake", "Lista quake kills 41", False, id="what names nothing"),
        pytest.param(
            "Quake kills 9 in Lista", "Voss leads in Lista with 60% of votes counted", False, id="other counts"
        ),
    ],
)
def test_an_older_count_is_overtaken_by_one_that_names_all_it_names(
    older: str, newer: str, *, is_overtaken: bool
) -> None:
    found = overtaken([at(0, older, 1), at(8, newer, 2)])

    assert found == ({1: f"Northwire has counted on since: {newer}"} if is_overtaken else {})


@pytest.mark.parametrize(
    ("later", "is_overtaken"),
    [
        pytest.param("Marsh declared president-elect", True, id="who won"),
        pytest.param("Who is Ada Marsh?", False, id="what only asks"),
    ],
)
def test_a_count_of_votes_is_overtaken_by_its_outlets_later_report(later: str, *, is_overtaken: bool) -> None:
    found = overtaken([at(0, "Voss leads Quay vote with 20% of votes counted", 1), at(8, later, 2)])

    assert found == ({1: f"Northwire has reported on since: {later}"} if is_overtaken else {})


@pytest.mark.parametrize("number", ["sİx", "fıve", "nİne", "ſix", "٩"])
def test_a_number_in_letters_of_another_alphabet_stops_nothing(number: str) -> None:
    assert overtaken([at(0, f"At least {number} dead in Lista quake", 1)]) == {}


def test_another_outlets_count_overtakes_none() -> None:
    other = headline("Death toll from Lista quake climbs past 120", ONLOOKER, number=2, minutes=480)

    assert overtaken([at(0, "At least 9 dead in Lista quake", 1), other]) == {}


@pytest.mark.parametrize(("one_an_outlet", "listed"), [(True, [3]), (False, [2, 3])])
def test_the_newer_count_is_listed_though_the_older_says_more(one_an_outlet: bool, listed: list[int]) -> None:
    lead = headline("Lista quake: 130 dead, thousands homeless", HARBOUR_TIMES, number=1, minutes=500)
    older, newer = at(0, "At least 9 dead in Lista quake", 2), at(8, "Death toll from Lista quake climbs past 120", 3)
    others = tuple(
        headline(words, GAZETTE, number=number, minutes=400)
        for number, words in enumerate(("9 dead in Lista quake, mayor says", "Lista quake: 9 are dead"), start=4)
    )
    found = links.choose(
        Story(id=1, headlines=(lead, older, newer, *others)),
        lead=lead,
        cited=("Gazette",),
        rules=RULES,
        most=15,
        one_an_outlet=one_an_outlet,
    )

    assert sorted(one.id for one in found.chosen) == listed


EXPECTED = at(0, "Reef papers say Quay will close Orrin base", 2)
DENIED = at(9, "Quay denies it wants to shut a base on the Orrin after leak", 3)
LEAK = Story(
    id=1,
    headlines=(
        headline("Quay says Reef papers on closing of Orrin base are drafts", HARBOUR_TIMES, number=1, minutes=530),
        EXPECTED,
        DENIED,
        headline("Reef papers: Quay will not close Orrin base, minister says", ONLOOKER, number=4, minutes=520),
    ),
)


def test_the_later_of_two_turns_is_its_outlets_line_though_the_earlier_says_more() -> None:
    found = links.choose(LEAK, lead=LEAK.headlines[0], cited=(), rules=RULES, most=15, one_an_outlet=True)

    assert [one for one in found.chosen if one.outlet == "Northwire"] == [DENIED]


def test_what_its_outlet_reports_no_longer_does_not_lead_before_its_later_turn() -> None:
    places = [one.headline.id for one in slate(LEAK, RULES).candidates]

    assert places.index(DENIED.id) < places.index(EXPECTED.id)


def test_what_is_said_wears_by_half_in_six_hours_and_only_beside_a_report() -> None:
    older = at(0, "Orrin base may close", 1)
    live, shut = at(6, "Northwire's week in pictures: Orrin base live: latest updates", 2), at(6, "Orrin base shut", 3)

    assert _still(older, live) == {1: 1.0, 2: 1.0}
    assert _still(older, shut) == {1: 0.5, 3: 1.0}


def _still(*headlines: Headline) -> Mapping[int, float]:
    return still_said(headlines, said_by(Story(id=1, headlines=headlines)))


def test_a_thousand_counts_cost_a_look_at_each_other() -> None:
    counts = [at(0, f"{1_000 - number} dead in Lista, says mayor", number) for number in range(1_000)]
    begun = time.process_time()
    overtaken([replace(one, headline=f"{one.headline} Q{one.id}") for one in counts])

    assert time.process_time() - begun < 1
