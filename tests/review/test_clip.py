"""The clipper over the real server and in the real browser: the bookmark, the phone's share sheet."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pipeline.desk import find
from tests.desk.clips import dump
from tests.review.conftest import CHROMIUM, FLAGS, NO_TLS, Client, Day, Served
from tests.review.cookies import cookie_name, seat

PAID = "https://harbour.example/2026/05/12/paid"
TITLE = "Skerrow talks: both sides will name a date for the flotilla on Wednesday"
TWO = (
    "PORT SELWEN - Both delegations will name a date on Wednesday, the mediator Orla Penhew told this newspaper.",
    "She has asked the bakery opposite for forty rolls, and for no cameras at its door.",
)
SENT = urlencode({"url": PAID, "title": f"{TITLE} | Harbour Times", "text": "\n\n".join(TWO)})


def roundup_of(served: Served, number: int) -> Any:  # noqa: ANN401  a post
    """The post of a draft as it is stored."""
    with served.opened() as desk:
        return find(desk, number).roundup


def test_the_page_of_a_refusing_outlet_becomes_the_lead_with_two_paragraphs(served: Served, browser: Page) -> None:
    browser.goto(f"/clip?{SENT}")
    browser.get_by_label("Outlet").fill("Harbour Times")
    browser.get_by_label("draft 1").check()
    browser.get_by_label("leads", exact=True).check()
    with browser.expect_response("**/clips"):
        browser.get_by_role("button", name="File it").click()

    lead = roundup_of(served, 1).lead
    assert (lead.url, lead.outlet, lead.headline) == (PAID, "Harbour Times", TITLE)
    assert lead.excerpt == TWO


def test_a_paragraph_that_is_not_ticked_is_left_out(served: Served, browser: Page) -> None:
    browser.goto(f"/clip?{SENT}")
    browser.get_by_label(TWO[1]).uncheck()
    browser.get_by_label("draft 1").check()
    browser.get_by_label("leads", exact=True).check()
    with browser.expect_response("**/clips"):
        browser.get_by_role("button", name="File it").click()

    assert roundup_of(served, 1).lead.excerpt == TWO[:1]


def test_the_bookmark_sends_address_title_and_selection(day: Day, served: Served, chromium: Browser) -> None:
    with_bookmark = chromium.new_context()
    try:
        page = _bookmark_pressed(with_bookmark, served, day)
        sent = parse_qs(urlsplit(page).query)
    finally:
        with_bookmark.close()

    assert sent["url"][0].endswith("/torsvane-no-breakthrough-port-selwen.html")
    assert sent["title"][0].startswith("Torsvane does not expect a breakthrough")
    assert sent["text"][0].count("\n\n") >= 1


def _bookmark_pressed(context: BrowserContext, served: Served, day: Day) -> str:
    """Read an article, select all its paragraphs, press the bookmark; return the address of the window that opens."""
    with httpx.Client(base_url=served.address, verify=NO_TLS) as nobody:
        nobody.get(served.enter)
        shown = nobody.get(served.enter)
        cookie = seat(nobody)
        bookmark = _bookmark(nobody.get("/clip").text)
    assert shown.status_code == 303
    context.add_cookies([{"name": cookie_name(served.address), "value": cookie, "url": served.address}])
    page = context.new_page()
    # Another site than the desk's, as every outlet is.
    newsstand = day.address.replace("127.0.0.1", "localhost")
    page.goto(f"{newsstand}/veldria-courier/2026/05/12/torsvane-no-breakthrough-port-selwen.html")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article') || document.body)")
    with context.expect_page() as opened:
        page.evaluate(bookmark.removeprefix("javascript:"))
    opened.value.wait_for_load_state()
    assert opened.value.locator("h1").inner_text() == "Clip an article"  # signed in, though it came from another site
    return opened.value.url


def _bookmark(page: str) -> str:
    found = re.search(r'href="(javascript:[^"]+)"', page)
    assert found
    return unescape(found[1])


@pytest.mark.own_profile  # it listens there
def test_the_bookmark_does_not_run_in_our_own_page(browser: Page) -> None:
    browser.goto("/clip")
    opened: list[object] = []
    browser.context.on("page", lambda page: opened.append(page))

    browser.get_by_role("link", name="Clip to copydesk").click()
    browser.wait_for_timeout(300)

    assert opened == []


def test_looking_at_a_clip_changes_nothing(served: Served, client: Client) -> None:
    with served.opened() as desk:
        before = dump(desk.db)

    assert client.get(f"/clip?{SENT}").status_code == 200
    assert client.head(f"/clip?{SENT}").status_code == 200

    with served.opened() as desk:
        assert dump(desk.db) == before


def test_a_clip_that_is_filed_is_on_the_page_it_leads_to(client: Client) -> None:
    filed = client.press("/clips", {"url": PAID, "title": TITLE, "paragraph": list(TWO), "outlet": "Harbour Times"})

    assert filed.status_code == 303
    page = client.get(filed.headers["location"]).text
    assert "2 paragraphs kept as its text, clipped by the editor." in page
    assert "of its text, clipped by the editor" in page


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        pytest.param("url", "https://harbour.example/" + "a" * 2_000, "2,000 are the most", id="address"),
        pytest.param("title", "b" * 501, "500 are the most", id="headline"),
        pytest.param("more", "c" * 20_001, "20,000 are the most", id="text"),
        pytest.param("url", "javascript:alert(1)", "no web address", id="script"),
        pytest.param("published", "soon", "date cannot be read", id="date"),
    ],
)
def test_what_is_refused_comes_back_in_the_form(
    served: Served, client: Client, name: str, value: str, words: str
) -> None:
    with served.opened() as desk:
        before = dump(desk.db)

    answer = client.press("/clips", {"url": PAID, "title": TITLE, "paragraph": list(TWO), name: value})

    assert answer.status_code == 422
    assert words in answer.text
    assert value in answer.text
    assert TWO[1] in answer.text
    with served.opened() as desk:
        assert dump(desk.db) == before


def test_after_signing_in_one_comes_back_to_the_clip(served: Served) -> None:
    with httpx.Client(base_url=served.address, verify=NO_TLS) as nobody:
        answer = nobody.get(f"/clip?{SENT}")

    assert answer.status_code == 403
    assert PAID not in answer.text.split("<form")[0]


def test_a_phone_may_share_to_the_page(client: Client) -> None:
    manifest = client.get("/manifest.webmanifest").json()

    assert manifest["share_target"] == {
        "action": "/clip",
        "method": "GET",
        "enctype": "application/x-www-form-urlencoded",
        "params": {"title": "title", "text": "text", "url": "url"},
    }
    kinds = {client.get(icon["src"]).headers["content-type"].partition(";")[0] for icon in manifest["icons"]}
    assert kinds == {"image/svg+xml", "image/png"}


def test_chromium_would_keep_the_page_among_its_apps(
    served: Served, client: Client, chromium: Browser, tmp_path: Path
) -> None:
    # A context of the suite is a private window, from which nothing is ever installed; this one has a profile.
    kept = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=list(FLAGS))
    try:
        kept.add_cookies([{"name": cookie_name(served.address), "value": seat(client), "url": served.address}])
        page = kept.new_page()
        page.goto(f"{served.address}/clip")
        devtools = kept.new_cdp_session(page)
        manifest = devtools.send("Page.getAppManifest")
        found = devtools.send("Page.getInstallabilityErrors")
    finally:
        kept.close()

    assert (manifest["errors"], found["installabilityErrors"]) == ([], [])


def test_an_address_inside_a_shared_text_is_found(client: Client) -> None:
    page = client.get(f"/clip?{urlencode({'text': f'{TITLE} {PAID}'})}").text

    assert f'value="{PAID}"' in page
    assert TITLE in page


def test_the_clipper_is_found_on_the_settings_page(client: Client) -> None:
    assert '<a href="/clip">' in client.get("/settings").text
