"""Chance: where many stories come up a few words in common are no sign of one story."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster.chance import Crowd, doubted
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.news import Headline, Outlet
from tests.cast import GAZETTE, ONLOOKER, headline

_ROUNDING = 1e-12
_DAY = 739_000
_TITLE = "Aune dam talks"
_LEDE = "Envoys meet on the river storm and its roofs."


def clipped(title: str, summary: str) -> Clipping:
    return clip(headline(title, summary=summary), Rarity())


@pytest.mark.parametrize(
    ("stories", "how_much"), [(0, 0), (20, 0), (21, 0.044), (35, 0.509), (60, 1), (61, 1), (10_000, 1)]
)
def test_chance_counts_from_twenty_stories_of_two_days_and_in_full_from_sixty(stories: int, how_much: float) -> None:
    assert crowd(stories, 0).share() == pytest.approx(how_much, abs=0.001)
    assert crowd(0, stories).share() == pytest.approx(how_much, abs=0.001)
    assert crowd(stories // 2, stories - stories // 2).share() == pytest.approx(how_much, abs=0.001)


@pytest.mark.parametrize(("days", "how_much"), [(0, 1), (1, 1), (2, 0), (30, 0)])
def test_stories_that_came_up_before_yesterday_make_no_crowd(days: int, how_much: float) -> None:
    found = crowd(0, 60)
    found.pass_to(_DAY + days)

    assert found.share() == how_much


def crowd(yesterday: int, today: int) -> Crowd:
    """Return what so many stories on two days are."""
    found = Crowd()
    for day, stories in ((_DAY - 1, yesterday), (_DAY, today)):
        found.pass_to(day)
        for _ in range(stories):
            found.open()
    return found


@given(probability=st.floats(0, 1), among=st.floats(0, 1), words=st.integers(1, 8))
def test_chance_makes_nothing_surer_and_the_more_words_are_shared_the_less_it_takes(
    probability: float, among: float, words: int
) -> None:
    told = ["aune", "dam", "talks", "envoys", "meet", "river", "storm", "roofs"]
    story = OpenStory(1, clipped(_TITLE, _LEDE))
    fewer, more = (
        doubted(probability, clipped("lindqvist", " ".join(told[:count])), story, among) for count in (words, words + 1)
    )

    assert 0 <= fewer <= more + _ROUNDING <= probability + 2 * _ROUNDING


@pytest.mark.parametrize(
    ("title", "summary", "among"),
    [
        ("Aune dam", "", 1.0),  # no lede: it has no more words to share
        ("Aune dam", "Lindqvist sells a roof.", 0.0),  # a quiet desk
        ("Aune dam talks", "Envoys meet on the river.", 1.0),  # six words in common
    ],
)
def test_chance_has_no_say(title: str, summary: str, among: float) -> None:
    story = OpenStory(1, clipped(_TITLE, _LEDE))

    assert doubted(0.6, clipped(title, summary), story, among) == 0.6


@pytest.mark.parametrize(
    ("title", "lede", "short"),
    [
        ("dam", "lindqvist", 5 + 2),
        ("dam", "lindqvist envoys meet", 3 + 2),
        ("dam", "lindqvist envoys meet river storm roofs", 2),
        ("aune dam", "lindqvist envoys", 3 + 1),
        ("aune dam talks", "lindqvist", 3),
    ],
)
def test_each_word_short_of_six_and_each_short_of_three_in_titles_takes_as_much(
    title: str, lede: str, short: int
) -> None:
    story = OpenStory(1, clipped(_TITLE, _LEDE))
    found = doubted(0.6, clipped(title, lede), story, 0.5)

    assert math.log(found / (1 - found)) == pytest.approx(math.log(0.6 / 0.4) - 0.5 * 0.3 * short)


def test_two_headlines_with_a_word_in_common_are_one_story_on_a_quiet_desk_and_two_on_a_full_one() -> None:
    assert placed_beside(0) == [1, 1]
    assert placed_beside(70) == [71, 72]


def placed_beside(others: int) -> list[int]:
    """Return the stories of two headlines with one word in common, behind so many others with none."""
    news = [about(number, GAZETTE, f"plover{number} otter{number}") for number in range(1, others + 1)]
    news += [
        about(
            others + 1, GAZETTE, "Brewery opens below the castle", "Lindqvist sells beer from a cellar that monks dug."
        ),
        about(
            others + 2, ONLOOKER, "Castle guards ask for boots", "Marl wrote to the ministry, which has not answered."
        ),
    ]
    placings, _ = cluster.place(news)
    return [placing.story for placing in placings[-2:]]


def about(number: int, outlet: Outlet, title: str, summary: str = "") -> Headline:
    return headline(title, outlet, number=number, minutes=number, summary=summary)
