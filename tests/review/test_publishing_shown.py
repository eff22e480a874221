"""Publishing takes seconds, in which links and the blog are asked: the page says so, and takes no second press."""

import re

from playwright.sync_api import Page, Route, expect

from tests.review.channels import posts, with_channels
from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import open_draft
from tests.review.posting_block import approve, block, retitle

BUSY = "Asking the links, then publishing …"


def test_a_button_that_publishes_says_what_is_done_until_it_is(browser: Page, served: Served) -> None:
    with_channels(served)
    held: list[Route] = []
    browser.route("**/postings?*", lambda route: held.append(route))
    open_draft(browser)
    button = browser.locator("#do-live-blog")

    button.click()

    expect(button).to_have_text(BUSY)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(browser.locator("#saved")).to_have_text(BUSY)
    button.click(force=True)
    while not held:  # the browser tells of a request in its own time
        browser.wait_for_timeout(20)
    assert len(held) == 1
    held[0].continue_()
    expect(browser.locator("#place-blog")).to_contain_text("Live")
    assert (len(held), len(posts(served))) == (1, 1)


def test_a_button_whose_request_came_to_nothing_can_be_pressed_again(browser: Page, served: Served) -> None:
    with_channels(served)
    browser.route("**/postings?*", lambda route: route.abort())
    open_draft(browser)
    button = browser.locator("#do-live-blog")

    button.click()

    expect(browser.locator("#saved")).to_contain_text("the desk does not answer")
    expect(button).to_have_text("Approve and publish on blog")
    expect(button).not_to_have_attribute("aria-disabled", "true")


def test_the_block_says_who_approved_the_text_and_when(served: Served, client: Client) -> None:
    with_channels(served)
    assert "Approved by" not in block(client)

    approve(client, served)

    said = block(client)
    assert re.search(r'Approved by you, <time datetime="[^"]+">18:0\d</time>', said)
    with signed_in_again(served) as other:
        assert "Approved by editor, <time" in block(other)
    retitle(client, served, "Another Title")
    assert "Approved by" not in block(client)
