"""Splitting: what was taken for one event and is none falls apart; what is one stays whole."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline import cluster
from pipeline.cluster.clippings import clip
from pipeline.cluster.growth import Growth
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.splitting import halves
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Sheets
from pipeline.cluster.weights import shipped
from pipeline.news import Headline, Split
from tests.cast import EVERYONE, headline
from tests.desk.flood import FLOOD
from tests.desk.river_desk import STORM

NEW = 99


def printed(titles: Sequence[str], *, first: int = 1) -> list[Headline]:
    return [headline(title, EVERYONE[n % 9], number=n, minutes=n) for n, title in enumerate(titles, start=first)]


def mistaken(titles: Sequence[str], *, comes: str = FLOOD[5]) -> cluster.OpenStories:
    """Return open stories where an earlier run put these titles into one, and one more came."""
    stories = cluster.OpenStories()
    for one in printed(titles):
        stories.settle(one, 1)
    assert stories.place(headline(comes, EVERYONE[0], number=NEW, minutes=300)).story == 1
    stories.merges()
    return stories


def events(splits: Sequence[Split], *, of: int) -> list[set[int]]:
    """Return how the first of the headlines stand when all splits are made, in their order."""
    homes = dict.fromkeys(range(1, of), 1)
    for split in splits:
        homes |= dict.fromkeys(split.headlines, split.opened)
    stories: dict[int, set[int]] = {}
    for number, home in homes.items():
        stories.setdefault(home, set()).add(number)
    return list(stories.values())


def test_a_topic_falls_into_its_events() -> None:
    stories = mistaken((*FLOOD[:4], *STORM))

    [split] = stories.splits()

    assert (split.story, split.opened, split.headlines) == (1, 2, (5, 6, 7))
    assert split.reason == f"split off s1: hardly one event with its other 5 headlines (p {split.score:.2f})"
    assert stories.merges() == []
    assert stories.place(headline("Odalys: roofs off in Lista", EVERYONE[8], number=100, minutes=400)).story == 2


def test_the_larger_half_keeps_the_number() -> None:
    stories = mistaken((*STORM[:1], *FLOOD[:4]))

    assert [split.headlines for split in stories.splits()] == [(1,)]


def test_a_third_event_leaves_too() -> None:
    bakers = ("Bakers union strikes over flour prices", "Flour prices: bakers union calls strike")
    stories = mistaken((*FLOOD[:6], *STORM, *bakers), comes=FLOOD[6])

    assert events(stories.splits(), of=12) == [{1, 2, 3, 4, 5, 6}, {7, 8, 9}, {10, 11}]


def test_an_event_stays_whole() -> None:
    assert mistaken(FLOOD[:5]).splits() == []


def test_what_the_editor_has_dealt_with_stays_whole() -> None:
    assert mistaken((*FLOOD[:4], *STORM)).splits(whole={1}) == []


def test_what_no_run_has_touched_stays_as_it_is() -> None:
    stories = mistaken((*FLOOD[:4], *STORM))
    stories.splits()

    assert stories.splits() == []


def story_of(titles: Sequence[str]) -> tuple[OpenStory, Sheets]:
    rarity = Rarity()
    first, *others = (clip(one, rarity) for one in printed(titles))
    story = OpenStory(1, first)
    for clipping in others:
        story.add(clipping)
    total = dict(zip(story.whole, story.holding(list(story.whole)), strict=True))
    return story, Sheets(rarity, total)


@pytest.mark.parametrize(
    ("titles", "parts"),
    [
        ((*FLOOD[:2], *STORM[:2]), True),
        ((*FLOOD[:2], *STORM[:1]), False),
        ((*FLOOD[:6], *STORM, *FLOOD[6:9]), True),
        ((*FLOOD[:6], *STORM, *FLOOD[6:10]), True),
        ((FLOOD[0],) * 4, False),
        (("Of what it is",) * 4, False),
    ],
    ids=["two and two", "two and one", "a dozen", "more than a dozen", "one title", "no telling word"],
)
def test_only_what_can_be_told_is_parted(titles: tuple[str, ...], parts: bool) -> None:
    assert (halves(*story_of(titles), shipped()) is not None) is parts


def test_what_a_merge_has_made_larger_is_looked_at_too() -> None:
    stories = cluster.OpenStories()
    for one in printed((*FLOOD[:3], *STORM[:2])):
        stories.settle(one, 1)
    for one in printed((FLOOD[4], FLOOD[5]), first=10):
        stories.settle(one, 2)
    stories._touched[2] = None

    [merge] = stories.merges()
    assert (merge.kept, merge.gone) == (1, 2)
    assert [split.headlines for split in stories.splits()] == [(4, 5)]


def many(titles: Sequence[str], count: int) -> list[str]:
    """Return so many headlines in the words of these, each with one of its own."""
    return [f"{titles[n % len(titles)]}, {WITNESSES[n % len(WITNESSES)]} {n} says" for n in range(count)]


JUST_NOT_DUE = 63  # headlines: with one more a story has doubled
WITNESSES = ("baker", "mayor", "miller", "teacher", "farmer", "priest", "nurse")


def test_two_large_events_that_ran_together_part() -> None:
    flood, storm = many(FLOOD, JUST_NOT_DUE - 28), many(STORM, 28)
    stories = mistaken([title for pair in zip(flood, storm, strict=False) for title in pair] + flood[28:])

    [split] = stories.splits()

    assert split.headlines == tuple(range(2, 57, 2))


@pytest.mark.parametrize(("each", "parts"), [(15, True), (16, False)])
def test_of_a_large_event_two_sides_that_have_words_in_common_stay_together_whatever_the_judge_says(
    each: int, parts: bool
) -> None:
    homes = ("Fire near city: families leave homes", "Families leave homes as fire reaches city")
    helped = ("Governor asks president for help with fire", "President promises governor help in fire")
    never = replace(shipped(), pair_bias=-1e6)

    assert (halves(*story_of(many(homes, each) + many(helped, each)), never) is not None) is parts


@pytest.mark.parametrize(
    ("before", "now", "due"),
    [(0, 1, True), (29, 30, True), (30, 31, False), (31, 32, True), (32, 63, False), (63, 64, True), (0, 500, True)],
)
def test_a_large_story_is_looked_at_as_it_grows(before: int, now: int, due: bool) -> None:
    growth, story = Growth(), OpenStory(7, clip(headline(FLOOD[0], number=1), Rarity()))
    story.size = before
    growth.touch(7, story if before else None)
    story.size = now - 1
    growth.touch(7, story)  # only what it was at first counts
    story.size = now

    assert growth.due({7: story}) == ([7] if due else [])
    assert growth.due({7: story}) == []


def test_many_small_runs_look_at_a_story_as_often_as_one_by_one() -> None:
    growth, story, looks = Growth(), OpenStory(7, clip(headline(FLOOD[0], number=1), Rarity())), list[int]()
    for size in range(31, 200):
        story.size = size - 1
        growth.touch(7, story)
        story.size = size
        looks += [size for _ in growth.due({7: story})]

    assert looks == [32, 64, 128]


@pytest.mark.parametrize(
    ("before", "now", "due"),
    [(100, 110, False), (100, 130, True), (25, 35, True), (None, 110, False), (None, 60, True), (None, 61, False)],
)
def test_a_large_story_that_took_in_another_has_grown_and_one_that_is_gone_is_not_looked_at(
    before: int | None, now: int, due: bool
) -> None:
    growth, story = Growth(), OpenStory(7, clip(headline(FLOOD[0], number=1), Rarity()))
    if before:
        story.size = before
        growth.touch(7, story)
    growth.touch(8, None)
    story.size = now
    growth.merge([7], {7: story})

    assert growth.due({7: story}) == ([7] if due else [])
