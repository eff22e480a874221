"""Whatever arrives, and whatever a second look moves: the state of the open stories stays that of their headlines."""

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.news import Headline
from tests.cast import EVERYONE, LISTA_POST, NOON, headline
from tests.conftest import LONG
from tests.test_cluster import STORM

_WORDS = st.sampled_from(("the", "of", "what", "storm", "lista", "dam", "aune", "talks", "marl", "roofs", "it", "北京"))
_TITLES = st.lists(_WORDS, max_size=6).map(" ".join)
_SUMMARIES = st.one_of(st.just(""), st.lists(_WORDS, min_size=4, max_size=8).map(" ".join))
_MINUTES = st.sampled_from((0, 1, 30, 600, 9 * 1440, 16 * 1440))
_ARRIVALS = st.tuples(_TITLES, _SUMMARIES, st.sampled_from(("en", "en", "de", "")), _MINUTES, st.integers(0, 20))
_RUNS = st.lists(st.lists(_ARRIVALS, min_size=1, max_size=12), min_size=1, max_size=3)


def follow(homes: dict[int, int], stories: cluster.OpenStories) -> None:
    for merge in stories.merges():
        homes.update((number, merge.kept) for number, story in homes.items() if story == merge.gone)


@settings(max_examples=2_000 if LONG else 40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_RUNS)
def test_open_stories_hold_what_was_placed_in_them_and_nothing_else(
    runs: list[list[tuple[str, str, str, int, int]]],
) -> None:
    stories, homes, clock, number = cluster.OpenStories(), dict[int, int](), NOON, 0
    for arriving in runs:
        for title, summary, language, minutes, days in arriving:
            number, clock = number + 1, clock + timedelta(minutes=minutes)
            told = headline(title, EVERYONE[number % 9], number=number, summary=summary, language=language)
            homes[number] = stories.place(replace(told, seen_at=clock, published=clock - timedelta(days=days))).story
        follow(homes, stories)
        stories.look_back()
        homes.update((placing.headline.id, placing.story) for placing in stories.reconsider())
        follow(homes, stories)
        homes.update((number, split.opened) for split in stories.splits() for number in split.headlines)
        assert_in_step(stories, homes)
        follow(homes, stories)
        assert_in_step(stories, homes)


def assert_in_step(stories: cluster.OpenStories, homes: dict[int, int]) -> None:
    held = Counter(homes.values())
    words: Counter[str] = Counter()
    weights: dict[tuple[str, int], float] = {}
    for number, story in stories._stories.items():
        assert story.size == held[number] == sum((story.days or {story.first: 1}).values())
        words.update(dict(zip(story.whole, story.holding(list(story.whole)), strict=True)))
        weights |= {(word, number): weight for word, weight in story.whole.items()}
        sums = (story.title_total, story.title_square, story.whole_square)
        squares = (sum(one * one for one in each.values()) for each in (story.title, story.whole))
        assert sums == pytest.approx((sum(story.title.values()), *squares))
    assert dict(words) == stories._near.total
    assert looked_up(stories) == pytest.approx(weights)


def looked_up(stories: cluster.OpenStories) -> dict[tuple[str, int], float]:
    """The weight of each word in each story, as the look-ups have it."""
    near = stories._near
    alone = {(word, story.number): story.whole[word] for word, story in near._only.items()}
    return alone | {(word, number): held for word, each in near._holders.items() for number, held in each.items()}


def test_a_story_that_closes_in_the_middle_of_a_run_is_left_as_it_is() -> None:
    stories = cluster.OpenStories()
    late = NOON.replace(hour=23, minute=50)
    old = NOON - timedelta(days=20)
    arriving = [
        replace(headline(STORM[0][0], number=1), seen_at=late, published=old),
        replace(headline(STORM[1][0], LISTA_POST, number=2), seen_at=late + timedelta(minutes=1), published=old),
        replace(headline("Choir wins the singing cup", number=3), seen_at=late + timedelta(minutes=20)),
    ]
    placings = [stories.place(one) for one in arriving]

    assert stories.merges() == []
    assert stories.reconsider() == []
    assert placings[0].story == placings[1].story != placings[2].story


def clipped(one: Headline) -> OpenStory:
    return OpenStory(1, clip(one, Rarity()))


def test_words_that_only_a_leaving_title_had_weigh_nothing_afterwards() -> None:
    same = "Hurricane Odalys tears roofs off houses in Lista; Lista counts its dead"
    story = clipped(headline("What it is", summary=same))
    leaving = [clip(headline(words, summary=same), Rarity()) for words, _ in STORM[:2]]
    for clipping in leaving:
        story.add(clipping)
    for clipping in leaving:
        story.remove(clipping)

    assert (story.title, story.title_total) == ({}, 0)


def test_when_the_only_one_of_its_language_has_left_a_story_is_of_the_language_of_the_rest() -> None:
    story = clipped(headline("Storm in Lista", language="en"))
    story.add(clip(headline("Sturm in Lista", language="de", summary="Der Sturm nahm Lista die Dächer."), Rarity()))
    story.remove(story.members[0])

    assert (story.language, story.has_summary) == ("de", True)


class Looked(list[Clipping]):
    """Clippings that count how many of them were looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Clipping]:
        for one in super().__iter__():
            self.looks += 1
            yield one


@pytest.mark.parametrize("summary", ["", "Lista counts its dead after the storm"], ids=["no lede", "a lede"])
def test_a_large_story_without_one_headline_is_told_from_a_few(summary: str) -> None:
    first, *others = (clip(headline(f"Storm in Lista, {n} dead", summary=summary), Rarity()) for n in range(200))
    story = OpenStory(1, first)
    for clipping in others:
        story.add(clipping)
    story.members = members = Looked(story.members)

    without = story.without(others[90])

    assert (without.size, without.language, without.has_summary) == (199, "en", bool(summary))
    assert members.looks <= 4


def test_the_garbage_collector_looks_again_when_sorting_is_over() -> None:
    with cluster.paused():
        assert not gc.isenabled()
        with cluster.paused():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()
