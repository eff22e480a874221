"""What the desk page shows, worked out: scores that add up, hours, plots, words, and what the process remembers."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk import arranging
from pipeline.desk.evening import Asked, Memory, evening
from pipeline.desk.evening.lens import countries_in_words, outlets_in_words
from pipeline.desk.evening.rows import STRETCHES, parts, stretches
from pipeline.desk.ranking import window_as_it_stands
from pipeline.news import Term
from pipeline.review.hours_plot import PLOT_WIDTH, SCORE_WIDTH, hours_bars, score_bar
from pipeline.store import headlines
from pipeline.store.database import writing
from tests.cast import EVERYONE, NOON, headline
from tests.desk.river_desk import a_desk, printed

TERMS = st.lists(
    st.builds(Term, name=st.just("coverage"), weight=st.floats(0, 10), value=st.floats(0, 1)), min_size=1, max_size=8
)


@given(TERMS)
def test_parts_add_up_to_the_rounded_score_and_each_is_off_by_less_than_a_hundredth(terms: list[Term]) -> None:
    printed_parts = parts(terms)

    assert sum(part.hundredths for part in printed_parts) == round(sum(term.points * 100 for term in terms))
    assert all(abs(part.hundredths - term.points * 100) < 1 for part, term in zip(printed_parts, terms, strict=True))


@given(TERMS)
def test_the_bar_of_a_score_stays_within_its_width(terms: list[Term]) -> None:
    bars = score_bar(parts(terms), sum(term.weight for term in terms))

    assert all(bar.x >= 0 and bar.x + bar.width <= SCORE_WIDTH + 0.4 for bar in bars)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=STRETCHES))
def test_a_plot_stays_within_its_frame(counts: list[int]) -> None:
    for bar in hours_bars(counts):
        assert bar.x >= 0
        assert bar.x + bar.width <= PLOT_WIDTH
        assert bar.y >= 0
        assert bar.y + bar.height <= 22.1


def test_each_headline_stands_in_the_stretch_of_its_hour() -> None:
    news = [headline("Ferry late", minutes=minutes) for minutes in (-1, -119, -121)]

    counts = stretches(news, now=NOON, window_hours=48)

    assert counts[-2:] == (1, 2)


@pytest.mark.parametrize(
    ("outlets", "words"),
    [
        pytest.param(1, "Harbour Times", id="one"),
        pytest.param(5, "Harbour Times, Quay Radio, Lista Post, Marl Herald, Marl Today", id="five are all named"),
        pytest.param(7, "Harbour Times, Quay Radio, Lista Post, Marl Herald and 3 more", id="more are counted"),
    ],
)
def test_outlets_are_named_and_the_rest_is_counted(outlets: int, words: str) -> None:
    kept = [headline("Ferry late", outlet, number=n, minutes=n) for n, outlet in enumerate(EVERYONE[:outlets], start=1)]

    assert outlets_in_words(kept[0], kept) == words


def test_countries_have_the_names_that_headlines_print() -> None:
    assert countries_in_words(["GB", "US", "JP", "XQ"]) == "UK, US, Japan, XQ"


def test_a_warm_memory_has_the_window_of_the_store_while_time_goes_on_and_news_comes(tmp_path: Path) -> None:
    memory = Memory()
    with a_desk(tmp_path) as desk:
        for step, numbers in enumerate([(0, 1, 2), (3, 4), (), (5, 6, 7)]):
            printed(desk, *numbers)
            if step == 2:
                arranging.split_headline(desk, 2)
            later = replace(desk, now=desk.now + timedelta(hours=12 * step))

            assert memory.window(later)[0] == window_as_it_stands(later)


def test_a_story_that_did_not_change_is_not_worked_out_again(tmp_path: Path) -> None:
    memory = Memory()
    with a_desk(tmp_path) as desk:
        printed(desk, 0, 1, 2)
        [before] = memory.window(desk)[1]
        with writing(desk.db):
            headlines.file(desk.db, [headline("Choir wins the winter prize", EVERYONE[8], number=50, minutes=30)])

        [after] = memory.window(desk)[1]

        assert after is before


def test_the_same_evening_is_laid_out_once_until_something_changes(tmp_path: Path) -> None:
    memory = Memory()
    with a_desk(tmp_path) as desk:
        printed(desk, 0, 1, 2)
        first = evening(desk, memory=memory)

        assert evening(desk, memory=memory) is first
        arranging.hide_story(desk, 1)
        assert evening(desk, memory=memory).beats == ()
        assert evening(desk, Asked(hours=1), memory=memory) is not first
