"""The draft page for everyone: axe, widths, themes, focus, scroll, and a quiet console."""

from collections.abc import Collection, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import LONG as FULL
from tests.review.conftest import Served, signed_in_again
from tests.review.drafts import LONG, laid, writes

Theme = Literal["light", "dark"]

LOOKS = (
    "",
    "?panel=why#side",
    "?panel=archive#side",
    "?panel=diff#side",
    "?panel=checks#side",
    "?edit=2#l2",
    "#story",
)
WIDTHS: tuple[tuple[int, Theme], ...] = ((1440, "light"), (390, "dark"), (1100, "dark"), (320, "light"))
EVERY_WIDTH: tuple[tuple[int, Theme], ...] = (*WIDTHS, (1440, "dark"), (390, "light"), (1100, "light"), (320, "dark"))


def test_columns_stay_where_they_were_scrolled_to(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.evaluate("() => { document.querySelector('#story').scrollTop = 180; }")
    page.locator("#l1").hover()
    before = page.evaluate("() => scrollY")

    page.locator("#l1").get_by_role("button", name="Move down").click()
    expect(page.locator(".toast")).to_be_visible()

    assert page.evaluate("() => document.querySelector('#story').scrollTop") == 180
    assert page.evaluate("() => scrollY") == pytest.approx(before, abs=60)


def test_a_link_that_stands_alone_in_a_small_line_can_be_hit(page: Page) -> None:
    for link in page.locator(".crumb a:not(.btn), .forms a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24


@pytest.mark.parametrize("part", [0, 1])
def test_the_page_is_open_to_everyone(page: Page, served: Served, part: int) -> None:
    with signed_in_again(served) as other:
        writes(other, served)
        found = laid(served)
        other.press("/drafts/1/comment", {"comment": LONG, "v_comment": "0" * 12})
        other.press("/drafts/1/links/2/group", {"v_list": found.versions["list"]})

    # Axe looks at each view wide in one theme and narrow in the other; in the full size at all in every one.
    seen = EVERY_WIDTH if FULL else WIDTHS[2 * part : 2 * part + 2]
    assert [misfit for look in LOOKS[part::2] for misfit in _misfits(page, look, seen)] == []


def _misfits(page: Page, look: str, seen: Collection[tuple[int, Theme]]) -> Iterator[str]:
    """A view whose window and theme change while it is open; in the full size it is loaded anew for each."""
    page.goto("about:blank")  # from one part of a page to another it would load nothing
    page.goto(f"/drafts/1{look}")
    for width, theme in EVERY_WIDTH if FULL else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(reduced_motion="reduce", color_scheme=theme)
        if FULL:
            page.reload()
        if (width, theme) in seen:
            for one in Axe().run(page).response["violations"]:
                yield f"{look} {width} {theme} {one['id']}: {one['nodes'][0]['html'][:200]}"
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            yield f"{look} {width}: scrolls sideways"


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
