"""Words without a space that are longer than their line (an address for a headline) break: no page grows."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from pipeline.desk import editing
from tests.review.conftest import Client, Served
from tests.review.widths import too_wide

LONG = "https://dunmore.example/" + "ferry" * 40
TRIAL = {"name": "skerrow", "title": LONG, "any": LONG, "side": LONG, "members": LONG, "muted": LONG}
PATHS = (
    "/",
    "/?topic=front",
    "/hidden",
    f"/archive?{urlencode({'q': LONG})}",
    "/outlets",
    "/settings",
    "/settings?edit=skerrow",
    f"/settings/topics/trial?{urlencode(TRIAL)}",
    f"/clip?{urlencode({'url': LONG, 'title': LONG})}",
    "/drafts/1",
    "/drafts/1?panel=diff#side",
    "/drafts/1#story",
)


@pytest.fixture
def long(served: Served, client: Client) -> None:
    """The first draft's title, lead, labels and first line are such words; so are a topic and a mute."""
    with served.opened() as desk:
        editing.retitle(desk, 1, title=LONG * 5, seen="", editor="editor")
        editing.reword_lead(desk, 1, words=LONG, seen="", editor="editor")
        editing.reword_link(desk, 1, place=1, words=LONG, seen="", editor="editor")
        editing.relabel(desk, 1, labels=[LONG], seen="", editor="editor")
    client.press("/outlets/mute", {"outlet": LONG, "topic": "", "level": "lead"})
    settings = served.desk.folder / "copydesk.toml"
    settings.write_text(settings.read_text("utf-8").replace("The Skerrow Narrows", LONG), encoding="utf-8")


def test_no_page_is_wider_than_its_window(long: None, browser: Page) -> None:
    assert too_wide(browser, PATHS, (1440, 1000, 820, 390, 320, 160)) == []


def test_no_figure_breaks(browser: Page, served: Served) -> None:
    browser.goto("/")
    score = browser.locator(".score b").first.bounding_box()

    assert score is not None
    assert score["height"] < 25
