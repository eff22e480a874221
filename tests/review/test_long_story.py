"""A story of many headlines: the page shows some, and the rest where the editor asks for it."""

import json

from playwright.sync_api import Page, expect

from tests.review.conftest import Served
from tests.review.drafts import current

TOWNS = ("Lista", "Corvelle", "Brisane", "Wendel", "Tarrow", "Dravna")


def files_sixty_headlines_on_one_flood(served: Served) -> None:
    lines = (
        {
            "outlet": f"Valley Paper {n}",
            "headline": f"Orrin river flood in Dunmore: water rises to {n + 2} feet as {TOWNS[n % 6]} sends boats",
            "url": f"https://paper{n}.example/{n}",
            "published": "2026-05-12T17:40:00Z",
            "summary": f"The Orrin flood in Dunmore rose to {n + 2} feet, officials said.",
            "language": "en",
        }
        for n in range(60)
    )
    text = "\n".join(json.dumps(line) for line in lines).encode()
    assert served.desk.copydesk("ingest", "-", "--as-of=2026-05-12T18:00:00Z", stdin=text).exit_code == 0
    assert served.desk.copydesk("draft", "--as-of=2026-05-12T18:00:00Z").exit_code == 0


def test_the_rest_of_a_story_begins_where_the_editor_is(browser: Page, served: Served) -> None:
    files_sixty_headlines_on_one_flood(served)
    browser.goto("/?topic=front")
    browser.locator(".stories .hl", has_text="Orrin river flood").first.click()
    heads = browser.locator(".heads > li")
    expect(browser.locator("#story")).to_be_visible()
    before = [str(one.get_attribute("id")) for one in heads.all()]

    browser.get_by_role("link", name="Show the other").click()

    expect(browser.locator(".rest")).to_have_count(0)
    first = next(one for one in heads.all() if str(one.get_attribute("id")) not in before)
    assert current(browser) == first.locator("a.hl").first.inner_text()
    assert browser.evaluate("document.activeElement.closest('.heads > li')?.id") == first.get_attribute("id")
