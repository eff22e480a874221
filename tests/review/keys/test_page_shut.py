"""The page of the keys is shut to where one came from, and not to the desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.drafts import current, open_draft, press


@pytest.mark.parametrize("way", ["Escape", "Enter"])
def test_who_looked_up_a_key_beside_a_draft_is_back_at_his_row(browser: Page, way: str) -> None:
    open_draft(browser)
    press(browser, "j", "j", "j")
    row = current(browser)
    browser.keyboard.press("?")
    expect(browser.get_by_role("link", name="Close")).to_be_focused()
    browser.wait_for_load_state()  # its script comes after the focus

    browser.keyboard.press(way)

    expect(browser.locator("#work")).to_be_visible()
    assert current(browser) == row


def test_who_opened_the_keys_by_their_address_is_led_to_the_desk(browser: Page) -> None:
    browser.goto("/keys")
    browser.keyboard.press("Escape")

    expect(browser.locator("main.desk")).to_be_visible()
