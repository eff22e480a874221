"""The archive's posts are rows that the keys go through and open."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.review.conftest import EVENING, Served
from tests.review.posted import post, roundup

CURRENT = ".result[aria-current] h2"


@pytest.fixture
def archive(browser: Page, served: Served) -> Page:
    """Three posts, the newest first, the last one of an archive without addresses; of each a link."""
    with served.opened() as desk:
        for days, url in ((1, "/keys"), (2, "/outlets"), (3, "")):
            links = [("lead", "A day in Geneva", "Harbour Times")]
            # What the title leads to is no address of a blog: nothing here asks another host.
            post(
                desk,
                roundup(f"Talks {days}"),
                url=f"{served.address}{url}" if url else "",
                days=days,
                links=links,
                now=EVENING,
            )
    browser.goto("/archive")
    expect(browser.locator(".result")).to_have_count(3)
    return browser


def test_j_and_k_go_from_post_to_post(archive: Page) -> None:
    archive.keyboard.press("j")
    expect(archive.locator(CURRENT)).to_have_text("Talks 1")
    archive.keyboard.press("j")
    expect(archive.locator(CURRENT)).to_have_text("Talks 2")
    expect(archive.get_by_role("link", name="Talks 2", exact=True)).to_be_focused()
    archive.keyboard.press("k")
    expect(archive.locator(CURRENT)).to_have_text("Talks 1")


@pytest.mark.parametrize("key", ["o", "Enter"])
def test_what_opens_a_post_opens_where_its_title_leads(archive: Page, key: str) -> None:
    archive.keyboard.press("j")
    archive.keyboard.press("j")

    archive.keyboard.press(key)

    expect(archive.get_by_role("heading", name="Outlets", level=1)).to_be_visible()


def test_of_a_post_without_an_address_its_links_are_opened(archive: Page) -> None:
    archive.keyboard.press("k")
    expect(archive.locator(CURRENT)).to_have_text("Talks 3")

    archive.keyboard.press("o")

    expect(archive.locator(".result[aria-current] details")).to_have_attribute("open", "")


def test_enter_on_a_link_of_a_post_follows_it_and_opens_no_post(archive: Page) -> None:
    archive.keyboard.press("j")
    archive.locator(".result[aria-current] summary").click()
    link = archive.get_by_role("link", name="A day in Geneva").first
    link.evaluate("link => { link.href = '/settings' }")
    link.focus()

    archive.keyboard.press("Enter")

    expect(archive.get_by_role("heading", name="Settings", level=1)).to_be_visible()


def test_who_comes_back_finds_his_post(archive: Page) -> None:
    archive.keyboard.press("j")
    archive.keyboard.press("j")
    archive.keyboard.press("o")
    expect(archive.get_by_role("heading", name="Outlets", level=1)).to_be_visible()

    archive.go_back()

    expect(archive.locator(CURRENT)).to_have_text("Talks 2")


@pytest.mark.few
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_current_post(archive: Page, width: int, scheme: str) -> None:
    archive.set_viewport_size({"width": width, "height": 900})
    archive.emulate_media(reduced_motion="reduce", color_scheme="light" if scheme == "light" else "dark")
    archive.keyboard.press("j")
    archive.locator(".result[aria-current] summary").click()

    found = Axe().run(archive).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert archive.evaluate("document.documentElement.scrollWidth <= innerWidth")
