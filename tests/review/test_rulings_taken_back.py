"""What the editor rules beside a draft is said there, with a button and a key that take it back."""

from playwright.sync_api import Locator, Page, expect

from pipeline.desk.evening import decisions, hidden
from tests.review.conftest import Served
from tests.review.drafts import laid


def told(page: Page) -> Locator:
    """What the page says was done."""
    return page.locator("#told")


def dropped(served: Served) -> int:
    with served.opened() as desk:
        return len([one for one in hidden(desk).stories if one.kind == "dropped"])


def test_a_drop_is_taken_back_where_it_was_made(page: Page, served: Served) -> None:
    page.keyboard.press("-")
    page.locator(".drop button").click()
    expect(told(page)).to_contain_text("Dropped.")
    assert dropped(served) == 1

    told(page).get_by_role("button", name="Undo").click()

    expect(told(page)).to_have_text("Restored.")
    assert dropped(served) == 0


def test_u_takes_back_the_merger_and_not_the_change_before_it(page: Page, served: Served) -> None:
    page.locator("#f-title").fill("A Title Of Mine")
    page.locator("#f-title").press("Enter")
    expect(page.locator("#saved")).to_contain_text("Changed the title")
    before = len(laid(served).rows)
    page.keyboard.press("m")
    expect(told(page)).to_contain_text("Merged.")
    assert len(laid(served).rows) > before

    page.keyboard.press("u")

    expect(told(page)).to_have_text("Parted again, as before the merger.")
    assert len(laid(served).rows) == before
    assert laid(served).draft.roundup.title == "A Title Of Mine"


def test_after_a_reload_u_is_the_drafts_own_again(page: Page, served: Served) -> None:
    page.keyboard.press("-")
    page.locator(".drop button").click()
    expect(told(page)).to_contain_text("Dropped.")

    page.reload()

    expect(told(page)).to_have_count(0)
    page.keyboard.press("u")
    page.wait_for_timeout(300)
    assert dropped(served) == 1
    with served.opened() as desk:
        assert not decisions(desk).rulings


def test_what_the_desk_says_of_a_ruling_lies_in_a_bar_and_over_no_words(browser: Page) -> None:
    browser.goto("/")
    browser.locator(".stories .dropping button").first.dispatch_event("click")
    expect(told(browser)).to_contain_text("Dropped.")

    beside = told(browser).evaluate(
        """(told) => { const box = told.getBoundingClientRect();
        return document.elementFromPoint(box.right + 40, box.top + 4).className }"""
    )

    assert beside == "foot did"
