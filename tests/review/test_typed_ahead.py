"""On a slow line one types ahead of the page: a key that leads into a field is followed by words, not by keys."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.review.conftest import Served
from tests.review.drafts import laid, open_draft, until

# `l` would make another lead, `a` list, `-` drop, `u` take back.
WORDS = "A slow lake - all quiet"
# Write an address into the field that an answer has opened, and send it, before the page has done anything else.
AT_ONCE = """document.addEventListener("htmx:afterSettle", () => {
    const field = document.querySelector("#f-url");
    field.value = "ftp://nobody.example/";
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}, { once: true })"""

# Leave the field that an answer opens with the first key that can reach it.
LEFT_AT_ONCE = """document.addEventListener("htmx:afterSwap", () => setTimeout(() => {
    const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    document.querySelector("#f-words").dispatchEvent(key);
}, 0), { once: true })"""


@pytest.fixture
def slow(browser: Page, served: Served) -> list[Route]:
    """An approval of the draft is on its way; its answer is held back."""
    held: list[Route] = []
    open_draft(browser)
    browser.route("**/drafts/1/approval", lambda route: held.append(route))
    browser.keyboard.press("Shift+A")
    browser.keyboard.press("Enter")
    until(browser, lambda: len(held) == 1)
    return held


def test_a_title_typed_before_the_answer_came_is_the_title(browser: Page, served: Served, slow: list[Route]) -> None:
    browser.keyboard.press("t")
    browser.keyboard.type(WORDS)
    browser.keyboard.press("Enter")

    slow[0].continue_()

    expect(browser.locator("#saved")).to_contain_text("Changed the title")
    assert WORDS in laid(served).draft.roundup.title
    assert browser.evaluate("document.activeElement.id") != "f-title"


def test_a_comment_typed_before_the_answer_came_is_the_comment(
    browser: Page, served: Served, slow: list[Route]
) -> None:
    browser.keyboard.press("e")
    browser.keyboard.type(f"{WORDS}.\n\nStill so.")

    slow[0].continue_()

    expect(browser.locator("#f-comment")).to_have_value(f"{WORDS}.\n\nStill so.")
    expect(browser.locator("#saved")).to_contain_text("Wrote in the comment")
    assert laid(served).draft.roundup.comment == f"{WORDS}.\n\nStill so."


def test_escape_typed_ahead_leaves_the_field_and_keys_are_keys_again(
    browser: Page, served: Served, slow: list[Route]
) -> None:
    browser.keyboard.press("t")
    browser.keyboard.type(WORDS)
    browser.keyboard.press("Escape")
    browser.keyboard.press("w")

    slow[0].continue_()

    expect(browser.locator("#side [aria-current]").first).to_have_text("Why")
    assert WORDS in laid(served).draft.roundup.title


def test_a_search_typed_ahead_is_sent(browser: Page, slow: list[Route]) -> None:
    browser.keyboard.press("/")
    browser.keyboard.type("lake")
    browser.keyboard.press("Enter")

    slow[0].continue_()

    browser.wait_for_url("**/archive?q=lake")


@pytest.mark.parametrize("end", ["Escape", "Enter"])
def test_keys_that_follow_the_end_of_an_open_field_are_keys(browser: Page, served: Served, end: str) -> None:
    held: list[Route] = []
    open_draft(browser)
    browser.locator("#l1 [data-key=e]").click(force=True)
    expect(browser.locator("#f-words")).to_be_focused()
    browser.route("**/drafts/1" if end == "Escape" else "**/drafts/1/links/1/words", lambda route: held.append(route))
    browser.keyboard.type("Other words")
    browser.keyboard.press(end)
    until(browser, lambda: len(held) == 1)
    browser.keyboard.press("w")
    held[0].continue_()

    expect(browser.locator("#side [aria-current]").first).to_have_text("Why")
    assert (laid(served).lines[0].words == "Other words") == (end == "Enter")


def test_keys_that_follow_an_enter_which_is_refused_are_not_typed_over_the_words(browser: Page) -> None:
    held: list[Route] = []
    open_draft(browser)
    browser.keyboard.press("n")
    expect(browser.locator("#f-url")).to_be_focused()
    browser.route("**/drafts/1/addresses", lambda route: held.append(route))
    browser.keyboard.type("ftp://nobody.example/")
    browser.keyboard.press("Enter")
    until(browser, lambda: len(held) == 1)
    browser.keyboard.type("l-a")
    held[0].continue_()

    expect(browser.locator("#note")).to_contain_text("web address")
    expect(browser.locator("#f-url")).to_have_value("ftp://nobody.example/")


def test_what_is_begun_as_soon_as_an_answer_is_there_is_waited_for_too(browser: Page) -> None:
    held: list[Route] = []
    open_draft(browser)
    browser.route("**/drafts/1/addresses", lambda route: held.append(route))
    browser.evaluate(AT_ONCE)
    browser.keyboard.press("n")
    until(browser, lambda: len(held) == 1)
    browser.wait_for_timeout(100)  # longer than what an answer without a swap is given to end
    browser.keyboard.type("-a")
    held[0].continue_()

    expect(browser.locator("#note")).to_contain_text("web address")
    expect(browser.locator("#f-url")).to_have_value("ftp://nobody.example/")


def test_a_field_is_left_by_a_key_that_comes_as_soon_as_it_is_there(browser: Page) -> None:
    open_draft(browser)
    browser.evaluate(LEFT_AT_ONCE)
    browser.locator("#l1 [data-key=e]").click(force=True)

    expect(browser.locator("#f-words")).to_have_count(0)
    expect(browser.locator("#l1 a.hl")).to_be_focused()


def test_the_title_is_written_on_at_its_end(browser: Page, served: Served) -> None:
    open_draft(browser)
    before = laid(served).draft.roundup.title
    browser.keyboard.press("t")
    browser.keyboard.type(", Again")
    browser.keyboard.press("Enter")

    until(browser, lambda: laid(served).draft.roundup.title == f"{before}, Again")
