"""On a narrow page one column is seen at a time: it stays the one in which something was done."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.drafts import open_draft


@pytest.fixture
def phone(browser: Page) -> Page:
    """The first draft of the evening on a phone."""
    browser.set_viewport_size({"width": 390, "height": 700})
    return open_draft(browser)


def test_who_adds_headlines_to_the_list_stays_with_the_story(phone: Page) -> None:
    phone.get_by_role("link", name="Story").click()
    row = phone.locator(".heads > li:has([formaction$='/links'])").last
    row.click()
    before = phone.evaluate("scrollY")

    row.locator("[formaction$='/links']").click()

    expect(phone.locator(".toast")).to_contain_text("Added")
    expect(phone.locator("#story")).to_be_visible()
    expect(phone.locator("#edit")).not_to_be_visible()
    assert phone.evaluate("scrollY") == pytest.approx(before, abs=60)


def test_an_action_leaves_the_panel_open(browser: Page) -> None:
    browser.set_viewport_size({"width": 1100, "height": 800})
    open_draft(browser)
    browser.get_by_role("link", name="Panel").click()
    expect(browser.locator("#side")).to_be_visible()

    browser.locator("#do-approval").click()

    expect(browser.locator("#do-approval")).to_have_text("Withdraw approval")
    expect(browser.locator("#side")).to_be_visible()


def test_the_address_without_a_column_still_shows_the_draft(phone: Page) -> None:
    phone.locator("#do-approval").click()

    expect(phone.locator("#do-approval")).to_have_text("Withdraw approval")
    expect(phone.locator("#edit")).to_be_visible()
