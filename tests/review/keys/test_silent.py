"""A key that does nothing where one is says why; keys that are off are promised to nobody."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.review.conftest import Client
from tests.review.drafts import press


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("l", "This headline leads already"),
        ("c", "This headline leads: it is neither listed nor cited"),
        ("Shift+J", "This headline is not in the list"),
        ("u", "Nothing to undo here"),
    ],
)
def test_a_key_that_does_nothing_to_the_lead_says_why(page: Page, key: str, said: str) -> None:
    page.locator(".heads > li:has(.tag.mine) a.hl").first.focus()
    stood = page.locator("#saved").inner_text()

    page.keyboard.press(key)
    expect(page.locator("#saved")).to_have_text(said)

    page.keyboard.press("k")
    expect(page.locator("#saved")).to_have_text(stood, use_inner_text=True)


def test_c_says_of_what_is_cited_that_it_is_and_cites_it_once(page: Page) -> None:
    page.locator(".offer a.hl").first.focus()
    headline = page.locator("[data-row][aria-current] a.hl").first.inner_text()
    press(page, "c")
    page.locator(".heads a.hl", has_text=headline).first.focus()

    page.keyboard.press("c")

    expect(page.locator("#saved")).to_have_text("This headline is cited already")
    expect(page.locator("#cites li")).to_have_count(1)


def test_what_is_said_of_the_words_meanwhile_stays_when_the_reason_goes(page: Page) -> None:
    asked: list[Route] = []
    page.route("**/drafts/1/title", lambda route: asked.append(route))
    with page.expect_request("**/drafts/1/title"):
        page.locator("#f-title").fill("A Title Of Mine")
        page.locator("#f-title").press("Enter")
    page.locator(".heads > li:has(.tag.mine) a.hl").first.focus()
    page.keyboard.press("l")
    expect(page.locator("#saved")).to_have_text("This headline leads already")

    asked[0].abort()
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.keyboard.press("j")

    expect(page.locator("#saved")).to_contain_text("Not saved")


def test_a_letter_that_is_no_key_says_nothing(page: Page) -> None:
    stood = page.locator("#saved").inner_text()

    page.keyboard.press("z")

    assert page.locator("#saved").inner_text() == stood


def test_a_closed_draft_says_why_it_is_not_changed(client: Client, page: Page) -> None:
    client.press("/drafts/1/discard")
    page.reload()
    page.wait_for_load_state()

    for key in ("a", "e", "t"):  # each in turn: none leads into a field that takes no words, and no key
        page.keyboard.press(key)
        expect(page.locator("#saved")).to_contain_text("This draft is closed")
        page.keyboard.press("j")
        expect(page.locator("#saved")).not_to_contain_text("This draft is closed")


def test_the_desk_says_it_at_its_end(browser: Page) -> None:
    browser.goto("/")
    browser.wait_for_load_state()

    browser.keyboard.press("u")

    expect(browser.locator("#not-done")).to_have_text("Nothing to undo here")
    browser.keyboard.press("j")
    expect(browser.locator("#not-done")).to_have_count(0)


def test_a_page_without_rows_says_so_to_who_looks_for_the_next(browser: Page) -> None:
    browser.goto("/corrections")
    browser.wait_for_load_state()

    browser.keyboard.press("j")

    expect(browser.locator("#not-done")).to_have_text("There is no row here")


def test_what_was_not_done_on_the_desk_stays_when_a_key_does_nothing(browser: Page) -> None:
    browser.goto("/")
    browser.wait_for_load_state()
    browser.route("**/hiding", lambda route: route.abort())
    browser.locator(".dropping summary").first.evaluate("fold => fold.click()")
    browser.locator(".dropping[open] button").first.evaluate("button => button.click()")
    expect(browser.locator("#not-done")).to_have_text("Not done; the desk does not answer")
    browser.wait_for_function("() => !window.copydesk.words.waits")

    press(browser, "u", "j")

    expect(browser.locator("#not-done")).to_have_text("Not done; the desk does not answer", timeout=1_000)


def test_keys_that_work_are_named_to_who_hears_the_page(page: Page) -> None:
    expect(page.locator("#f-title")).to_have_attribute("aria-keyshortcuts", "t")
    press(page, "l")
    expect(page.locator("#do-undo")).to_have_attribute("aria-keyshortcuts", "u")
    expect(page.locator("#l1 [title='Remove, a']")).to_have_count(1)


def test_keys_that_are_off_are_named_to_nobody(page: Page) -> None:
    page.evaluate("() => localStorage.setItem('copydesk:keys', 'off')")

    page.goto("/drafts/1?edit=lead")

    expect(page.locator("[aria-keyshortcuts]")).to_have_count(1)
    expect(page.locator("[aria-keyshortcuts]")).to_have_text("Leave it Esc")
    expect(page.locator("#l1 [title='Remove']")).to_have_count(1)


def test_without_script_no_key_is_promised(plain: Page) -> None:
    plain.goto("/drafts/1")

    expect(plain.locator("[aria-keyshortcuts]")).to_have_count(0)
