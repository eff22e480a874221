"""Words typed on the draft page are saved as they are typed, and whatever happens none are lost."""

import contextlib

import pytest
from playwright.sync_api import Error, Page, expect

from tests.review.conftest import Served
from tests.review.drafts import (
    LONG,
    laid,
    stored,
    until,
)


def test_words_are_saved_within_a_second_and_the_cursor_stays(page: Page, served: Served) -> None:
    page.locator("#f-comment").focus()
    page.keyboard.type(LONG)

    until(page, lambda: stored(served) == LONG, 1)
    expect(page.locator("#by-comment")).to_contain_text("you,")
    expect(page.locator("#f-comment")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text(LONG)


def test_words_are_saved_while_the_editor_types_on(page: Page, served: Served) -> None:
    page.locator("#f-comment").focus()
    for word in range(30):
        page.keyboard.type(f"word {word} ", delay=20)
        if stored(served):
            return
    raise AssertionError("nothing was saved before the typing stopped")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("\u0643\u0644\u0645\u0629 \u0637\u0648\u064a\u0644\u0629 " * 1200, id="arabic"),
        pytest.param("\u5317\u4eac\u4e0a\u6d77\u5e7f\u5dde\u3002" * 1800, id="chinese"),
    ],
)
def test_a_long_comment_is_saved_in_any_script(page: Page, served: Served, words: str) -> None:
    page.locator("#f-comment").fill(words.strip())

    until(page, lambda: stored(served) == words.strip())
    expect(page.locator("#saved")).to_contain_text("Saved")


@pytest.mark.own_profile  # its clock
def test_a_comment_that_the_desk_refuses_for_its_length_says_so_and_is_saved_once_it_is_shorter(
    page: Page, served: Served
) -> None:
    sent: list[str] = []
    page.clock.install()
    page.on("response", lambda answer: sent.append(answer.url) if answer.status == 413 else None)
    page.locator("#f-comment").fill("\u5317\u4eac\u4e0a\u6d77\u5e7f\u5dde\u3002" * 16_000)  # each is 9 bytes of a form
    expect(page.locator("#saved")).to_have_text("Not saved; it is more than the desk takes at once, shorten it")
    page.clock.run_for(60_000)

    page.locator("#f-comment").fill(LONG)

    until(page, lambda: stored(served) == LONG)
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert len(sent) == 1  # it was not tried again and again


def test_the_title_is_saved_with_its_mark(page: Page, served: Served) -> None:
    page.locator("#f-title").fill("Ferry Turns Back (Update)")

    until(page, lambda: laid(served).draft.roundup.title == "Ferry Turns Back")
    assert laid(served).draft.roundup.update


def test_words_typed_just_before_leaving_are_saved(page: Page, served: Served) -> None:
    page.locator("#f-comment").fill(LONG)

    page.goto("/keys")

    until(page, lambda: stored(served) == LONG)


def test_words_typed_just_before_an_action_are_saved_with_it(page: Page, served: Served) -> None:
    lines = len(laid(served).lines)
    page.locator("#f-comment").fill(LONG)

    page.locator("#l1").hover()
    page.locator("#l1").get_by_role("button", name="Remove").click()
    expect(page.locator(".links > li")).to_have_count(lines - 1)

    assert stored(served) == LONG
    expect(page.locator("#f-comment")).to_have_value(LONG)


def test_approval_after_typing_approves_what_was_typed(page: Page, served: Served) -> None:
    page.locator("#f-comment").fill(LONG)
    page.get_by_role("button", name="Approve", exact=True).click()

    until(page, lambda: laid(served).draft.state == "approved")
    expect(page.locator("#state")).to_have_text("Approved, not on the blog")
    assert (laid(served).draft.state, stored(served)) == ("approved", LONG)


def test_a_desk_that_does_not_answer_gets_the_words_when_it_is_back(page: Page, served: Served) -> None:
    page.context.set_offline(True)
    page.locator("#f-comment").fill(LONG)
    expect(page.locator("#saved")).to_contain_text("Not saved; trying again")
    assert stored(served) == ""

    page.context.set_offline(False)

    until(page, lambda: stored(served) == LONG, 8)
    expect(page.locator("#saved")).to_contain_text("Saved")


@pytest.mark.own_profile  # its process dies
def test_words_that_were_never_saved_are_offered_again(page: Page, served: Served) -> None:
    page.route("**/drafts/1/comment", lambda route: route.abort())
    page.locator("#f-comment").fill(LONG)
    expect(page.locator("#saved")).to_contain_text("Not saved")
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")

    later = page.context.new_page()
    later.goto("/drafts/1")
    expect(later.locator("[data-words]")).to_have_text(LONG)
    later.get_by_role("button", name="Use it").click()

    until(later, lambda: stored(served) == LONG)
    expect(later.locator("[data-words]")).to_have_count(0)


def test_words_that_are_thrown_away_are_not_offered_again(page: Page, served: Served) -> None:
    page.evaluate(
        "() => localStorage.setItem('copydesk:1:comment', JSON.stringify({text: 'Old.', refs: [], version: ''}))"
    )
    page.reload()

    page.get_by_role("button", name="Throw it away").click()
    page.reload()

    expect(page.locator("#f-comment")).to_be_visible()
    expect(page.locator("[data-words]")).to_have_count(0)
    assert stored(served) == ""


def test_paragraphs_are_chosen_by_a_click(page: Page, served: Served) -> None:
    page.locator("#p0").click()

    expect(page.locator("#field-excerpt .num")).to_contain_text("2 of 3")
    lead = laid(served).draft.roundup.lead
    assert lead is not None
    assert len(lead.excerpt) == 2
    expect(page.locator("#p0")).to_be_focused()


def test_html_is_copied(page: Page, served: Served) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("link", name="Copy as HTML").click()

    expect(page.locator("#saved")).to_contain_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert laid(served).draft.roundup.title in copied
    assert "<blockquote" in copied


@pytest.mark.own_profile  # its clock
def test_what_was_typed_without_a_network_is_saved_as_soon_as_there_is_one(page: Page, served: Served) -> None:
    page.clock.install(time=0)
    page.clock.pause_at(60)  # from here on no try comes by itself
    page.route("**/drafts/1/comment", lambda route: route.abort())
    page.locator("#f-comment").fill(LONG)
    page.clock.run_for(600)
    expect(page.locator("#saved")).to_contain_text("Not saved; trying again")
    page.unroute("**/drafts/1/comment")

    page.evaluate("dispatchEvent(new Event('online'))")

    until(page, lambda: stored(served) == LONG)
    expect(page.locator("#saved")).to_contain_text("Saved")
