"""What is pressed twice at once does one thing: the second press meets no other button that the answer brought."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.channels import posts, with_channels
from tests.review.conftest import Served
from tests.review.drafts import open_draft


@pytest.mark.parametrize("wait_ms", [20, 600], ids=["before the answer", "after it"])
def test_a_second_enter_on_withdraw_does_not_publish_again(browser: Page, served: Served, wait_ms: int) -> None:
    with_channels(served)
    open_draft(browser)
    browser.locator("#do-live-blog").click()
    expect(browser.locator("#place-blog .push").first).to_contain_text("Live")

    browser.locator("#do-withdraw-blog").focus()
    browser.keyboard.press("Enter")
    browser.wait_for_timeout(wait_ms)
    browser.keyboard.press("Enter")

    expect(browser.locator("#field-posting")).to_be_focused()
    browser.wait_for_timeout(1500)  # a publication would have been answered
    expect(browser.locator("#place-blog .push").first).to_contain_text("Withdrawn")
    [file] = posts(served)
    assert "draft: true" in file.read_text(encoding="utf-8")
