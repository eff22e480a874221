"""The outlets' page: the worst first, with where it stands and what helps, and a mute that needs no script."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from pipeline.store import mutes
from pipeline.store.mutes import Mute
from tests.review.conftest import EVENING, Client, Served
from tests.review.posted import post, roundup


def test_the_outlet_that_fails_stands_first_with_why_where_and_cure(client: Client) -> None:
    page = client.get("/outlets").text

    first = page.partition("<tbody>")[2].partition("</tr>")[0]
    assert "Fenmoor Gazette" in first
    assert "the outlet answered HTTP 503" in first
    assert re.search(r"/fenmoor-gazette/feed\.xml</span> \(outlets\.toml line \d+\)", first)
    assert "Try again later" in first


def test_the_head_counts_who_fails(client: Client) -> None:
    assert "15 outlets" in client.get("/outlets").text
    assert "1 fails; the worst come first." in client.get("/outlets").text


def test_what_the_editor_does_with_an_outlet_stands_beside_it(served: Served, client: Client) -> None:
    with served.opened() as desk:
        links = [("lead", "Dam", "Corvelle Times"), ("comment", "Yes", "Corvelle Times")]
        post(desk, roundup("Talks"), links=links, now=EVENING)

    assert "led 1, cited 1" in _row(client.get("/outlets").text, "Corvelle Times")


def test_the_select_shows_the_mute_that_holds(served: Served, client: Client) -> None:
    with served.opened() as desk:
        mutes.put(desk.db, Mute(outlet="Corvelle Times", topic="", level="hide", at=EVENING))
        mutes.put(desk.db, Mute(outlet="Corvelle Times", topic="earth", level="lead", at=EVENING))

    row = _row(client.get("/outlets").text, "Corvelle Times")

    assert '<option value="hide" selected>' in row
    assert "never leads on earth" in row


def test_a_mute_says_until_when_it_holds(served: Served, client: Client) -> None:
    until = EVENING + timedelta(days=2)
    with served.opened() as desk:
        for topic in ("", "earth"):
            mutes.put(desk.db, Mute(outlet="Corvelle Times", topic=topic, level="lead", at=EVENING, until=until))

    row = _row(client.get("/outlets").text, "Corvelle Times")

    assert re.search(r"never leads on earth until <time", row)
    assert re.search(r"muted until <time", row)


def test_an_outlet_is_muted_by_the_select_alone(served: Served, browser: Page) -> None:
    browser.goto("/outlets")
    browser.get_by_label("Mute Corvelle Times").select_option("lead")

    expect(browser.get_by_role("status")).to_have_text("Corvelle Times never leads.")
    expect(browser.get_by_label("Mute Corvelle Times")).to_have_value("lead")
    assert _muted(served) == [("Corvelle Times", "", "lead")]


def test_without_script_a_button_sets_the_mute(served: Served, client: Client) -> None:
    row = _row(client.get("/outlets").text, "Corvelle Times")
    assert re.search(r"<noscript><button[^>]*>Set", row)

    answer = client.press(
        "/outlets/mute", {"outlet": "Corvelle Times", "topic": "", "level": "off", "back": "/outlets"}
    )

    assert answer.status_code == 303
    assert '<span class="ok">Off</span>' in _row(client.get("/outlets").text, "Corvelle Times")


def _row(page: str, outlet: str) -> str:
    return next(row for row in page.split("<tr>") if f">{outlet}</bdi>" in row)


def _muted(served: Served) -> list[tuple[str, str, str]]:
    with served.opened() as desk:
        return [(mute.outlet, mute.topic, mute.level) for mute in mutes.everything(desk.db, now=EVENING)]


@pytest.mark.parametrize("width", [768, 900, 1024])
def test_on_a_tablet_what_is_wrong_with_an_outlet_has_lines_of_several_words(browser: Page, width: int) -> None:
    browser.set_viewport_size({"width": width, "height": 1000})
    browser.goto("/outlets")

    cause = browser.get_by_role("row", name="Fenmoor Gazette").locator("td.full").bounding_box()

    assert cause is not None
    assert cause["width"] > 300


def test_the_reason_of_an_outlet_stands_on_the_line_above_its_address(browser: Page) -> None:
    browser.set_viewport_size({"width": 1280, "height": 800})
    browser.goto("/outlets")
    why, address = browser.locator(".outlets td .meta bdi").first, browser.locator(".outlets td .meta .code").first

    below, line = (one.bounding_box() for one in (address, why))

    assert below is not None
    assert line is not None
    assert below["y"] - line["y"] < 1.6 * line["height"]
