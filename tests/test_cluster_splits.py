"""Splitting: what was taken for one event and is none falls apart; what is one stays whole."""

from collections.abc import Sequence

import pytest

from pipeline import cluster
from pipeline.cluster.clippings import clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.splitting import halves
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import Sheets
from pipeline.cluster.weights import shipped
from pipeline.news import Headline
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
    assert stories.place(headline(comes, EVERYONE[0], number=NEW, minutes=30)).story == 1
    stories.merges()
    return stories


def test_a_topic_falls_into_its_events() -> None:
    stories = mistaken((*FLOOD[:4], *STORM))

    [split] = stories.splits()

    assert (split.story, split.opened, split.headlines) == (1, 2, (5, 6, 7))
    assert split.reason == f"split off s1: hardly one event with its other 5 headlines (p {split.score:.2f})"
    assert stories.merges() == []
    assert stories.place(headline("Odalys: roofs off in Lista", EVERYONE[8], number=100, minutes=40)).story == 2


def test_the_larger_half_keeps_the_number() -> None:
    stories = mistaken((*STORM[:1], *FLOOD[:4]))

    assert [split.headlines for split in stories.splits()] == [(1,)]


def test_a_third_event_leaves_too() -> None:
    bakers = ("Bakers union strikes over flour prices", "Flour prices: bakers union calls strike")
    stories = mistaken((*FLOOD[:6], *STORM, *bakers), comes=FLOOD[6])

    assert sorted(split.headlines for split in stories.splits()) == [(7, 8, 9), (10, 11)]


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
        ((*FLOOD[:6], *STORM, *FLOOD[6:10]), False),
        ((FLOOD[0],) * 4, False),
        (("Of what it is",) * 4, False),
    ],
    ids=["two and two", "two and one", "all at hand", "not all at hand", "one title", "no telling word"],
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


def test_an_example_that_has_left_is_no_part_of_a_story() -> None:
    story, _ = story_of((*FLOOD[:11], STORM[1], STORM[0]))
    for clipping in story.members[:]:
        story.remove(clipping)
    assert (story.size, story.at_hand(), len(story.members)) == (1, [], 1)

    later = [clip(one, Rarity()) for one in printed(FLOOD[2:5], first=20)]
    for clipping in later:
        story.add(clipping)

    assert story.at_hand() == later
    assert story.size == 4
