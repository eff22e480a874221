"""A session that ends while a draft is open: the page says what helps, and goes on once that was done."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Served, signs_in
from tests.review.drafts import LONG, laid, open_draft, stored, until


@pytest.fixture
def page(browser: Page) -> Page:
    """The first draft of the evening, open; then this browser's session ends."""
    open_draft(browser)
    browser.context.clear_cookies()
    return browser


def test_words_typed_before_the_new_session_are_saved_in_it(page: Page, served: Served) -> None:
    page.locator("#f-comment").fill(LONG)
    expect(page.locator("#saved")).to_have_text("Not saved; sign in in another tab")

    signs_in(page, served)

    until(page, lambda: stored(served) == LONG, seconds=15)
    expect(page.locator("#saved")).to_contain_text("Saved")


def test_an_action_says_to_sign_in_then_to_do_it_again_and_is_done(page: Page, served: Served) -> None:
    said, button = page.locator("#saved"), page.locator("#do-approval")
    button.click()
    expect(said).to_have_text("Not done; sign in in another tab")
    signs_in(page, served)

    button.click()
    expect(said).to_have_text("Not done; you signed in anew: do it again")
    button.click()

    expect(button).to_have_text("Withdraw approval")
    assert laid(served).draft.state == "approved"
