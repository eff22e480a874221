"""No key fires where one types, with a modifier, in a word that is being composed, or when they are off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.review.conftest import Served
from tests.review.drafts import by_role, laid, to_row

_ALL = (*tuple("jkovxetlac123456789-mMsnrudDwhpg/?"), "Shift+J", "Shift+K", "Shift+U", "Shift+X", "Enter")


def listening(page: Page) -> list[str]:
    """What the page asks of the server from now on; for the tab's icon the browser asks when it likes."""
    asked: list[str] = []

    def hear(request: Request) -> None:
        if "/static/icon.svg" not in request.url:
            asked.append(f"{request.method} {request.url}")

    page.on("request", hear)
    return asked


def quietly(page: Page, act: Callable[[], None]) -> tuple[list[str], int]:
    """What the page asked of the server while something was done, and how many pages that opened."""
    asked, before = listening(page), len(page.context.pages)
    act()
    page.wait_for_timeout(300)
    return asked, len(page.context.pages) - before


@pytest.mark.parametrize("field", ["#q0", "#f-title", "#f-comment", "#p0"])
def test_no_key_fires_where_one_types(page: Page, served: Served, field: str) -> None:
    before = laid(served)
    page.locator(field).focus()
    asked = listening(page)

    for key in _ALL:
        if key == "Enter" and field != "#f-comment":
            continue  # there it is the field's own: search, save, leave
        page.keyboard.press(key)

    page.wait_for_timeout(1200)
    after = laid(served)
    assert after.draft.roundup.lead == before.draft.roundup.lead
    assert after.lines == before.lines
    assert all("/title" in url or "/comment" in url for url in asked)
    assert page.locator(field).evaluate("(field) => field === document.activeElement")


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_no_key_fires_with_a_modifier(page: Page, modifier: str) -> None:
    def act() -> None:
        for key in "lacsrudw12":
            page.evaluate(
                "([key, held]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                " { key, bubbles: true, cancelable: true, [held]: true }))",
                [key, {"Control": "ctrlKey", "Alt": "altKey", "Meta": "metaKey"}[modifier]],
            )

    assert quietly(page, act) == ([], 0)


def test_no_key_fires_while_a_word_is_composed(page: Page) -> None:
    def act() -> None:
        for key in "lacsrudw12":
            for how in ({"isComposing": True}, {"keyCode": 229}):
                page.evaluate(
                    "([key, how]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                    " { key, bubbles: true, cancelable: true, ...how }))",
                    [key, how],
                )

    assert quietly(page, act) == ([], 0)


def test_keys_can_be_switched_off_in_this_browser(page: Page) -> None:
    page.goto("/keys")
    page.get_by_label("Single keys are on").uncheck()
    page.goto("/drafts/1")

    def act() -> None:
        for key in "jlacw":
            page.keyboard.press(key)

    assert quietly(page, act) == ([], 0)
    expect(page.locator("[data-row][aria-current]")).to_have_count(0)


def named_keys(page: Page) -> list[str]:
    """The keys that the page names beside what they do, as somebody sees them."""
    return [key.inner_text() for key in page.locator("kbd:visible").all()]


def test_a_key_that_is_switched_off_is_not_named(page: Page) -> None:
    page.goto("/keys")
    page.get_by_label("Single keys are on").uncheck()
    page.goto("/drafts/1")
    silent = named_keys(page)
    page.goto("/keys")
    page.get_by_label("Single keys are on").check()
    page.goto("/drafts/1")

    assert silent == []
    assert {"l", "a", "c", "⇧P"} <= set(named_keys(page))


def test_a_key_that_is_switched_off_for_everybody_is_not_named(page: Page) -> None:
    page.goto("/settings")
    page.get_by_role("button", name="Switch them off").click()
    expect(page.get_by_role("button", name="Switch them on")).to_be_visible()

    page.goto("/corrections")

    assert named_keys(page) == []


def test_without_script_no_key_is_named(plain: Page) -> None:
    plain.goto("/drafts/1")

    assert named_keys(plain) == []


def test_a_key_that_leaves_a_field_is_named_though_the_others_are_off(page: Page) -> None:
    page.evaluate("() => localStorage.setItem('copydesk:keys', 'off')")

    page.goto("/drafts/1?edit=lead")

    assert named_keys(page) == ["Esc"]


def test_keys_pressed_while_a_change_is_on_its_way_are_pressed_after_it(page: Page, served: Served) -> None:
    before = laid(served).draft.roundup
    to_row(page, by_role(laid(served), "list"))

    for key in ("a", "k", "l", "u", "u"):
        page.keyboard.press(key)

    # The headline above leads already, so the first u took back the removal, and the second had nothing to take back.
    expect(page.locator("#saved")).to_have_text("Nothing to undo here")
    assert laid(served).draft.roundup == before
    page.keyboard.press("k")
    expect(page.locator("#saved")).to_contain_text("Took back: Removed")
