"""What was typed or ticked and waits for its own button stays while something else is done on the page."""

from playwright.sync_api import Page, expect

from pipeline.desk import editing
from pipeline.store import corrections
from pipeline.store.corrections import Change
from tests.review.conftest import EVENING, Served
from tests.review.drafts import open_draft, press, stored, until
from tests.review.posted import post, roundup

LINE = "The talks were held in Port Selwen."


def test_a_story_stays_selected_while_another_is_dropped(browser: Page) -> None:
    browser.goto("/")
    _select(browser, "row-21-skerrow")
    browser.locator("#row-23-earth").hover()
    browser.locator("#row-23-earth summary.btn").click()
    browser.locator("#row-23-earth").get_by_role("button", name="Not news").click()

    expect(browser.locator("#told")).to_contain_text("Dropped.")
    expect(browser.locator("#row-21-skerrow input[name=other]")).to_be_checked()


def test_what_was_merged_is_selected_no_more(browser: Page) -> None:
    browser.goto("/")
    _select(browser, "row-21-skerrow")
    _select(browser, "row-24-skerrow")
    browser.locator("#row-24-skerrow").get_by_role("button", name="Merge here").click()

    expect(browser.locator("#told")).to_contain_text("Merged.")
    assert browser.locator("input[name=other]:checked").count() == 0


def test_a_dated_line_that_is_being_written_stays_while_another_change_is_dismissed(
    browser: Page, served: Served
) -> None:
    with served.opened() as desk:
        number = post(desk, roundup("Talks"), now=EVENING)
        changes = [
            Change(
                post=number, canonical=f"https://harbour.example/{at}", kind="headline", was="Was", becomes=f"Is {at}"
            )
            for at in (1, 2)
        ]
        corrections.keep(desk.db, changes, at=EVENING)
        desk.db.execute("update posts set draft = 1")
    browser.goto("/corrections")
    written = browser.locator("#main [data-row]").first
    written.locator("summary").click()
    written.locator("input[name=correction]").fill(LINE)

    browser.locator("#main [data-row]").last.get_by_role("button", name="Dismiss").click()

    expect(browser.get_by_role("status")).to_contain_text("Dismissed")
    expect(browser.locator("#main input[name=correction]")).to_have_value(LINE)
    expect(browser.locator("#main input[name=correction]")).to_be_visible()


def test_an_address_that_was_typed_comes_again_with_its_field(browser: Page) -> None:
    open_draft(browser)
    press(browser, "n")
    browser.locator("#f-url").fill("https://harbour.example/1")
    browser.locator("#l2").get_by_role("button", name="Move up").click(force=True)
    expect(browser.locator("#saved")).to_contain_text("Moved")
    browser.get_by_role("link", name="Add a link by address").click()

    expect(browser.locator("#f-url")).to_have_value("https://harbour.example/1")


def test_an_address_that_was_left_by_escape_does_not_come_again(browser: Page) -> None:
    open_draft(browser)
    press(browser, "n")
    browser.locator("#f-url").fill("https://harbour.example/1")
    press(browser, "Escape")
    expect(browser.locator("#f-url")).to_have_count(0)
    press(browser, "n")

    expect(browser.locator("#f-url")).to_have_value("")


def test_a_reason_to_let_a_check_pass_stays_while_the_comment_is_saved(browser: Page, served: Served) -> None:
    with served.opened() as desk:
        text = "They meet again TK. More here later."
        editing.write_comment(desk, 1, text=text, references=(), seen="", editor="editor")
    browser.goto("/drafts/1?panel=checks")
    browser.locator("#side summary").first.click()
    reason = browser.locator("#side input[name^=because]").first
    reason.fill(LINE)
    browser.locator("#f-comment").press("End")
    browser.keyboard.type(" And again.")
    until(browser, lambda: stored(served).endswith("And again."))
    browser.locator("#l2").get_by_role("button", name="Move up").click(force=True)
    expect(browser.locator("#saved")).to_contain_text("Moved")

    expect(reason).to_have_value(LINE)
    expect(reason).to_be_visible()
    reason.press("Enter")
    expect(browser.locator("#side")).to_contain_text(f"You, 18:00: {LINE}")


def _select(browser: Page, row: str) -> None:
    browser.locator(f"#{row}").hover()
    browser.locator(f"#{row} input[name=other]").check()
