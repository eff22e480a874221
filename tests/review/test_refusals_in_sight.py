"""A refused action says so where the editor is, however far down or in which column, and nothing else beside it."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Served, signed_in_again
from tests.review.drafts import form, laid, open_draft, press


def others_move(served: Served) -> None:
    """Another editor moves the first link down."""
    with signed_in_again(served) as other:
        answer = other.press("/drafts/1/links/1/place", form(laid(served), to="2"))
    assert answer.status_code == 303


def told(page: Page) -> None:
    expect(page.locator("#told")).to_contain_text("Not done. The list changed while you worked.")
    expect(page.locator("#told")).to_be_in_viewport()
    expect(page.locator("#told button")).to_have_count(0)


def test_a_late_move_is_refused_in_sight_of_the_list(browser: Page, served: Served) -> None:
    page = open_draft(browser)
    others_move(served)
    page.locator("#l1 a.hl").focus()

    press(page, "Shift+J")

    told(page)
    page.locator("#told a").click()
    expect(page.locator("#note")).to_be_in_viewport()


@pytest.mark.parametrize("column", ["#story", "#edit"])
def test_on_a_phone_it_is_said_in_the_column_one_is_in_and_leads_to_the_rest(
    browser: Page, served: Served, column: str
) -> None:
    browser.set_viewport_size({"width": 320, "height": 640})
    browser.goto(f"/drafts/1{column}")
    others_move(served)
    row = browser.locator(".heads > li" if column == "#story" else ".links > li").nth(1)
    row.locator("a.hl").first.focus()

    press(browser, "a")

    told(browser)
    browser.locator("#told a").click()
    expect(browser.locator("#note")).to_be_in_viewport()
