"""A mute from a page that was drawn earlier goes over none that was set since."""

import re

import pytest
from playwright.sync_api import Page, expect

from pipeline.store import mutes
from tests.review.conftest import Client, Served

OUTLET = "Corvelle Times"


def muted(served: Served) -> list[tuple[str, str]]:
    with served.opened() as desk:
        return [(one.outlet, one.level) for one in mutes.everything(desk.db, now=served.now())]


def mutes_it(client: Client, level: str, seen: str) -> int:
    form = {"outlet": OUTLET, "topic": "", "level": level, "seen": seen, "back": "/outlets"}
    return client.press("/outlets/mute", form).status_code


@pytest.mark.parametrize("level", ["none", "lead"])
def test_what_was_set_since_stands(client: Client, served: Served, level: str) -> None:
    assert mutes_it(client, "hide", "none") == 303
    assert mutes_it(client, level, "none") == 409

    assert muted(served) == [(OUTLET, "hide")]


def test_the_same_twice_is_no_conflict(client: Client, served: Served) -> None:
    assert [mutes_it(client, "hide", "none") for _ in range(2)] == [303, 303]
    assert mutes_it(client, "none", "hide") == 303

    assert muted(served) == []


def test_two_names_that_became_one_outlets_are_let_speak_from_the_page_that_shows_them(
    client: Client, served: Served
) -> None:
    for name, level in ((OUTLET, "hide"), ("The Old Corvelle", "lead")):
        client.press("/outlets/mute", {"outlet": name, "topic": "", "level": level})
    known = (served.desk.folder / "outlets.toml").read_text(encoding="utf-8")
    served.desk.writes("outlets.toml", known.replace('["The Corvelle Times"]', '["The Old Corvelle"]'))
    [shown] = re.findall(rf'value="{OUTLET}">.*? name="seen" value="(\w+)"', client.get("/outlets").text)

    assert mutes_it(client, "none", shown) == 303
    assert muted(served) == []


def test_the_editor_is_told(client: Client, browser: Page, served: Served) -> None:
    browser.goto("/outlets")
    mutes_it(client, "hide", "none")
    browser.get_by_label(f"Mute {OUTLET}").select_option("lead")

    expect(browser.get_by_role("alert")).to_contain_text(f"Not done. How far {OUTLET} is muted changed meanwhile")
    expect(browser.get_by_label(f"Mute {OUTLET}")).to_have_value("none")
    assert muted(served) == [(OUTLET, "hide")]
