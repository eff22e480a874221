"""A story that goes on after days of silence: what comes is placed by itself, and joined at the end of the run."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.features import NAMES, complete, features
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import NEWEST, OpenStory
from pipeline.cluster.weighing import fits, sheet_of, weigh
from pipeline.cluster.weights import shipped
from pipeline.news import Headline
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
AGAIN = (
    "Lista asks who knew that the Aune dam was unsafe",
    "People of Lista want to know who was told by engineers that the Aune dam, which drove 4,000 from their homes, was "
    "unsafe.",
)
BAKERS = ("Lista mayor resigns over bakery tax", "The mayor of Lista resigned after a vote on the tax for bakers.")
_RARITY = Rarity()  # nothing is counted here
_WORDS = st.sampled_from(("aune", "dam", "talks", "marl", "storm", "odalys", "envoy", "roof", "river"))
_TITLES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_DATED = st.lists(st.tuples(_TITLES, st.just("") | _TITLES, st.integers(0, 9)), min_size=2, max_size=16)
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


def home(stories: cluster.OpenStories, *reports: Headline, dropped: Collection[int] = ()) -> set[int]:
    """Return in which stories these reports stand when the run that they came with is over."""
    homes = {report.id: stories.place(report).story for report in reports}
    for _ in range(cluster.SECOND_LOOKS):
        for merge in stories.merges(dropped=dropped):
            homes = {number: merge.kept if at == merge.gone else at for number, at in homes.items()}
        homes |= {placing.headline.id: placing.story for placing in stories.reconsider(dropped=dropped)}
    assert stories.splits() == []
    return set(homes.values())


@pytest.mark.parametrize("days", [3, 5, cluster.OPEN_DAYS])
def test_a_report_of_days_later_joins_at_the_end_of_the_run(days: int) -> None:
    assert burst().place(told(BLAME, days=days)).story == 2
    assert home(burst(), told(BLAME, days=days)) == {1}


def test_two_that_were_taken_for_a_story_of_their_own_do_so_together() -> None:
    stories = burst()
    first, second = told(BLAME, days=5), told(AGAIN, days=5.1, number=4)

    assert home(stories, first, second) == {1}


def test_a_story_of_several_reports_stays_whole_when_another_comes_days_later() -> None:
    stories = burst()
    stories.settle(told(AGAIN, days=0.1), 1)

    assert home(stories, told(BLAME, days=5, number=4)) == {1}  # and there is no split


@pytest.mark.parametrize("days", [2, 3, 5, 13])
def test_another_event_in_the_same_town_does_not_join(days: int) -> None:
    assert home(burst(), told(BAKERS, days=days)) == {2}


def test_a_story_that_is_closed_is_joined_no_more() -> None:
    assert home(burst(), told(BLAME, days=cluster.OPEN_DAYS + 1)) == {2}


def test_a_story_that_the_editor_dropped_takes_nothing_days_later() -> None:
    assert home(burst(), told(BLAME, days=5), dropped={1}) == {2}
    assert home(burst(), told(BLAME, days=5), told(AGAIN, days=5.1, number=4), dropped={1}) == {2}


def test_without_a_late_judge_days_keep_apart() -> None:
    stories = cluster.OpenStories(weights=replace(shipped(), late_features=()))
    for one in BURST:
        stories.settle(one, 1)

    assert home(stories, told(BLAME, days=5)) == {2}


@pytest.mark.parametrize(
    ("days", "dated"),
    [
        ((0, 1), (0, 1, 0)),
        ((0, 1, 5), (0, 5, 5)),
        ((0, 1, 5, 6), (0, 6, 5)),
        ((0, 1, 5, 6, 3), (0, 6, 5)),  # an old report that was found late
        ((0, 2, 1), (0, 2, 0)),
        ((5, 3, 4), (3, 5, 3)),
    ],
)
def test_a_story_that_goes_on_is_as_old_as_what_it_goes_on_with(days: Sequence[int], dated: Sequence[int]) -> None:
    clippings = [clip(told(BLAME, days=day, number=at), _RARITY) for at, day in enumerate(days, start=1)]
    story, more = gathered(clippings), clip(told(BLAME, days=30, number=99), _RARITY)
    noon = clippings[0].day - days[0]

    assert [story.first - noon, story.last - noon, story.since - noon] == list(dated)
    story.add(more)
    story.remove(more)
    assert [story.first - noon, story.last - noon, story.since - noon] == list(dated)


@pytest.mark.parametrize(("days", "day", "is_old"), [((0, 1, 5), 5, 0.0), ((0, 1, 5), 7, 1.0), ((0, 1, 2), 2, 1.0)])
def test_what_came_before_the_silence_is_not_held_against_what_comes_now(
    days: Sequence[int], day: int, is_old: float
) -> None:
    *before, new = [clip(told(BLAME, days=one, number=at), _RARITY) for at, one in enumerate((*days, day), start=1)]
    row = features(sheet_of(new, _RARITY, {}), gathered(before))

    assert row[NAMES.index("two_days_old")] == is_old


@_unhurried
@given(_DATED)
def test_a_story_without_a_headline_is_what_it_is_when_it_has_left(dated: list[tuple[str, str, int]]) -> None:
    clippings = clipped(dated)
    for leaving in clippings:
        story = gathered(clippings)
        sheet = sheet_of(leaving, _RARITY, dict.fromkeys(leaving.whole, 3))
        view = story.without(leaving)
        row = features(sheet, view)
        complete(row, sheet, view)
        story.remove(leaving)
        expected = features(sheet, story)
        complete(expected, sheet, story)

        assert row == pytest.approx(expected)
        assert [view.members, view.first, view.last] == [story.members[-NEWEST:], story.first, story.last]
        assert [view.has_summary, view.language] == [story.has_summary, story.language]


@_unhurried
@given(_DATED, _TITLES, st.integers(0, 12))
def test_what_the_late_judge_may_find_at_most_he_never_exceeds(
    dated: list[tuple[str, str, int]], title: str, day: int
) -> None:
    story, new = gathered(clipped(dated)), clipped([(title, title, day)])[0]
    total = dict.fromkeys(new.whole, 3)
    [fit] = fits(sheet_of(new, _RARITY, total), [story])
    [weighed] = weigh(new, [story], _RARITY, total, shipped())

    if abs(new.day - story.last) >= 2:
        assert weighed.probability <= fit.late_at_most(shipped()) + 1e-9
    else:
        assert fit.late_at_most(shipped()) == 0.0


def clipped(dated: list[tuple[str, str, int]]) -> list[Clipping]:
    return [
        clip(headline(title, number=number, minutes=day * DAY, summary=summary), _RARITY)
        for number, (title, summary, day) in enumerate(dated, start=1)
    ]


def gathered(clippings: list[Clipping]) -> OpenStory:
    story = OpenStory(1, clippings[0])
    for clipping in clippings[1:]:
        story.add(clipping)
    return story
