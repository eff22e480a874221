"""The draft on a phone: what the bar at the foot has no room for stands elsewhere, and no line is squeezed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.review.conftest import Client, Served
from tests.review.cookies import cookie_name, seat
from tests.review.drafts import laid, open_draft


@contextmanager
def touched(chromium: Browser, served: Served, client: Client, *, phone: bool, script: bool = True) -> Iterator[Page]:
    """A page under a finger: on a phone, or on a screen that has a mouse as well."""
    size: ViewportSize = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
    with chromium.new_context(
        base_url=served.address, has_touch=True, is_mobile=phone, viewport=size, java_script_enabled=script
    ) as context:
        context.add_cookies([{"name": cookie_name(served.address), "value": seat(client), "url": served.address}])
        yield context.new_page()


@pytest.fixture
def phone(browser: Page) -> Page:
    browser.set_viewport_size({"width": 390, "height": 844})
    return browser


def test_a_draft_is_discarded_from_a_phone(phone: Page, served: Served) -> None:
    open_draft(phone)

    phone.get_by_role("button", name="Discard").click()

    expect(phone.get_by_role("button", name="Restore")).to_be_visible()
    assert laid(served).draft.state == "discarded"


def test_what_was_undone_is_done_again_from_a_phone(phone: Page, served: Served) -> None:
    open_draft(phone)
    before = laid(served).lines
    phone.locator("#l2").click(position={"x": 2, "y": 2})
    phone.locator("#l2").get_by_role("button", name="Remove").click()
    phone.locator("#do-undo").click()
    expect(phone.locator("#do-redo")).to_be_visible()

    phone.locator("#do-redo").click()

    expect(phone.locator(".links > li")).to_have_count(len(before) - 1)


def test_the_post_can_be_copied_from_a_phone(phone: Page) -> None:
    open_draft(phone)

    expect(phone.get_by_role("link", name="Copy as HTML")).to_be_visible()


def test_on_a_desk_each_stands_once(browser: Page) -> None:
    open_draft(browser)

    expect(browser.get_by_role("button", name="Discard")).to_have_count(1)


def test_without_script_a_line_of_the_list_has_the_width_of_the_phone(
    chromium: Browser, served: Served, client: Client
) -> None:
    context = chromium.new_context(
        base_url=served.address, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.add_cookies([{"name": cookie_name(served.address), "value": seat(client), "url": served.address}])
    page = context.new_page()
    page.goto("/drafts/1")

    words = page.locator("#l2 > [dir]").bounding_box()

    context.close()
    assert words is not None
    assert words["width"] > 300


@pytest.mark.parametrize("phone_too", [pytest.param(True, id="a phone"), pytest.param(False, id="a touch screen")])
def test_a_tap_on_a_row_makes_it_the_current_one_and_presses_nothing(
    chromium: Browser, served: Served, client: Client, phone_too: bool
) -> None:
    before = laid(served).draft
    with touched(chromium, served, client, phone=phone_too) as page:
        page.goto("/drafts/1#story")
        fourth = page.locator(".heads > li").nth(3)
        box = fourth.locator(".line").bounding_box()
        assert box
        for part in (0.5, 0.65, 0.8):  # where hovering would lay its actions
            page.touchscreen.tap(box["x"] + box["width"] * part, box["y"] + box["height"] / 2)
            expect(fourth).to_have_attribute("aria-current", "true")
            page.locator(".heads > li").nth(0).locator(".line b").tap()

    assert laid(served).draft == before


def test_before_a_row_is_tapped_the_first_ones_show_what_a_row_can_do(
    chromium: Browser, served: Served, client: Client
) -> None:
    with touched(chromium, served, client, phone=True) as page:
        page.goto("/drafts/1#story")
        second = page.locator(".heads > li").nth(1)
        expect(second.locator(".acts")).to_have_css("opacity", "1")
        assert page.locator("#l1 > .acts").evaluate("acts => getComputedStyle(acts).display") == "flex"

        page.locator(".heads > li").nth(3).locator(".line b").tap()

        expect(second.locator(".acts")).to_have_css("opacity", "0")


def test_without_script_every_line_of_the_list_shows_under_a_finger_what_it_can_do(
    chromium: Browser, served: Served, client: Client
) -> None:
    before = len(laid(served).lines)
    with touched(chromium, served, client, phone=True, script=False) as page:
        page.goto("/drafts/1")
        expect(page.locator("#l2 > .acts")).to_have_css("opacity", "1")

        page.locator("#l2").get_by_role("button", name="Remove").tap()

        expect(page.locator(".links > li")).to_have_count(before - 1)
