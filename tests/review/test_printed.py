"""A draft on paper: the words that are written, over the paper's whole width, without what can only be pressed."""

from playwright.sync_api import Page, expect

from tests.review.drafts import open_draft

PAPER = {"width": 816, "height": 1056}  # Letter, at 96 dots an inch


def test_a_printed_draft_takes_the_width_of_its_paper(browser: Page) -> None:
    open_draft(browser)
    browser.set_viewport_size(PAPER)  # type: ignore[arg-type]  # a size

    browser.emulate_media(media="print")

    box = browser.locator("#field-excerpt").bounding_box()
    assert box is not None
    assert box["width"] > 600
    assert browser.locator("#edit :is(button, .btn, select):visible").count() == 0
    expect(browser.locator("#f-title")).to_be_visible()
    expect(browser.locator("#l1 a.hl")).to_be_visible()
    words = browser.locator("#l1 [dir]:has(> a.hl)").bounding_box()
    assert words is not None
    assert words["width"] > 600
