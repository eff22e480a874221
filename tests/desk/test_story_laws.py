"""What holds of stories whatever arrives: the order within a second, a second run, and the editor's word."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.desk import Desk, arranging, sort_out
from pipeline.store import headlines
from tests.cast import EVERYONE, NOON, headline
from tests.desk.flood import FLOOD
from tests.desk.river_desk import FAR_OFF, STORM, a_desk, filed, homes

WORDS = ("orrin", "dam", "marl", "bridge", "odalys", "lista", "hurricane", "roofs", "talks", "envoy", "vote", "budget")
_few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pages_by_story(desk: Desk) -> set[frozenset[str]]:
    """Which pages stand together, whatever number their story has."""
    home = homes(desk)
    pages: dict[int, set[str]] = {}
    for one in headlines.everything(desk.db):
        pages.setdefault(home[one.id], set()).add(one.canonical)
    return {frozenset(group) for group in pages.values()}


@_few
@given(st.permutations(range(len(FLOOD[:7]) + len(STORM))))
def test_the_order_of_arrival_within_one_second_does_not_matter(order: list[int]) -> None:
    printed = [
        replace(headline(words, EVERYONE[at % 9], number=at + 1, minutes=at), seen_at=NOON + timedelta(hours=1))
        for at, words in enumerate((*FLOOD[:7], *STORM))
    ]
    found = []
    for arriving in (printed, [printed[at] for at in order]):
        with TemporaryDirectory() as folder, a_desk(Path(folder)) as desk:
            filed(desk, arriving)
            found.append(pages_by_story(desk))

    assert found[0] == found[1]


@_few
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), min_size=1, max_size=10))
def test_a_second_run_changes_nothing(titles: list[list[str]]) -> None:
    with TemporaryDirectory() as folder, a_desk(Path(folder)) as desk:
        news = [
            headline(" ".join(words), EVERYONE[at % 9], number=at + 1, minutes=at) for at, words in enumerate(titles)
        ]
        filed(desk, news)
        before = homes(desk)

        assert sort_out(desk) == 0
        filed(desk, [*news, headline(FAR_OFF, EVERYONE[0], number=len(news) + 1, minutes=len(news))])

        after = homes(desk)
        assert after.pop(len(news) + 1) not in before.values()
        assert after == before


@pytest.mark.parametrize("ticks", [25, pytest.param(1000, marks=pytest.mark.long)])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_editor_s_word_holds_through_later_runs(tmp_path: Path, ticks: int, seed: int) -> None:
    dice = random.Random(seed)
    with a_desk(tmp_path) as desk:
        news = [*FLOOD[:4], *STORM]
        filed(desk, [headline(words, EVERYONE[at], number=at + 1, minutes=at) for at, words in enumerate(news)])
        split = arranging.split_headline(desk, 2)
        arranging.merge_stories(desk, homes(desk)[3], homes(desk)[6])  # the flood and the hurricane
        assert homes(desk)[2] == split

        for tick in range(ticks):
            words = dice.choice((*FLOOD, *STORM, " ".join(dice.sample(WORDS, 5))))
            number = len(news) + 1 + tick
            title = f"{words} {dice.choice(WORDS)}"
            filed(desk, [headline(title, EVERYONE[number % 9], number=number, minutes=10 + 7 * tick)])

            home = homes(desk)
            assert home[3] == home[6]
            assert home[2] not in (home[1], home[3])
