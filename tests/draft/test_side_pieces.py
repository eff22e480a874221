"""An outlet's side piece of the afternoon does not push out its report of the morning; a later turn does."""

from datetime import timedelta

import pytest

from pipeline.draft import links
from pipeline.draft.lead import Rules, slate
from pipeline.news import Headline, Outlet, Story
from tests.cast import GAZETTE, HARBOUR_TIMES, NOON, ONLOOKER, REGISTRY, headline

_Said = tuple[float, str]  # hours past noon, and the words
RULES = Rules(now=NOON + timedelta(hours=12), registry=REGISTRY)

# Each: what the others say and when, the outlet's first report, what it prints later, and whether that is a turn.
STORIES = (
    pytest.param(
        ((1, "At least 40 dead after ferry sinks off Marl"), (6, "Ferry sinking off Marl kills dozens")),
        (0, "Ferry carrying 200 people sinks off Marl, dozens feared dead"),
        (7, "Families wait at harbour for news of loved ones"),
        False,
        id="families wait",
    ),
    pytest.param(
        ((1, "7.1 quake hits Lista"), (3, "Strong quake rocks Lista, buildings collapse")),
        (1, "Powerful 7.1 quake rocks Lista, buildings collapse and dozens killed"),
        (9, "Aftershocks keep Lista residents outdoors"),
        False,
        id="who sleeps outdoors",
    ),
    pytest.param(
        ((1, "Quay army announces coup, president held"), (5, "Quay coup leaders close borders")),
        (0, "Soldiers announce coup in Quay, president detained"),
        (8, "Neighbours of Quay condemn takeover"),
        False,
        id="neighbours condemn",
    ),
    pytest.param(
        ((0, "Blaze guts Quay library"), (3, "Fire destroys historic Quay library")),
        (0, "Fire destroys historic national library in Quay"),
        (9, "Readers mourn the lost books of Quay"),
        False,
        id="readers mourn",
    ),
    pytest.param(
        ((0, "Quay finance minister resigns over loans"), (1, "Minister quits in Quay loan scandal")),
        (0, "Quay finance minister Brandt resigns over undeclared loans"),
        (8, "Brandt had hosted bankers on yacht, records show"),
        False,
        id="what he did before",
    ),
    pytest.param(
        ((0, "Gunman kills 8 at Marl school"), (2, "Eight killed in Marl school shooting")),
        (0, "Eight pupils killed in shooting at Marl school"),
        (8, "Marl parents call for metal detectors"),
        False,
        id="parents ask",
    ),
    pytest.param(
        ((1, "Lista port hit by Quay air strike, 12 dead"), (5, "Quay says it struck weapons at Lista port")),
        (0, "Quay air strike on Lista port kills 12"),
        (6, "Insurers raise rates for ships near Lista"),
        False,
        id="what ships pay",
    ),
    pytest.param(
        ((2, "Marl withdraws from Orrin fishing treaty"), (4, "Quay protests as Marl leaves treaty")),
        (0, "Marl quits the Orrin fishing treaty after decades"),
        (6, "Orrin fishermen fear for their season"),
        False,
        id="who fears",
    ),
    pytest.param(
        ((0, "Reef deal hangs on one vote"), (8, "Reef deal fails in Marl senate")),
        (0, "Reef deal hangs on one vote in Marl senate"),
        (8, "Marl senate votes down Reef deal"),
        True,
        id="a deal fails",
    ),
    pytest.param(
        ((0, "Voss concedes Quay election"), (8, "Voss takes back concession, wants recount in Quay")),
        (0, "Voss concedes defeat in Quay presidential election"),
        (8, "Voss demands recount of Quay vote"),
        True,
        id="a loser wants a recount",
    ),
    pytest.param(
        ((0, "Gunmen hold 30 in Marl bank"), (7, "Police storm Marl bank, free hostages")),
        (0, "Gunmen hold 30 hostages in Marl bank siege"),
        (8, "Police free all hostages in Marl bank"),
        True,
        id="hostages are freed",
    ),
)


@pytest.mark.parametrize(("others", "first", "later", "is_turn"), STORIES)
def test_an_outlets_later_turn_is_listed_and_leads_first_and_its_side_piece_does_not(
    others: tuple[_Said, _Said], first: _Said, later: _Said, *, is_turn: bool
) -> None:
    story = Story(
        id=1,
        headlines=(
            older := _printed(HARBOUR_TIMES, first, 1),
            lead := _printed(ONLOOKER, others[0], 3),
            _printed(GAZETTE, others[1], 4),
            newer := _printed(HARBOUR_TIMES, later, 2),
        ),
    )
    before, behind = (newer, older) if is_turn else (older, newer)

    listed = links.choose(story, lead=lead, cited=(), rules=RULES, most=15, one_an_outlet=True).chosen
    leading = [one.headline for one in slate(story, RULES).candidates]

    assert [one for one in listed if one.outlet == "Harbour Times"] == [before]
    assert leading.index(before) < leading.index(behind)


def _printed(outlet: Outlet, said: _Said, number: int) -> Headline:
    hours, words = said
    return headline(words, outlet, number=number, minutes=60 * hours)
