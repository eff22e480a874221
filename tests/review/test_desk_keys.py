"""The desk page by keyboard, in a real browser: select and merge, drop with a reason, undo, filters; and axe-core."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.review.conftest import Served

TALKS, BLACKOUT = "#row-24-skerrow", "#row-21-skerrow"


def go_to(browser: Page, row: str) -> None:
    """Move the current row by j until it is this one."""
    for _ in range(12):
        if browser.locator(row).get_attribute("aria-current"):
            return
        browser.keyboard.press("j")
    pytest.fail(f"j never reaches {row}")


def test_a_story_is_selected_and_merged_into_another_by_keys_and_parted_by_undo(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, BLACKOUT)
    browser.keyboard.press("x")
    browser.keyboard.press("k")
    browser.keyboard.press("m")

    expect(browser.locator(BLACKOUT)).to_have_count(0)
    expect(browser.get_by_role("status")).to_contain_text("Merged. Runs keep them together.")
    browser.keyboard.press("u")
    expect(browser.locator(BLACKOUT)).to_have_count(1)


@pytest.mark.parametrize("key", ["Escape", "-"])
def test_the_reasons_for_a_drop_are_shut_by_key_and_nothing_is_dropped(browser: Page, key: str) -> None:
    browser.goto("/")
    go_to(browser, TALKS)
    browser.keyboard.press("-")
    expect(browser.locator(f"{TALKS} details.dropping")).to_have_attribute("open", "")

    browser.keyboard.press(key)

    expect(browser.locator(f"{TALKS} details.dropping")).not_to_have_attribute("open", "")
    expect(browser.locator(f"{TALKS} details.dropping summary")).to_be_focused()
    expect(browser.locator(TALKS)).to_be_visible()


def test_a_story_is_dropped_with_a_reason_by_keys_and_its_successor_has_the_focus(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, TALKS)
    browser.keyboard.press("-")
    browser.keyboard.press("Enter")

    expect(browser.locator(TALKS)).to_have_count(0)
    expect(browser.locator(f"{BLACKOUT} .hl")).to_be_focused()
    browser.goto("/hidden")
    expect(browser.locator("#dropped")).to_contain_text("Not news")


def test_a_drop_that_is_taken_back_leads_back_to_its_row(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, BLACKOUT)
    browser.keyboard.press("-")
    browser.keyboard.press("Enter")
    expect(browser.locator("#told")).to_contain_text("Dropped.")
    expect(browser.locator("[data-row][aria-current]")).to_have_count(1)

    browser.keyboard.press("u")

    expect(browser.locator(BLACKOUT)).to_have_attribute("aria-current", "true")
    expect(browser.locator(f"{BLACKOUT} .hl").first).to_be_focused()


def test_enter_on_a_story_opens_its_draft(browser: Page) -> None:
    browser.goto("/")
    go_to(browser, TALKS)
    browser.keyboard.press("Enter")

    expect(browser).to_have_url(re.compile(r"/drafts/1$"))


def test_the_terms_of_a_score_open_without_a_mouse(browser: Page) -> None:
    browser.goto("/")
    browser.locator(f"{TALKS} summary").first.focus()
    browser.keyboard.press("Space")

    expect(browser.locator(f"{TALKS} .terms")).to_be_visible()


def test_without_script_every_row_shows_its_actions_and_they_work(
    served: Served, context: BrowserContext, browser: Page
) -> None:
    engine = context.browser
    assert engine is not None
    plain = engine.new_context(base_url=served.address, java_script_enabled=False)
    plain.add_cookies([{key: one[key] for key in ("name", "value", "domain", "path")} for one in context.cookies()])  # type: ignore[misc]  # a cookie's own keys
    page = plain.new_page()
    page.goto("/")

    page.locator(f"{BLACKOUT} input[name=other]").check()
    page.locator(f"{TALKS} button", has_text="Merge here").click()

    expect(page.locator(BLACKOUT)).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Merged.")
    plain.close()


@pytest.mark.few
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", ["/", "/hidden", "/?topic=front"])
def test_axe_finds_nothing(browser: Page, address: str, width: int, scheme: str) -> None:
    browser.set_viewport_size({"width": width, "height": 900})
    # No colour is on its way to another while axe looks.
    browser.emulate_media(reduced_motion="reduce", color_scheme="light" if scheme == "light" else "dark")
    browser.goto(address)
    browser.keyboard.press("j")
    browser.keyboard.press("j")

    found = Axe().run(browser).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
