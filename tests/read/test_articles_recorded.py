"""The reader over recorded pages of real outlets: it may not fall below what it reached."""

import pytest

from bench import articles as bench

pytestmark = pytest.mark.skipif(not bench.PAGES.exists(), reason="the recorded pages are not beside this checkout")

# What was reached, less about one page in a hundred; percent of the pages that have an expectation.
FLOORS: dict[str, dict[str, float]] = {
    "fundus": {
        "title_exact": 86,
        "title_in_set": 100,
        "day": 98.5,
        "byline": 92,
        "lede_first": 98,
        "first_in_three": 96.5,
        "clean_four": 95,
        "picture_file": 89,
        "picture_alt": 88.5,
        "picture_credit": 91.5,
    },
    "aeb": {"lede_first": 93, "first_in_three": 93, "clean_four": 80},
    "postlight": {"title_exact": 95, "day": 100, "byline": 90, "picture_file": 90},
}


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    return bench.figures(list(bench.score(bench.PAGES)))


@pytest.mark.parametrize(
    ("name", "measure", "floor"),
    [
        pytest.param(name, measure, floor, id=f"{name} {measure}")
        for name, floors in FLOORS.items()
        for measure, floor in floors.items()
    ],
)
def test_the_reader_keeps_what_it_reached(
    figures: dict[str, dict[str, float]], name: str, measure: str, floor: float
) -> None:
    assert figures[name][measure] >= floor
