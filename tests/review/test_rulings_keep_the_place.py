"""Who rules beside a draft, or is refused, stays where he was, or is led to the words that say what was done."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import current, press, stored

LATE = "There were two of us at this desk."


@pytest.mark.parametrize("column", ["#edit", "#story"], ids=["draft", "story, on a phone"])
def test_a_pressed_merger_leads_to_the_words_that_tell_of_it(page: Page, column: str) -> None:
    if column == "#story":
        page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/drafts/1{column}")
    page.locator(".merge button").first.click()

    expect(page.locator("#told")).to_be_focused()
    expect(page.locator("#told")).to_be_in_viewport()
    expect(page.locator("#told")).to_contain_text("Merged.")
    expect(page.locator("#saved")).to_contain_text("Merged.")


def test_a_split_by_key_leaves_the_editor_in_his_column_at_the_row_that_follows(page: Page) -> None:
    press(page, "j", "j", "j")
    after = page.locator(".heads > li").nth(3).locator("a.hl").first.inner_text()
    press(page, "s", "s")

    expect(page.locator("#told")).to_contain_text("Split off.")
    expect(page.locator(".heads [aria-current] a.hl").first).to_be_focused()
    assert current(page) == after


def test_a_ruling_by_key_ends_in_no_error_where_nothing_had_the_focus(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    press(page, "j", "j", "j")
    page.evaluate("document.activeElement.blur()")
    press(page, "s", "s")

    expect(page.locator("#told")).to_contain_text("Split off.")
    assert errors == []


def test_an_unfolded_copy_leaves_the_editor_at_the_row_it_lay_under(page: Page) -> None:
    row = page.locator(".heads > li:has(details)").first
    kept = row.locator("a.hl").first.inner_text()
    row.locator("summary").click()
    row.get_by_role("button", name="Unfold").first.click()

    expect(page.locator("#told")).to_contain_text("Unfolded.")
    assert current(page) == kept
    expect(page.locator(".heads [aria-current] a.hl").first).to_be_focused()


def test_what_is_typed_is_saved_before_a_ruling_and_stays_in_its_field(page: Page, served: Served) -> None:
    page.locator("#f-comment").fill(LATE)
    page.locator(".merge button").first.click()

    expect(page.locator("#told")).to_contain_text("Merged.")
    expect(page.locator("#f-comment")).to_have_value(LATE)
    assert stored(served) == LATE


def test_the_way_back_from_a_mute_takes_back_nothing_else(page: Page) -> None:
    page.locator("#f-title").fill("A Title Of Mine")
    page.locator("#f-title").press("Enter")
    expect(page.locator("#saved")).to_contain_text("Changed the title")
    page.locator("#h-st").click()
    press(page, "j", "j", "s")
    page.locator(".mute button").click()

    expect(page.locator("#told")).to_contain_text("never leads")
    page.locator("#told button").click()

    expect(page.locator("#told")).not_to_contain_text("never leads")
    expect(page.locator("#f-title")).to_have_value("A Title Of Mine")


@pytest.mark.parametrize("path", ["/", "/drafts/1"], ids=["desk", "draft"])
def test_what_another_tab_has_done_already_is_refused_in_words(browser: Page, served: Served, path: str) -> None:
    browser.goto(path)
    if path == "/":
        browser.locator("#row-21-skerrow").hover()
        browser.locator("#row-21-skerrow input[name=other]").check()
    with signed_in_again(served) as other:
        other.press("/stories/24/merger", {"other": "21"})

    merge = browser.locator("#row-24-skerrow button", has_text="Merge here") if path == "/" else None
    if merge:
        browser.locator("#row-24-skerrow").hover()
    (merge or browser.locator(".merge button[value='21']")).click()

    refusal = "Not done. s24 and s21 are one story already: look at the page again"
    expect(browser.locator("#not-done, #saved")).to_have_text(refusal)


def test_an_undo_that_did_not_arrive_says_so_and_can_be_pressed_again(browser: Page) -> None:
    browser.goto("/")
    browser.locator("#row-23-earth").hover()
    browser.locator("#row-23-earth summary.btn").click()
    browser.locator("#row-23-earth").get_by_role("button", name="Not news").click()
    expect(browser.locator("#told")).to_contain_text("Dropped.")
    browser.route("**/restoration", lambda route: route.abort())
    browser.locator("#told button").click()
    expect(browser.locator("#main [role=status]")).to_contain_text("Not done; the desk does not answer")
    assert browser.locator(".toast").count() == 1

    browser.unroute("**/restoration")
    browser.keyboard.press("u")

    expect(browser.locator("#told")).to_have_text("Restored.")
    expect(browser.locator("#row-23-earth")).to_be_visible()


def test_a_form_of_an_earlier_session_is_refused_in_our_own_words(client: Client) -> None:
    client.token = "of-another-session"

    answer = client.press("/drafts/1/comment", {"comment": LATE})

    assert answer.status_code == 400
    assert "This form is of another session than the one you are in" in answer.text
