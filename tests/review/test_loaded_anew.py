"""What was typed as a page was left or loaded again is in the next one, which was asked for before it came."""

from playwright.sync_api import Page, expect

from tests.review.conftest import Served
from tests.review.drafts import laid, open_draft, until


def test_words_typed_as_the_page_is_loaded_again_stand_there_and_can_be_gone_on_with(
    browser: Page, served: Served
) -> None:
    page = open_draft(browser)
    for field in ("title", "comment"):
        page.locator(f"#f-{field}").fill(f"A new {field}")
        page.reload()
        _is_stored(page, served, field, f"A new {field}")

        expect(page.locator(f"#f-{field}")).to_have_value(f"A new {field}")
        page.locator(f"#f-{field}").press("Control+End")
        page.keyboard.type(", gone on")
        _is_stored(page, served, field, f"A new {field}, gone on")

    expect(page.locator("[data-kept]")).to_have_count(0)
    assert laid(served).asides == ()


def _is_stored(page: Page, served: Served, field: str, words: str) -> None:
    until(page, lambda: getattr(laid(served).draft.roundup, field) == words)
