"""A draft that is posted or discarded takes no change: its page offers none, and says what opens it again."""

import re

import pytest
from playwright.sync_api import Page, expect

from pipeline.desk import approve, discard, publishing
from pipeline.desk.publishing import Order, Pace
from tests.review.channels import with_channels
from tests.review.conftest import Client, Served
from tests.review.drafts import open_draft, press

# What a draft's buttons ask that would change it; what is asked of stories, outlets and channels is no change of it.
CHANGES = re.compile(
    r'(?:formaction|href)="(/drafts/1/(?:lead|links|citations|comment|title|excerpt|labels|media|suggestions|addresses'
    r"|notices|format|regeneration|pictures)\b[^\"]*)"
)
WAY_BACK = {
    "published": ("Correct this post", "to change it, correct the post"),
    "discarded": ("Restore", "restore it"),
}


@pytest.fixture(params=["published", "discarded"])
def state(request: pytest.FixtureRequest, served: Served) -> str:
    """The first draft of the evening is closed."""
    with_channels(served)
    with served.opened() as desk:
        if request.param == "discarded":
            discard(desk, 1, editor="editor")
        else:
            approve(desk, 1, editor="editor")
            order = Order(draft=1, channel="site", live=True, editor="editor")
            publishing.publish(desk, order, Pace(clock=lambda: desk.now))
    return str(request.param)


def test_its_page_offers_no_change_of_it_and_says_what_opens_it(client: Client, state: str) -> None:
    page = client.get("/drafts/1").text

    # The form's first button is what Enter presses; it is shown to nobody.
    assert set(CHANGES.findall(page)) <= {"/drafts/1/comment"}
    assert page.count('formaction="/drafts/1/comment"') == 1
    button, words = WAY_BACK[state]
    assert f">{button}<" in page
    assert words in re.sub("<[^>]+>", "", page)


def test_an_address_opens_no_field_of_it(client: Client, state: str) -> None:
    for field in ("lead", "labels", "address", "1", "correct"):
        assert "data-open" not in client.get(f"/drafts/1?edit={field}").text


def test_its_words_can_be_read_and_copied_and_not_typed_over(browser: Page, state: str) -> None:
    open_draft(browser)

    expect(browser.locator("#f-title")).not_to_be_editable()
    expect(browser.locator("#f-comment")).not_to_be_editable()
    assert browser.locator(".para input").count() == browser.locator(".para input:disabled").count() > 0


def test_no_key_asks_for_a_change_of_it(browser: Page, state: str) -> None:
    open_draft(browser)
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)

    press(browser, "j", "l", "j", "a", "c", "1", "e", "Escape", "n", "r", "Shift+J")
    browser.wait_for_timeout(300)

    assert asked == []


def test_once_it_is_open_again_it_offers_them_again(browser: Page, state: str) -> None:
    open_draft(browser)
    browser.get_by_role("button", name=WAY_BACK[state][0]).click()

    expect(browser.locator("#f-title")).to_be_editable()
    expect(browser.locator("#story [formaction$='/lead']").first).to_be_attached()
    expect(browser.locator(".foot .hints .changes").first).not_to_have_css("display", "none")
