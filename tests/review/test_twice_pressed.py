"""What is pressed twice at once does one thing: the second press meets no other button that the answer brought."""

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.desk import editing
from pipeline.news import Link
from tests.review.channels import posts, with_channels
from tests.review.conftest import Served
from tests.review.drafts import laid, open_draft

BETWEEN_MS = 400  # within a double-click, and longer than an answer takes here


def clicks_twice(page: Page, button: Locator) -> None:
    """Click at one place twice, as a hand that double-clicks everything: the answer comes between the two."""
    button.scroll_into_view_if_needed()
    button.hover()
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for count in (1, 2):
        page.mouse.down(click_count=count)
        page.mouse.up(click_count=count)
        page.wait_for_timeout(BETWEEN_MS)
    page.wait_for_function("() => !document.querySelector('.htmx-request')")


def test_a_double_click_on_approve_approves(browser: Page, served: Served) -> None:
    open_draft(browser)

    clicks_twice(browser, browser.locator("#do-approval"))

    assert laid(served).draft.state == "approved"


def test_a_double_click_on_withdraw_approval_leaves_the_draft_unapproved(browser: Page, served: Served) -> None:
    open_draft(browser)
    browser.locator("#do-approval").click()
    expect(browser.locator("#do-approval")).to_have_text("Withdraw approval")
    browser.wait_for_timeout(600)  # that was another click

    clicks_twice(browser, browser.locator("#do-approval"))

    assert laid(served).draft.state != "approved"


def test_a_double_click_removes_one_link(browser: Page, served: Served) -> None:
    open_draft(browser)
    before = laid(served).lines

    clicks_twice(browser, browser.locator("#l2").get_by_role("button", name="Remove"))

    after = [line.words for line in laid(served).lines]
    assert after == [line.words for line in before if line.place != 2]


def test_a_double_click_removes_one_link_of_an_outlet_that_has_the_next_one_too(browser: Page, served: Served) -> None:
    with served.opened() as desk:
        for name in ("Ferry turns back", "Ferry turns back again"):
            link = Link(headline=name, url=f"https://selwen.example/{len(name)}", outlet="Selwen Post")
            editing.list_link(desk, 1, link=link, at=1, seen="", editor="editor")
    open_draft(browser)
    before = laid(served).lines

    clicks_twice(browser, browser.locator("#l1").get_by_role("button", name="Remove"))

    assert [line.words for line in laid(served).lines] == [line.words for line in before][1:]


def test_undo_is_pressed_as_often_as_it_is_clicked(browser: Page, served: Served) -> None:
    open_draft(browser)
    before = laid(served).lines
    for removed, place in ((1, 3), (2, 2)):
        browser.locator(f"#l{place}").get_by_role("button", name="Remove").click(force=True)
        expect(browser.locator("#field-list .num")).to_contain_text(f"{len(before) - removed} links")

    clicks_twice(browser, browser.locator("#do-undo"))

    assert laid(served).lines == before


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
