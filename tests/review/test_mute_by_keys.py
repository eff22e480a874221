"""The select that mutes an outlet: what keys step through is no ruling before Enter, or before the select is left."""

import pytest
from playwright.sync_api import Page, Route, expect

from pipeline.store import mutes
from tests.review.conftest import Served

OUTLET = "Mute Corvelle Times"


@pytest.fixture
def page(browser: Page) -> Page:
    """The outlets' page with the focus on the select of an outlet that is not muted."""
    browser.goto("/outlets")
    browser.get_by_label(OUTLET).focus()
    return browser


def test_keys_step_through_the_levels_and_rule_nothing(page: Page, served: Served) -> None:
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(400)

    expect(page.get_by_label(OUTLET)).to_have_value("off")
    assert _muted(served) == []


@pytest.mark.parametrize("end", ["Enter", "Tab"])
def test_what_keys_have_chosen_is_ruled_once_by_enter_or_as_the_select_is_left(
    page: Page, served: Served, end: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(end)

    expect(page.get_by_role("status")).to_have_text("Corvelle Times is left out of posts.")
    page.keyboard.press("Tab")
    page.wait_for_timeout(400)
    assert _muted(served) == [("Corvelle Times", "hide")]
    assert len(asked) == 1


def test_who_hears_the_page_is_told_what_enter_and_escape_do(page: Page) -> None:
    told = "Enter sets what the arrow keys chose; Escape leaves it as it was."
    expect(page.get_by_label(OUTLET)).to_have_accessible_description(told)

    page.keyboard.press("ArrowDown")
    expect(page.locator("tr:has(:focus) .waits")).to_match_aria_snapshot("- text: Enter sets it")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Corvelle Times never leads.")
    expect(page.get_by_label(OUTLET)).to_have_accessible_description(told)


def test_escape_leaves_the_outlet_as_it_was(page: Page, served: Served) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)

    expect(page.get_by_label(OUTLET)).to_have_value("none")
    assert _muted(served) == []


def test_who_rules_an_outlet_that_moves_to_the_end_stays_at_its_select(page: Page) -> None:
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    expect(page.get_by_role("status")).to_have_text("Corvelle Times is not gathered.")
    expect(page.get_by_label(OUTLET)).to_be_focused()
    expect(page.get_by_label(OUTLET)).to_have_value("off")


def test_what_is_chosen_in_the_next_select_meanwhile_stays(page: Page, served: Served) -> None:
    after = page.locator("select").nth(_place(page) + 1)
    for key in ("ArrowDown", "Tab", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)

    expect(page.get_by_role("status")).to_have_text("Corvelle Times never leads.")
    expect(after).to_have_value("hide")
    expect(after).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("is left out of posts.")
    assert [level for _, level in _muted(served)] == ["lead", "hide"]


def test_a_ruling_that_did_not_arrive_is_not_shown_as_one(page: Page) -> None:
    page.route("**/outlets/mute", lambda route: _lost(route))
    page.get_by_label(OUTLET).select_option("hide")

    expect(page.get_by_role("alert")).to_have_text("Not done; the desk does not answer")
    expect(page.get_by_label(OUTLET)).to_have_value("none")


def test_a_ruling_that_is_refused_takes_no_row_away(page: Page) -> None:
    option = "#main tr:has(select:focus) option[value=hide]"
    page.eval_on_selector(option, "one => one.value = 'nothing'")
    page.get_by_label(OUTLET).select_option("nothing")

    expect(page.get_by_role("alert")).to_contain_text("is no level of muting")
    expect(page.get_by_label(OUTLET)).to_have_value("none")


def test_what_was_ruled_is_told_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 300})
    page.locator("select").last.scroll_into_view_if_needed()
    page.locator("select").last.select_option("lead")

    expect(page.get_by_role("status")).to_contain_text("never leads.")
    expect(page.get_by_role("status")).to_be_in_viewport()


def _lost(route: Route) -> None:
    route.abort()


def _place(page: Page) -> int:
    found = page.evaluate("() => [...document.querySelectorAll('select')].indexOf(document.activeElement)")
    return int(found)


def _muted(served: Served) -> list[tuple[str, str]]:
    with served.opened() as desk:
        return [(mute.outlet, mute.level) for mute in mutes.everything(desk.db, now=served.now())]
