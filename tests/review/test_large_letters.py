"""A phone whose letters are twice as large: 320 pixels at 32 to the letter are what 160 are at 16."""

import pytest
from playwright.sync_api import Page

from tests.review.drafts import press


@pytest.mark.parametrize("path", ["/", "/drafts/1", "/drafts/1?panel=why#side", "/settings", "/archive"])
def test_the_bars_are_no_wider_than_the_page_and_cover_no_more_than_a_third_of_it(browser: Page, path: str) -> None:
    browser.set_viewport_size({"width": 160, "height": 400})
    browser.goto(path)
    if path == "/drafts/1":
        press(browser, "j", "j", "l")

    wide, covered = browser.evaluate("""() => {
      const bars = [...document.querySelectorAll(".top, .foot, .tabs")].filter((bar) => bar.checkVisibility());
      const stuck = bars.filter((bar) => getComputedStyle(bar).position === "sticky");
      const heights = stuck.map((bar) => bar.getBoundingClientRect().height);
      const scrolls = (bar) => getComputedStyle(bar).overflowX === "auto";   // what does not fit is reached in the bar
      const wide = (bar) => (scrolls(bar) ? bar.getBoundingClientRect().width : bar.scrollWidth);
      return [Math.max(...bars.map(wide)), heights.reduce((sum, one) => sum + one, 0)];
    }""")

    assert wide <= 160
    assert covered <= 400 / 3
