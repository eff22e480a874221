"""The browser's Back: what was typed into a form stands there again, and nothing older than the draft goes over it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.review.conftest import Served
from tests.review.gone_back import FORMS, goes_and_comes_back


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        pytest.param(
            "/settings?edit=skerrow",
            {
                "#topic [name=title]": "The Narrows",
                "#topic [name=any]": "ferry\nfog",
                "#topic [name=quiet_hours]": "22:00-06:00",
                "#topic [name=posts_a_day]": "3",
                "#topic [name=side] >> nth=2": "north",
            },
            id="topic",
        ),
        pytest.param("/settings", {"#blog [name=name]": "Fog Watch", "#blog [name=timezone]": "Asia/Tokyo"}, id="blog"),
        pytest.param(
            "/clip?url=https://harbour.example/ferry",
            {"[name=title]": "Ferry turns back", "[name=published]": "2026-05-12", "[name=more]": "It turned back."},
            id="clip",
        ),
    ],
)
def test_a_form_has_all_that_was_typed_again(browser: Page, path: str, typed: dict[str, str]) -> None:
    browser.goto(path)
    for place, words in typed.items():
        browser.locator(place).fill(words)

    goes_and_comes_back(browser)

    for place, words in typed.items():
        expect(browser.locator(place)).to_have_value(words)


@FORMS
def test_a_form_that_comes_back_writes_over_nothing_that_came_meanwhile(
    browser: Page, served: Served, path: str, field: str, button: str, by_hand: tuple[str, str]
) -> None:
    browser.goto(path)
    browser.locator(field).fill("Ferry")
    written = _file(served).replace(*by_hand)
    assert written != _file(served)
    served.desk.writes("copydesk.toml", written)

    goes_and_comes_back(browser)
    expect(browser.locator(field)).to_have_value("Ferry")
    browser.get_by_role("button", name=button).click()

    expect(browser.locator("#main")).to_contain_text(re.compile("copydesk.toml (was )?changed"))
    expect(browser.locator(field)).to_have_value("Ferry")
    assert _file(served) == written


def test_a_form_that_was_saved_and_comes_back_is_saved_again(browser: Page, served: Served) -> None:
    browser.goto("/settings?edit=skerrow")
    browser.locator("#topic [name=any]").fill("ferry")
    browser.get_by_role("button", name="Save the topic").click()
    browser.wait_for_url("**/settings#topics")

    browser.go_back(wait_until="networkidle")
    browser.locator("#topic [name=any]").fill("ferry\nfog")
    browser.get_by_role("button", name="Save the topic").click()

    expect(browser.locator(".toast")).to_have_text("Saved the topic skerrow.")
    assert 'any = ["ferry", "fog"]' in _file(served)


def test_a_draft_has_what_was_written_since_in_another_tab(context: BrowserContext, browser: Page) -> None:
    other = context.new_page()
    browser.goto("/drafts/1")
    _writes(browser, "Mine, at first.")

    browser.get_by_role("link", name="Archive", exact=True).first.click()
    browser.wait_for_url("**/archive")
    other.goto("/drafts/1")
    _writes(other, "Written in another tab since.")
    browser.go_back(wait_until="networkidle")

    expect(browser.locator("#f-comment")).to_have_value("Written in another tab since.")
    expect(browser.locator("#f-title")).to_have_value("Title: Written in another tab since.")


def test_without_script_the_browser_has_the_words_again(plain: Page, served: Served) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill("Typed, and a link pressed too soon.")

    goes_and_comes_back(plain)

    expect(plain.locator("#f-comment")).to_have_value("Typed, and a link pressed too soon.")


def _writes(page: Page, words: str) -> None:
    page.locator("#f-title").fill(f"Title: {words}")
    page.locator("#f-comment").fill(words)
    expect(page.locator("[data-dirty]")).to_have_count(0)


def _file(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")
