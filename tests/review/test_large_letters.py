"""A phone whose letters are twice as large: 320 pixels at 32 to the letter are what 160 are at 16."""

import pytest
from playwright.sync_api import Page

from tests.review.drafts import press

# How wide the widest bar is, and how much of the screen those that stay where they are cover.
_BARS = """() => {
  const bars = [...document.querySelectorAll(".top, .foot, .tabs")].filter((bar) => bar.checkVisibility());
  const stuck = bars.filter((bar) => getComputedStyle(bar).position === "sticky");
  const heights = stuck.map((bar) => bar.getBoundingClientRect().height);
  const scrolls = (bar) => getComputedStyle(bar).overflowX === "auto";   // what does not fit is reached in the bar
  const wide = (bar) => (scrolls(bar) ? bar.getBoundingClientRect().width : bar.scrollWidth);
  return [Math.max(...bars.map(wide)), heights.reduce((sum, one) => sum + one, 0)];
}"""


@pytest.mark.parametrize("path", ["/", "/drafts/1", "/drafts/1?panel=why#side", "/settings", "/archive"])
def test_the_bars_are_no_wider_than_the_page_and_cover_no_more_than_a_third_of_it(browser: Page, path: str) -> None:
    browser.set_viewport_size({"width": 160, "height": 400})
    browser.goto(path)
    if path == "/drafts/1":
        press(browser, "j", "j", "l")

    wide, covered = browser.evaluate(_BARS)

    assert wide <= 160
    assert covered <= 400 / 3


@pytest.mark.few
@pytest.mark.parametrize("path", ["/", "/drafts/1", "/drafts/1?panel=why#side", "/outlets"])
@pytest.mark.parametrize(("width", "height"), [(320, 225), (640, 450)], ids=["400%", "200%"])
def test_on_a_screen_that_is_zoomed_the_bars_leave_more_than_half_of_it(
    browser: Page, path: str, width: int, height: int
) -> None:
    browser.set_viewport_size({"width": width, "height": height})
    browser.goto(path)
    if path == "/drafts/1":
        press(browser, "j", "j", "l")

    _, covered = browser.evaluate(_BARS)

    assert covered < height / 2
