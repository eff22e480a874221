"""The draft page for everyone: axe, widths, themes, focus, scroll, and a quiet console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import LONG as FULL
from tests.review.conftest import Served, signed_in_again
from tests.review.drafts import LONG, laid, writes

# Each width once and each theme twice; axe looks at each view wide in one theme and narrow in the other. All pairs are
# the full size.
ALWAYS = {(1440, "light"), (1100, "dark"), (390, "dark"), (320, "light")}
SIZES = [
    pytest.param(width, theme, id=f"{width}-{theme}", marks=() if (width, theme) in ALWAYS else pytest.mark.long)
    for width in (1440, 1100, 390, 320)
    for theme in ("light", "dark")
]


def test_columns_stay_where_they_were_scrolled_to(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.evaluate("() => { document.querySelector('#story').scrollTop = 180; }")
    page.locator("#l1").hover()
    before = page.evaluate("() => scrollY")

    page.locator("#l1").get_by_role("button", name="Move down").click()
    expect(page.locator(".toast")).to_be_visible()

    assert page.evaluate("() => document.querySelector('#story').scrollTop") == 180
    assert page.evaluate("() => scrollY") == pytest.approx(before, abs=60)


@pytest.mark.parametrize(("width", "theme"), SIZES)
def test_the_page_is_open_to_everyone(page: Page, served: Served, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce", color_scheme="dark" if theme == "dark" else "light")
    failures: list[str] = []

    with signed_in_again(served) as other:
        writes(other, served)
        found = laid(served)
        other.press("/drafts/1/comment", {"comment": LONG, "v_comment": "0" * 12})
        other.press("/drafts/1/links/2/group", {"v_list": found.versions["list"]})
    looks = (
        "",
        "?panel=why#side",
        "?panel=archive#side",
        "?panel=diff#side",
        "?panel=checks#side",
        "?edit=2#l2",
        "#story",
    )
    for number, look in enumerate(looks):
        page.goto("about:blank")  # from one part of a page to another it would load nothing
        page.goto(f"/drafts/1{look}")
        if FULL or number % 2 == (width in (1100, 320)):
            violations = Axe().run(page).response["violations"]
            failures += [f"{look} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations]
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            failures.append(f"{look}: scrolls sideways")

    assert failures == []


def test_the_page_gives_the_browser_nothing_to_complain_of(browser: Page) -> None:
    said: list[str] = []
    browser.on("console", lambda message: said.append(message.text))
    browser.on("pageerror", lambda error: said.append(str(error)))
    browser.goto("/drafts/1")
    browser.keyboard.press("j")
    for key in ("c", "w", "d", "u", "e"):
        browser.keyboard.press(key)
        browser.wait_for_timeout(200)
    browser.keyboard.type(LONG)
    browser.wait_for_timeout(900)

    assert said == []


def test_focus_stays_on_the_button_that_was_pressed(page: Page) -> None:
    page.locator("#l1").hover()
    page.locator("#l1").get_by_role("button", name="Move down").click()
    expect(page.locator(".toast")).to_be_visible()

    page.locator("#do-undo").click()

    expect(page.locator("#saved")).to_contain_text("Took back")
    expect(page.locator("#do-undo")).to_be_focused()
