"""What a plain form sends after its session has ended is not lost: it stands on the answer, to be sent once more."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from pipeline import settings
from tests.review.conftest import Client, Served, signs_in
from tests.review.drafts import LONG, laid
from tests.review.topics_typed import SKERROW

SIDES = {"side": ["veldria", "varkesh"], "members": ["Radio Veldria", "Varkinform"]}


@pytest.fixture
def page(browser: Page) -> Page:
    """A topic's form as the editor fills it; then his session ends."""
    browser.goto("/settings?edit=skerrow")
    browser.get_by_label("Any of these words").fill("skerrow\nferry")
    browser.context.clear_cookies()
    return browser


def test_words_that_came_after_the_session_are_shown_beside_the_way_in(page: Page) -> None:
    page.get_by_role("button", name="Save the topic").click()

    expect(page.get_by_label("Any", exact=True)).to_have_value("skerrow\nferry")
    expect(page.locator("form.sent")).to_contain_text("sign in in another tab, then send it once more")


def test_they_are_saved_once_one_has_signed_in_and_sent_them_again(page: Page, served: Served) -> None:
    page.get_by_role("button", name="Save the topic").click()
    signs_in(page, served)
    page.get_by_role("button", name="Send it once more").click()
    expect(page.get_by_role("alert")).to_contain_text("of another session")
    page.get_by_role("button", name="Send it once more").click()

    expect(page.locator(".toast")).to_have_text("Saved the topic skerrow.")
    assert settings.load(served.desk.folder, {}).topics[0].any == ("skerrow", "ferry")


def test_a_form_of_an_earlier_session_keeps_what_it_sent(plain: Page, served: Served) -> None:
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    signs_in(plain, served)
    plain.get_by_role("button", name="Save the comment").click()
    expect(plain.get_by_label("Comment")).to_have_value(LONG)
    plain.get_by_role("button", name="Send it once more").click()

    expect(plain.locator("#f-comment")).to_have_value(LONG)
    assert laid(served).draft.roundup.comment == LONG


def test_sides_stay_with_their_outlets(served: Served, client: Client) -> None:
    client.token = "of-another-session"
    [seen] = re.findall(r'name="seen"[^"]*value="([^"]+)"', client.get("/settings?edit=skerrow").text)[:1]
    answer = client.press("/settings/topics/skerrow", {**SKERROW, **SIDES, "seen": seen})

    assert [value for name, value in _fields(answer.text) if name == "members"] == SIDES["members"]


@pytest.mark.parametrize("path", ["/login", "/logout", "/sessions/revocation"])
def test_what_one_signs_in_or_out_with_is_never_shown_again(client: Client, path: str) -> None:
    client.cookies.clear()
    answer = client.press(path, {"password": "a secret that nobody saw", "user": "ann"})

    assert "a secret that nobody saw" not in answer.text
    assert "Send it once more" not in answer.text


def test_a_stranger_s_thousands_of_fields_are_not_shown_to_him_again(client: Client) -> None:
    client.cookies.clear()

    answer = client.press("/drafts/1/title", {"title": ["x"] * 1_001})

    assert answer.status_code == 403
    assert "Send it once more" not in answer.text


def _fields(page: str) -> Iterator[tuple[str, str]]:
    """The fields of the form that sends again, in their order."""
    form = page.partition('<form class="sent"')[2]
    hidden, shown = r'name="([^"]+)" value="([^"]*)">', r'name="([^"]+)"[^>]*>\n?([^<]*)</textarea>'
    for found in re.findall(f'<input type="hidden" {hidden}|<textarea[^>]* {shown}', form):
        yield found[0] or found[2], found[1] or found[3]
