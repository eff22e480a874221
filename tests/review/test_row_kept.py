"""Who comes back to a page in the same tab finds the row that he left as the current one, and in sight."""

from playwright.sync_api import Page, expect

from tests.review.test_desk_keys import BLACKOUT, TALKS, go_to


def test_the_desk_begins_at_the_row_whose_draft_was_opened(browser: Page) -> None:
    browser.set_viewport_size({"width": 1440, "height": 400})
    browser.goto("/")
    go_to(browser, BLACKOUT)
    browser.keyboard.press("o")
    expect(browser.locator("#work")).to_be_visible()

    browser.keyboard.press("g")
    browser.keyboard.press("d")

    expect(browser.locator(BLACKOUT)).to_have_attribute("aria-current", "true")
    expect(browser.locator(BLACKOUT)).to_be_in_viewport()
    browser.keyboard.press("k")
    expect(browser.locator(f"{TALKS} .hl")).to_be_focused()


def test_the_browsers_own_way_back_finds_the_row_too(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, TALKS)
    browser.keyboard.press("o")
    expect(browser.locator("#work")).to_be_visible()

    browser.go_back()

    expect(browser.locator(TALKS)).to_have_attribute("aria-current", "true")


def test_a_draft_that_is_loaded_again_keeps_its_row_and_one_that_is_opened_begins_anew(browser: Page) -> None:
    browser.goto("/drafts/1")
    browser.keyboard.press("j")
    browser.keyboard.press("j")
    row = browser.locator(".heads > li").nth(1)

    browser.reload()
    expect(row).to_have_attribute("aria-current", "true")

    browser.goto("/")
    browser.goto("/drafts/1")
    expect(browser.locator("[data-row][aria-current]")).to_have_count(0)


def test_another_tab_begins_anew(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, BLACKOUT)

    other = browser.context.new_page()
    other.goto("/")

    expect(other.locator("[data-row][aria-current]")).to_have_count(0)
