"""An address that cannot be added stays in its field, to be mended."""

from playwright.sync_api import Page, expect

from tests.review.drafts import open_draft, press

MISTYPED = "mailto:paper@harbour.example"


def test_a_refused_address_stays_in_its_field_and_has_the_focus(browser: Page) -> None:
    page = open_draft(browser)
    press(page, "n")
    page.locator("#f-url").fill(MISTYPED)
    press(page, "Enter")

    expect(page.locator("#told")).to_contain_text("Not done.")
    expect(page.locator("#f-url")).to_have_value(MISTYPED)
    expect(page.locator("#f-url")).to_be_focused()


def test_without_script_it_stays_too(plain: Page) -> None:
    plain.goto("/drafts/1?edit=address#add")
    plain.locator("#f-url").fill(MISTYPED)
    plain.get_by_role("button", name="Add to the list").click()

    expect(plain.get_by_role("alert")).to_be_visible()
    expect(plain.locator("#f-url")).to_have_value(MISTYPED)


def test_an_address_field_that_is_opened_again_is_empty(browser: Page) -> None:
    page = open_draft(browser)
    press(page, "n")
    page.locator("#f-url").fill(MISTYPED)
    press(page, "Enter")
    expect(page.locator("#told")).to_contain_text("Not done.")

    press(page, "Escape")
    expect(page.locator("#f-url")).to_have_count(0)
    press(page, "n")

    expect(page.locator("#f-url")).to_have_value("")
