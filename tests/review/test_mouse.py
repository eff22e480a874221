"""A click does what its button says also in a row that is not current yet, though such a row is laid out anew."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Served
from tests.review.drafts import laid, open_draft

# Rows whose headline does not lead.
ROWS = [f"#story [data-row]:nth-child({place} of :has([formaction$='/lead']))" for place in (1, 4)]


@pytest.mark.parametrize("row", ROWS, ids=["first", "fourth"])
def test_a_button_of_a_row_under_the_mouse_is_pressed_by_one_click(browser: Page, served: Served, row: str) -> None:
    open_draft(browser)
    headline = browser.locator(f"{row} a.hl").first.inner_text()
    browser.locator(row).hover()

    browser.locator(f"{row} [formaction$='/lead']").click()

    expect(browser.locator("#field-lead .lead a")).to_have_text(headline)
    lead = laid(served).draft.roundup.lead
    assert lead is not None
    assert lead.headline == headline


def test_a_row_is_current_after_a_click_in_it(browser: Page) -> None:
    open_draft(browser)
    row = browser.locator(ROWS[1])
    row.hover()

    row.get_by_role("link", name="More").click()

    expect(row).to_have_attribute("aria-current", "true")


def test_a_story_of_the_desk_is_opened_by_one_click_of_its_button(browser: Page) -> None:
    browser.goto("/")
    row = browser.locator(".stories > li:not([aria-current]):has(> .acts button)").nth(1)
    button = row.locator("> .acts button, > .acts a.btn").first
    address = button.evaluate("one => one.href || one.formAction")
    row.hover()
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))

    button.click()

    browser.wait_for_timeout(500)
    assert address in asked
