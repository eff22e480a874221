"""An editor's minute: from the desk to an approved post by keys alone, by mouse without script, and by six taps."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pipeline.desk import find
from pipeline.desk.editing.leading import page_paragraphs
from pipeline.news import Draft
from pipeline.newsstand import Answer, Newsstand
from tests.days import test_real_day
from tests.days.test_real_day import ran
from tests.desks import DeskFolder
from tests.review.conftest import EVENING, Served, serving
from tests.review.paths import Hands, Mouse, Wanted, expected, wanted_of

__all__ = ["ran"]

REFUSED = "/paid-paper/2026/05/12/flotilla.html"
TITLE = "Skerrow talks: both sides will name a date for the flotilla on Wednesday"
TWO = (
    "PORT SELWEN - Both delegations will name a date on Wednesday, the mediator Orla Penhew told this newspaper.",
    "She has asked the bakery opposite for forty rolls, and for no cameras at its door.",
)


@pytest.fixture(params=["skerrow", "ukraine"], ids=["the bundled evening", "the real day"])
def topic(request: pytest.FixtureRequest) -> str:
    """The topic whose best story is worked on; it says which day it is."""
    return str(request.param)


@pytest.fixture
def served(topic: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """The page of that day's desk, at the hour of its evening."""
    if topic == "ukraine":
        if not test_real_day.DAY.is_dir():
            pytest.skip("needs ../shared/data/day")
        shutil.copytree(request.getfixturevalue("ran").desk.folder, tmp_path / "real")
        desk, at = DeskFolder(tmp_path / "real"), test_real_day.EVENING
    else:
        desk, at = request.getfixturevalue("evening"), EVENING
    ticks = iter(range(1_000_000))

    def now() -> datetime:
        return at + timedelta(milliseconds=next(ticks))

    with serving(desk, clock=now, real_clock=now) as page:
        yield Served(desk=desk, page=page, now=now)


@pytest.fixture
def wanted(served: Served, topic: str) -> Wanted:
    """What the editor wants of the best story."""
    return wanted_of(served, topic)


@pytest.fixture
def without_script(chromium: Browser, served: Served, context: BrowserContext) -> Iterator[Page]:
    """A browser that runs no script, signed in."""
    made = chromium.new_context(base_url=served.address, java_script_enabled=False)
    made.add_cookies(context.cookies())  # type: ignore[arg-type]  # what it gives, it takes
    yield made.new_page()
    made.close()


def assert_exactly_that(served: Served, wanted: Wanted) -> None:
    """The draft is approved, and is the expected post; its excerpt is verbatim what the desk has of the lead."""
    with served.opened() as desk:
        draft: Draft = find(desk, wanted.draft)
        lead = draft.roundup.lead
        assert lead is not None
        assert set(lead.excerpt) <= set(page_paragraphs(desk, lead))
    assert draft.roundup == expected(wanted, lead.excerpt)
    assert draft.state == "approved"


def test_by_keys_alone_a_draft_becomes_the_editors_post_in_under_sixty_presses(
    browser: Page, served: Served, wanted: Wanted
) -> None:
    hands = Hands(browser)

    hands.works(wanted)

    assert_exactly_that(served, wanted)
    assert hands.pressed < 60, hands.pressed


@pytest.mark.few(1)
def test_by_mouse_and_without_script_it_becomes_the_same_post(
    without_script: Page, served: Served, wanted: Wanted
) -> None:
    Mouse(without_script).works(wanted)

    assert_exactly_that(served, wanted)


@pytest.mark.parametrize("topic", ["skerrow"], indirect=True)
def test_on_a_phone_a_draft_is_looked_at_and_approved_in_six_taps(
    chromium: Browser, served: Served, wanted: Wanted, context: BrowserContext
) -> None:
    phone = chromium.new_context(
        base_url=served.address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    phone.add_cookies(context.cookies())  # type: ignore[arg-type]  # what it gives, it takes
    page = phone.new_page()
    page.goto("/")

    page.locator(f"{wanted.row} a.hl").first.tap()
    page.get_by_role("link", name="Panel", exact=True).tap()
    page.locator("#tab-checks").tap()
    page.locator("#panel[data-panel=checks]").wait_for()
    page.get_by_role("link", name="Draft", exact=True).tap()
    page.get_by_role("button", name="Approve", exact=True).tap()
    page.locator("#do-approval", has_text="Withdraw approval").wait_for()
    sideways = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    phone.close()

    with served.opened() as desk:
        assert find(desk, wanted.draft).state == "approved"
    assert sideways <= 0


@pytest.mark.parametrize("topic", ["skerrow"], indirect=True)
def test_the_page_of_an_outlet_that_answers_403_leads_with_two_clipped_paragraphs(
    browser: Page, served: Served
) -> None:
    with Newsstand({REFUSED: Answer(status=403)}) as stand:
        address = stand.address + REFUSED
        browser.goto("/drafts/1")
        browser.keyboard.press("n")
        browser.keyboard.type(address)
        browser.keyboard.press("Enter")
        browser.locator("#note", has_text="403").wait_for()
        asked = len(stand.requests)
        # Where the bookmark leads from the editor's own window, in which the page is open (clip/bookmark.html).
        browser.goto("/clip?" + urlencode({"url": address, "title": TITLE, "text": "\n\n".join(TWO)}))
        browser.get_by_label("Outlet").fill("Paid Paper")
        browser.get_by_label("draft 1").check()
        browser.get_by_label("leads", exact=True).check()
        with browser.expect_response("**/clips"):
            browser.get_by_role("button", name="File it").click()

        with served.opened() as desk:
            lead = find(desk, 1).roundup.lead
        assert lead is not None
        assert (lead.url, lead.outlet, lead.headline, lead.excerpt) == (address, "Paid Paper", TITLE, TWO)
        assert len(stand.requests) == asked


@pytest.mark.parametrize("topic", ["skerrow"], indirect=True)
def test_the_draft_page_is_one_request_besides_static_files_and_under_100_kb(browser: Page, wanted: Wanted) -> None:
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    answer = browser.goto(f"/drafts/{wanted.draft}")
    browser.wait_for_load_state("networkidle")

    assert answer is not None
    assert [url for url in asked if "/static/" not in url and "manifest" not in url and "/favicon" not in url] == [
        browser.url
    ]
    assert len(answer.body()) < 100_000


@pytest.mark.parametrize("topic", ["skerrow"], indirect=True)
def test_shift_a_goes_to_the_approval_and_approves_nothing_by_itself(browser: Page, served: Served) -> None:
    browser.goto("/drafts/1")
    browser.keyboard.press("Shift+A")

    expect(browser.locator("#do-approval")).to_be_focused()
    with served.opened() as desk:
        assert find(desk, 1).state == "waiting"
