"""What waited long before it was sorted: each finds the stories that were open when it arrived."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import cluster
from pipeline.news import Headline
from tests.cast import EVERYONE, LISTA_POST, NOON, headline
from tests.desk.river_desk import FAR_OFF, STORM, a_desk, filed, homes


def arriving(number: int, words: str, *, days: float) -> Headline:
    at = NOON + timedelta(days=days)
    return replace(headline(words, EVERYONE[number], number=number), seen_at=at, published=at)


def test_half_a_month_of_headlines_is_sorted_in_one_go(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        filed(desk, [arriving(1, STORM[0], days=0), arriving(2, STORM[1], days=0), arriving(3, FAR_OFF, days=15)])

        home = homes(desk)
        assert home[1] == home[2] != home[3]


def test_an_old_page_that_becomes_news_late_does_not_disturb_what_came_since(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        filed(desk, [arriving(1, STORM[0], days=200)])
        before = homes(desk)
        filed(desk, [arriving(2, STORM[0], days=0), arriving(3, STORM[1], days=200.1)])

        home = homes(desk)
        assert home[1] == home[3] == before[1] != home[2]


@pytest.mark.parametrize("hours", [335, 340])
def test_the_desk_looks_as_far_back_as_stories_are_open(tmp_path: Path, hours: int) -> None:
    first = arriving(1, STORM[0], days=-1 / 6)
    again = replace(headline(f"{STORM[0]} again", LISTA_POST, number=2), seen_at=first.seen_at + timedelta(hours=hours))
    again = replace(again, published=again.seen_at)
    [placing], _ = cluster.place([again], [(first, 1)])
    with a_desk(tmp_path) as desk:
        filed(desk, [first])
        filed(desk, [again])

        assert homes(desk)[2] == placing.story == 1
