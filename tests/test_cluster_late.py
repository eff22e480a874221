"""A story that goes on after days of silence: what comes is placed by itself, and joined when it is looked at again."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.features import Sheet, features
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import fits, weigh
from pipeline.cluster.weights import shipped
from pipeline.news import Headline, Placing
from tests.cast import EVERYONE, headline

DAY = 24 * 60
BURST = (
    headline(
        "Aune dam gives way above Lista",
        EVERYONE[0],
        summary="The Aune dam gave way after nine days of rain; 4,000 people of Lista were told to flee.",
    ),
    headline(
        "Thousands flee Lista as Aune dam bursts",
        EVERYONE[1],
        number=2,
        minutes=30,
        summary="Some 4,000 people fled their homes in Lista when the dam on the river Aune gave way after rain.",
    ),
)
BLAME = (
    "Aune dam had been called unsafe before it burst above Lista",
    "Engineers warned two years ago that the Aune dam, which gave way and drove 4,000 of Lista from their homes, "
    "was unsafe.",
)
BAKERS = ("Lista mayor resigns over bakery tax", "The mayor of Lista resigned after a vote on the tax for bakers.")
_RARITY = Rarity()  # nothing is counted here
_WORDS = st.sampled_from(("aune", "dam", "talks", "marl", "storm", "odalys", "envoy", "roof", "river"))
_TITLES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_DATED = st.lists(st.tuples(_TITLES, st.integers(0, 9)), min_size=2, max_size=16)
_unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def told(report: tuple[str, str], *, days: float, number: int = 3) -> Headline:
    title, summary = report
    return headline(title, EVERYONE[2], number=number, minutes=days * DAY, summary=summary)


def burst() -> cluster.OpenStories:
    """Return open stories where an earlier run put the two reports on the dam into one."""
    stories = cluster.OpenStories()
    for one in BURST:
        stories.settle(one, 1)
    return stories


def looked_at(stories: cluster.OpenStories) -> list[Placing]:
    stories.merges()
    return stories.reconsider()


@pytest.mark.parametrize("days", [3, 5, 13])
def test_a_report_of_days_later_joins_when_it_is_looked_at_again(days: int) -> None:
    stories = burst()
    opened = stories.place(told(BLAME, days=days))

    [joined] = looked_at(stories)

    assert (opened.story, joined.story) == (2, 1)
    assert joined.reason.startswith("at a second look, shares ")


@pytest.mark.parametrize("days", [2, 3, 5, 13])
def test_another_event_in_the_same_town_does_not(days: int) -> None:
    stories = burst()

    assert stories.place(told(BAKERS, days=days)).story == 2
    assert looked_at(stories) == []


def test_a_story_that_is_closed_is_joined_no_more() -> None:
    stories = burst()
    stories.place(told(BLAME, days=cluster.OPEN_DAYS + 1))

    assert looked_at(stories) == []


def test_without_a_late_judge_days_keep_apart() -> None:
    stories = cluster.OpenStories(weights=replace(shipped(), late_features=()))
    for one in BURST:
        stories.settle(one, 1)
    stories.place(told(BLAME, days=5))

    assert looked_at(stories) == []


def test_a_story_that_goes_on_is_as_old_as_what_it_goes_on_with() -> None:
    days = (0, 1, 5, 6, 3)  # the last one is an old report that was found late
    story = OpenStory(1, clip(told(BLAME, days=days[0]), _RARITY))
    ages = [(story.first, story.last)]
    for number, day in enumerate(days[1:], start=2):
        story.add(clip(told(BLAME, days=day, number=number), _RARITY))
        ages.append((story.first, story.last))

    start = ages[0][0]
    assert [(first - start, last - start) for first, last in ages] == [(0, 0), (0, 1), (5, 5), (5, 6), (5, 6)]


@_unhurried
@given(_DATED)
def test_a_story_without_a_headline_is_what_it_is_when_it_has_left(dated: list[tuple[str, int]]) -> None:
    clippings = clipped(dated)
    for leaving in clippings:
        story, total = gathered(clippings), {word: 3 for title, _ in dated for word in clip_of(title).whole}
        sheet = Sheet(leaving, _RARITY.of(leaving.title), total)
        view = story.without(leaving)
        before = features(sheet, view)
        story.remove(leaving)

        assert before == pytest.approx(features(sheet, story))
        assert [view.members, view.first, view.last] == [story.members, story.first, story.last]


@_unhurried
@given(_DATED, _TITLES, st.integers(0, 12))
def test_what_the_late_judge_may_find_at_most_he_never_exceeds(
    dated: list[tuple[str, int]], title: str, day: int
) -> None:
    story, new = gathered(clipped(dated)), clipped([(title, day)])[0]
    total = {word: 3 for title, _ in dated for word in clip_of(title).whole}
    [fit] = fits(Sheet(new, _RARITY.of(new.title), total), [story])
    [weighed] = weigh(new, [story], _RARITY, total, shipped())

    if abs(new.day - story.last) >= 2:
        assert weighed.probability <= fit.late_at_most(shipped()) + 1e-9
    else:
        assert fit.late_at_most(shipped()) == 0.0


def clip_of(title: str) -> Clipping:
    return clip(headline(title), _RARITY)


def clipped(dated: list[tuple[str, int]]) -> list[Clipping]:
    in_order = sorted(dated, key=lambda one: one[1])
    return [
        clip(headline(title, number=number, minutes=day * DAY), _RARITY)
        for number, (title, day) in enumerate(in_order, start=1)
    ]


def gathered(clippings: list[Clipping]) -> OpenStory:
    story = OpenStory(1, clippings[0])
    for clipping in clippings[1:]:
        story.add(clipping)
    return story
