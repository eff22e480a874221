"""Long names of blog and outlets, and widths between a phone and a desk: nothing is cut, no page scrolls sideways."""

import pytest
from playwright.sync_api import Page

from pipeline.desk import editing
from pipeline.news import Link
from tests.review.conftest import Served
from tests.review.widths import too_wide

BLOG = "Narrows Watch, a Weblog of Everything that Floats, Flies or Fails between Port Selwen and Upper Dunmore"
OUTLET = "The Intercontinental Evening Post, Courier, Advertiser and Shipping Gazette of Upper and Lower Dunmore"
PATHS = ("/", "/drafts/1", "/outlets", "/settings", "/corrections")


@pytest.fixture
def long(served: Served) -> Served:
    """The evening's desk, its blog renamed, with an outlet of a long name that the first draft lists."""
    with served.opened() as desk:
        link = Link(headline="Ferry turns back", url="https://dunmore.example/ferry", outlet=OUTLET)
        editing.list_link(desk, 1, link=link, at=1, seen="", editor="editor")
    settings, outlets = (served.desk.folder / name for name in ("copydesk.toml", "outlets.toml"))
    settings.write_text(settings.read_text("utf-8").replace('"Narrows Watch"', f'"{BLOG}"'), encoding="utf-8")
    entry = f'\n[[outlet]]\nname = "{OUTLET}"\ncountry = "XV"\nfeeds = ["http://127.0.0.1:9/dunmore.xml"]\n'
    outlets.write_text(outlets.read_text("utf-8") + entry, encoding="utf-8")
    return served


def test_long_names_make_no_page_scroll_sideways(browser: Page, long: Served) -> None:
    assert too_wide(browser, PATHS, (1440, 1000, 820, 768, 390, 320)) == []


def test_a_tablet_held_upright_shows_the_whole_bar(browser: Page, served: Served) -> None:
    widths = (1020, 960, 820, 768)

    assert too_wide(browser, PATHS, widths) == []
    for width in widths:
        browser.set_viewport_size({"width": width, "height": 900})
        last = browser.locator(".top a[href='/keys']").bounding_box()
        assert last
        assert last["x"] < width - 60  # it is shown


def test_an_outlets_long_name_leaves_its_health_room(browser: Page, long: Served) -> None:
    browser.goto("/outlets")
    room = browser.locator("td.full").first.bounding_box()

    assert room is not None
    assert room["width"] > 250


def test_an_outlets_long_name_is_read_to_its_end_in_the_list(browser: Page, long: Served) -> None:
    browser.goto("/drafts/1")
    name, line = browser.locator("#l1 .outlet").bounding_box(), browser.locator("#l1").bounding_box()

    assert name is not None
    assert line is not None
    assert name["x"] + name["width"] <= line["x"] + line["width"]
