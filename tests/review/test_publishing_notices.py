"""Corrections and updates on the draft page: dated lines of a post that is being corrected, none lost, none twice."""

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from pipeline.news import Notice
from tests.review.channels import posts
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid, until
from tests.review.posting_block import ask


@pytest.fixture
def correcting(client: Client, served: Served) -> Client:
    """An editor who has published the first draft and opened it for a correction."""
    assert ask(client, served, "&live=1&approve=1").status_code == 303
    assert client.press("/drafts/1/correction", form(laid(served))).status_code == 303
    return client


def notices(served: Served) -> tuple[Notice, ...]:
    return laid(served).draft.roundup.notices


def write(client: Client, served: Served, place: int, words: str, *, kind: str = "correction") -> int:
    path = f"/drafts/1/notices/{place}/words?kind={kind}"
    return client.press(path, form(laid(served), words=words, view="?edit=correct")).status_code


def test_a_draft_that_was_never_out_has_no_field_for_them(client: Client) -> None:
    assert "field-notices" not in client.get("/drafts/1").text


def test_a_correction_is_dated_by_the_blogs_day_and_goes_out_with_the_post(correcting: Client, served: Served) -> None:
    assert "Correction, on one line" in correcting.get("/drafts/1?edit=correct").text

    assert write(correcting, served, 1, "The bridge is shut, not open.") == 303

    assert notices(served) == (Notice(kind="correction", date="2026-05-12", text="The bridge is shut, not open."),)
    ask(correcting, served, "&live=1&approve=1")
    assert "Correction (May 12, 2026): The bridge is shut, not open" in posts(served)[0].read_text(encoding="utf-8")


def test_a_line_is_put_in_other_words_and_keeps_its_day(correcting: Client, served: Served) -> None:
    write(correcting, served, 1, "First words.", kind="update")

    assert write(correcting, served, 1, "Other words.") == 303

    assert [(one.kind, one.text) for one in notices(served)] == [("update", "Other words.")]


def test_a_line_is_taken_out_and_undo_brings_it_back(correcting: Client, served: Served) -> None:
    write(correcting, served, 1, "First words.")
    correcting.press("/drafts/1/notices/1/removal", form(laid(served)))
    assert notices(served) == ()

    correcting.press("/drafts/1/undo", form(laid(served)))

    assert [one.text for one in notices(served)] == ["First words."]


def test_words_without_a_place_are_refused_and_shown(correcting: Client, served: Served) -> None:
    path = "/drafts/1/notices/1/words?kind=rumour"

    answer = correcting.press(path, form(laid(served), words="Kept to copy"))

    assert answer.status_code == 422
    assert "Kept to copy" in answer.text
    assert notices(served) == ()


def test_words_that_come_too_late_are_kept_on_the_page(correcting: Client, served: Served) -> None:
    old = form(laid(served), words="Too late", view="?edit=correct")
    write(correcting, served, 1, "The other editor's line.")

    answer = correcting.press("/drafts/1/notices/2/words?kind=correction", old)

    assert answer.status_code == 409
    assert "A dated line that came too late" in answer.text
    assert [one.text for one in notices(served)] == ["The other editor's line."]


def test_without_script_words_typed_go_along_with_any_button(correcting: Client, served: Served) -> None:
    correcting.press("/drafts/1/links/1/removal", form(laid(served), words="Typed.", was="", view="?edit=update"))

    assert [(one.kind, one.text) for one in notices(served)] == [("update", "Typed.")]


def test_a_new_line_that_was_saved_along_with_another_press_is_not_added_twice(
    correcting: Client, served: Served, browser: Page
) -> None:
    browser.goto("/drafts/1?edit=correct")
    browser.locator("#f-words").fill("The bridge")
    browser.evaluate(
        "() => { document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('pagehide')); }"
    )
    until(browser, lambda: len(notices(served)) == 1)

    browser.locator("#f-words").fill("The bridge is shut.")
    browser.get_by_role("button", name="Save the correction").click()

    expect(browser.locator("#notice-1")).to_contain_text("The bridge is shut.")
    assert [one.text for one in notices(served)] == ["The bridge is shut."]


def test_words_typed_while_the_earlier_ones_are_on_their_way_take_their_place(
    correcting: Client, served: Served, browser: Page
) -> None:
    on_the_way: list[tuple[Route, APIResponse]] = []
    browser.route("**/words?kind=correction", lambda route: on_the_way.append((route, route.fetch())), times=1)
    browser.goto("/drafts/1?edit=correct")
    browser.locator("#f-words").fill("The bridge")
    browser.evaluate("() => { dispatchEvent(new Event('pagehide')); }")
    until(browser, lambda: bool(on_the_way))

    browser.locator("#f-words").fill("The bridge is shut.")
    browser.get_by_role("button", name="Save the correction").click()
    browser.wait_for_timeout(300)
    route, answer = on_the_way[0]
    route.fulfill(response=answer)

    expect(browser.locator("#notice-1")).to_contain_text("The bridge is shut.")
    assert [one.text for one in notices(served)] == ["The bridge is shut."]
