"""What a page that closed left in the browser stays there until it is taken or thrown away, whatever is typed since."""

import contextlib
import json

import pytest
from playwright.sync_api import Error, Page, expect

from tests.review.conftest import Served
from tests.review.drafts import LONG, laid, open_draft, stored, until

LEFT = "Left by a page that closed."


@pytest.fixture
def page(browser: Page) -> Page:
    """The first draft, open; an earlier page of it has left words in this browser."""
    open_draft(browser)
    leaves(browser, LEFT)
    browser.reload()
    expect(browser.locator("[data-words]")).to_have_text(LEFT)
    return browser


def leaves(page: Page, text: str) -> None:
    """Leave words as a page does that the desk did not answer any more."""
    said = json.dumps({"text": text, "refs": [], "version": ""})
    page.evaluate("(said) => localStorage.setItem('copydesk:1:comment', said)", said)


def test_words_left_are_offered_again_when_they_were_ignored_and_typed_over(page: Page, served: Served) -> None:
    page.locator("#f-comment").fill(LONG)
    until(page, lambda: stored(served) == LONG)

    page.reload()

    expect(page.locator("#f-comment")).to_have_value(LONG)
    expect(page.locator("[data-words]")).to_have_text(LEFT)


def test_words_left_are_still_offered_after_an_action(page: Page) -> None:
    lines = page.locator(".links > li").count()
    page.locator("#l1").hover()
    page.locator("#l1").get_by_role("button", name="Remove").click()

    expect(page.locator(".links > li")).to_have_count(lines - 1)
    expect(page.locator("[data-words]")).to_have_text(LEFT)


def test_words_left_that_are_used_give_way_to_none_that_were_typed_over_them(page: Page) -> None:
    page.context.set_offline(True)
    page.locator("#f-comment").fill(LONG)
    expect(page.locator("#saved")).to_contain_text("Not saved")

    page.get_by_role("button", name="Use it").click()

    expect(page.locator("#f-comment")).to_have_value(LEFT)
    expect(page.locator("[data-words]")).to_have_text(LONG)


@pytest.mark.own_profile  # its process dies
def test_words_of_two_pages_that_both_ended_unsaved_are_both_offered(page: Page) -> None:
    other, dead = page.context.new_page(), list[Page]()
    other.goto("/drafts/1")
    for typed, text in ((page, "Typed in the one."), (other, "Typed in the other.")):
        typed.route("**/drafts/1/comment", lambda route: route.abort())
        typed.locator("#f-comment").fill(text)
        expect(typed.locator("#saved")).to_contain_text("Not saved")
        typed.on("crash", lambda gone: dead.append(gone))  # it asks for a function of Python
    for typed in (page, other):
        if typed not in dead:  # two pages of one site may share a process
            with typed.expect_event("crash"), contextlib.suppress(Error):
                typed.goto("chrome://crash")
    later = page.context.new_page()
    later.goto("/drafts/1")

    expect(later.locator("[data-words]")).to_have_count(3)
    assert set(later.locator("[data-words]").all_inner_texts()) == {LEFT, "Typed in the one.", "Typed in the other."}


def test_words_left_that_are_used_are_not_offered_again(page: Page, served: Served) -> None:
    page.get_by_role("button", name="Use it").click()
    for button in page.get_by_role("button", name="Use mine").all():
        button.click()
    until(page, lambda: LEFT in (stored(served), *(one.mine for one in laid(served).asides)))

    page.reload()

    expect(page.locator("#work")).to_be_visible()
    expect(page.locator("[data-words]")).to_have_count(0)


def test_words_that_the_desk_has_are_kept_nowhere_else(page: Page, served: Served) -> None:
    page.get_by_role("button", name="Throw it away").click()
    page.locator("#f-comment").fill(LONG)
    until(page, lambda: stored(served) == LONG)

    expect(page.locator("#saved")).to_contain_text("Saved")
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('copydesk:1:'))")
