"""A reader's own colours (high contrast): where one is, and what can be pressed, is still to be seen."""

import pytest
from playwright.sync_api import Locator, Page


@pytest.fixture
def page(browser: Page) -> Page:
    """A page in a reader's own colours."""
    browser.emulate_media(forced_colors="active")
    return browser


@pytest.mark.parametrize(("bar", "here", "elsewhere"), [(".top nav", "Desk", "Archive"), (".tabs", "Preview", "Diff")])
def test_only_the_page_where_one_is_has_a_line_beneath_it(page: Page, bar: str, here: str, elsewhere: str) -> None:
    page.goto("/drafts/1")
    links = page.locator(bar)

    line = _drawn(links.get_by_role("link", name=here), "border-block-end-color")

    assert line != _ground(page)
    assert _drawn(links.get_by_role("link", name=elsewhere), "border-block-end-color") == _ground(page)


def test_on_a_phone_the_column_that_one_sees_is_framed(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/drafts/1#story")

    columns = page.get_by_role("navigation", name="Columns")

    assert _drawn(columns.get_by_role("link", name="Story"), "outline-style") == "solid"
    assert _drawn(columns.get_by_role("link", name="Draft"), "outline-style") == "none"


def test_what_cannot_be_pressed_looks_otherwise_than_what_can(page: Page) -> None:
    page.goto("/drafts/1")

    assert _drawn(page.locator("#do-redo"), "color") != _drawn(page.get_by_role("button", name="Discard"), "color")


def _drawn(one: Locator, part: str) -> str:
    return str(one.first.evaluate("(one, part) => getComputedStyle(one).getPropertyValue(part)", part))


def _ground(page: Page) -> str:
    page.locator("body").evaluate("one => { one.style.outlineColor = 'Canvas'; }")
    return _drawn(page.locator("body"), "outline-color")
