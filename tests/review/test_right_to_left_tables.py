"""In a blog that is written from right to left each column of a table begins below its heading, at every width."""

import pytest
from playwright.sync_api import Page

from tests.review.conftest import Served

# Where the words of a cell begin and end, in pixels from the sides of what holds them.
_EDGES = """
(cells) => [...document.querySelectorAll(cells)].filter((cell) => cell.checkVisibility() && cell.textContent.trim())
  .map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const words = range.getBoundingClientRect();
    return [Math.round(words.left), Math.round(words.right)];
  })
"""


@pytest.fixture
def turned(served: Served, browser: Page) -> Page:
    """The page of a blog in Arabic."""
    settings = served.desk.folder / "copydesk.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "en"', 'language = "ar"'), "utf-8")
    browser.set_viewport_size({"width": 1440, "height": 900})
    return browser


def rights(page: Page, cells: str) -> set[int]:
    return {right for _, right in page.evaluate(_EDGES, cells)}


def lefts(page: Page, cells: str) -> set[int]:
    return {left for left, _ in page.evaluate(_EDGES, cells)}


@pytest.mark.parametrize("column", [1, 2, 3])
def test_a_heading_stands_above_its_column(turned: Page, column: int) -> None:
    turned.goto("/outlets")
    heading, cells = f".grid thead th:nth-child({column})", f".grid tbody tr > :nth-child({column})"

    assert rights(turned, f"{heading}, {cells}") == rights(turned, heading)


@pytest.mark.parametrize("column", [4, 5])
def test_figures_end_below_the_end_of_their_heading(turned: Page, column: int) -> None:
    turned.goto("/outlets")
    heading, cells = f".grid thead th:nth-child({column})", f".grid tbody tr > :nth-child({column})"

    assert lefts(turned, f"{heading}, {cells}") == lefts(turned, heading)


def test_the_first_column_begins_at_the_side_of_the_page(turned: Page) -> None:
    turned.goto("/outlets")

    assert rights(turned, ".grid thead th:first-child") == rights(turned, "h1")


@pytest.mark.parametrize("path", ["/outlets", "/settings"])
def test_on_a_phone_a_row_begins_and_ends_at_the_sides_of_the_page(turned: Page, path: str) -> None:
    turned.set_viewport_size({"width": 390, "height": 844})
    turned.goto(path)

    assert rights(turned, ".grid tbody tr > :is(th, .full:not(:has(p)))") == rights(turned, "h1")


def test_on_a_phone_the_hour_of_a_run_and_what_it_brought_end_at_the_side_of_the_page(turned: Page) -> None:
    turned.set_viewport_size({"width": 390, "height": 844})
    turned.goto("/runs")

    assert len(lefts(turned, ".runs tbody td.when, .runs tbody td.full + .r")) == 1


def test_the_terms_of_a_score_begin_at_the_side_of_the_panel(turned: Page) -> None:
    turned.goto("/drafts/1?panel=why#side")

    assert len(rights(turned, "#side .terms th")) == 1
