"""Sign-in and the frame of every page, in the real browser under its content security policy."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.review.conftest import Served, signed_in_again
from tests.review.light_password import set_light_password

PASSWORD = "four words of tide"


@pytest.fixture
def stranger(chromium: Browser, served: Served) -> Iterator[Page]:
    """A browser that is not signed in."""
    context = chromium.new_context(base_url=served.address, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_the_one_time_address_opens_the_page(stranger: Page, served: Served) -> None:
    stranger.goto(served.enter)
    stranger.goto("/keys")

    assert stranger.get_by_role("heading", name="Keys").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_one_signs_in_with_the_password_and_out_again(chromium: Browser, served: Served, script: bool) -> None:
    set_light_password(served.desk.folder, PASSWORD)
    context = chromium.new_context(base_url=served.address, java_script_enabled=script)
    page = context.new_page()
    page.goto("/keys")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    refused = page.get_by_role("alert").inner_text()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    assert "4 tries left" in refused
    assert page.url == f"{served.address}/keys"
    context.close()


def test_no_page_of_the_shell_breaks_the_policy_or_throws(browser: Page, stranger: Page) -> None:
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # A file that is not there yet, and the 403 of the sign-in page itself, are no breach.
        if message.type == "error" and "Failed to load resource" not in message.text:
            said.append(message.text)

    for page, paths in ((browser, ("/keys", "/nowhere", "/settings")), (stranger, ("/login", "/"))):
        page.on("console", note)
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in paths:
            page.goto(path)

    assert said == []


def test_one_session_signs_the_other_out_on_the_settings_page(browser: Page, served: Served) -> None:
    with signed_in_again(served) as other:
        browser.goto("/settings")
        browser.get_by_role("button", name="Sign out all others").click()

        assert other.get("/keys").status_code == 403
    assert "Signed out" in browser.get_by_role("status").first.inner_text()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_no_page_of_the_shell_scrolls_sideways(browser: Page, width: int) -> None:
    browser.set_viewport_size({"width": width, "height": 844})
    for path in ("/keys", "/nowhere"):
        browser.goto(path)

        assert browser.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shell_is_accessible(chromium: Browser, served: Served, scheme: Literal["light", "dark"]) -> None:
    set_light_password(served.desk.folder, PASSWORD)
    context = chromium.new_context(base_url=served.address, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    violations = []
    for path in ("/login", served.enter, "/keys", "/nowhere", "/settings"):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        violations += [f"{path}: {one['id']} {one['nodes'][0]['html']}" for one in found]
    context.close()

    assert violations == []


def test_a_scheme_that_the_page_names_goes_before_the_systems(chromium: Browser, served: Served) -> None:
    """As the design's tokens have it; no page of ours names one so far."""
    papers: dict[tuple[str, str], str] = {}
    for system in ("light", "dark"):
        context = chromium.new_context(base_url=served.address, color_scheme=system)
        page = context.new_page()
        page.goto("/login")
        for named in ("", "light", "dark"):
            page.evaluate("named => document.documentElement.dataset.theme = named", named)
            papers[system, named] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        context.close()

    assert papers["light", ""] == papers["light", "light"] == papers["dark", "light"]
    assert papers["dark", ""] == papers["dark", "dark"] == papers["light", "dark"]
    assert papers["light", ""] != papers["dark", ""]
