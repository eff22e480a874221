"""Copy as HTML copies the post, or nothing: never the page that says why there is none."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.drafts import open_draft

BEFORE = "what lay in the clipboard before"


@pytest.fixture
def clipboard(browser: Page) -> Page:
    """A page that may read the clipboard, which holds something."""
    browser.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_draft(browser)
    browser.evaluate("words => navigator.clipboard.writeText(words)", BEFORE)
    return browser


@pytest.mark.parametrize(
    ("status", "said"),
    [
        pytest.param(403, "sign in in another tab", id="signed-out"),
        pytest.param(503, "the desk answered 503", id="no-desk"),
    ],
)
def test_a_page_that_says_why_there_is_none_is_not_copied(clipboard: Page, status: int, said: str) -> None:
    clipboard.route("**/post?form=html", lambda route: route.fulfill(status=status, body="<h1>Sign in</h1>"))

    clipboard.get_by_role("link", name="Copy as HTML").click()

    expect(clipboard.locator("#saved")).to_contain_text(f"Not copied; {said}")
    assert clipboard.evaluate("() => navigator.clipboard.readText()") == BEFORE
    assert "/drafts/1" in clipboard.url


def test_a_desk_that_does_not_answer_leaves_the_page_open(clipboard: Page) -> None:
    clipboard.route("**/post?form=html", lambda route: route.abort())

    clipboard.get_by_role("link", name="Copy as HTML").click()

    expect(clipboard.locator("#saved")).to_contain_text("Not copied; the desk does not answer")
    assert clipboard.url.endswith("/drafts/1")
