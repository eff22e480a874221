"""Single keys on the draft page: each presses what the mouse would press."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.review.conftest import Served
from tests.review.drafts import by_role, current, laid, press, to_row


def test_j_and_k_move_the_current_row_and_the_focus_together(page: Page) -> None:
    second = page.locator(".heads > li").nth(1)
    expect(second).to_have_attribute("aria-current", "true")
    expect(second.locator("a.hl")).to_be_focused()

    page.keyboard.press("k")

    expect(page.locator(".heads > li").first.locator("a.hl")).to_be_focused()


def test_l_makes_the_current_headline_the_lead_and_the_focus_stays_on_it(page: Page, served: Served) -> None:
    chosen = current(page)

    press(page, "l")

    expect(page.locator("#field-lead .headline")).to_have_text(chosen)
    expect(page.locator(".heads [aria-current] a.hl")).to_have_text(chosen)
    expect(page.locator(".heads [aria-current] a.hl")).to_be_focused()
    assert laid(served).draft.roundup.lead is not None
    assert by_role(laid(served), "lead") == chosen


def test_a_takes_a_listed_headline_out_and_puts_it_back(page: Page, served: Served) -> None:
    listed = by_role(laid(served), "list")
    count = len(laid(served).lines)
    to_row(page, listed)

    press(page, "a")
    expect(page.locator(".links > li")).to_have_count(count - 1)
    assert listed not in [line.headline for line in laid(served).lines]

    press(page, "a")
    expect(page.locator(".links > li")).to_have_count(count)
    assert listed in [line.headline for line in laid(served).lines]


def test_c_cites_where_the_cursor_is(page: Page, served: Served) -> None:
    to_row(page, next(row.headline.headline for row in laid(served).rows if not row.role))
    press(page, "e")
    page.keyboard.type("Before. After.")
    for _ in range(len(" After.")):
        page.keyboard.press("ArrowLeft")
    press(page, "Escape", "c")

    expect(page.locator("#cites li")).to_have_count(1)
    comment = laid(served).comment
    assert comment.startswith("Before. [")
    assert comment.endswith(" After.")
    cursor = page.evaluate("() => document.querySelector('#f-comment').selectionStart")
    assert comment[cursor:].strip() == "After."


def test_a_digit_puts_the_link_at_that_place(page: Page, served: Served) -> None:
    third = laid(served).lines[2]
    to_row(page, third.headline)

    press(page, "1")

    expect(page.locator(".links > li").first.locator("a.hl")).to_have_text(third.words)
    assert laid(served).lines[0].url == third.url


def test_a_digit_lists_a_headline_at_that_place(page: Page, served: Served) -> None:
    unused = next(row.headline for row in laid(served).rows if not row.role)
    to_row(page, unused.headline)

    press(page, "2")

    expect(page.locator(".links > li").nth(1).locator("a.hl")).to_have_text(unused.headline)
    assert laid(served).lines[1].url == unused.url


def test_shift_j_and_shift_k_move_the_link_and_the_focus_follows_it(page: Page, served: Served) -> None:
    first = laid(served).lines[0]
    page.locator(".links > li").first.locator("a.hl").focus()

    press(page, "Shift+J")

    moved = page.locator(".links > li").nth(1)
    expect(moved.locator("a.hl")).to_have_text(first.words)
    expect(moved.locator("a.hl")).to_be_focused()
    press(page, "Shift+K")
    expect(page.locator(".links > li").first.locator("a.hl")).to_be_focused()
    assert laid(served).lines[0].url == first.url


def test_e_opens_the_words_of_the_current_link(page: Page, served: Served) -> None:
    page.locator(".links > li").first.locator("a.hl").focus()

    press(page, "e")
    expect(page.locator("#f-words")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Other words for it")
    page.get_by_role("button", name="Save the words").click()

    expect(page.locator(".links > li").first.locator("a.hl")).to_have_text("Other words for it")
    expect(page.locator(".links > li").first.locator("a.hl")).to_be_focused()
    assert laid(served).lines[0].words == "Other words for it"


def test_e_elsewhere_goes_into_the_comment_and_escape_comes_back(page: Page, served: Served) -> None:
    unused = next(row.headline for row in laid(served).rows if not row.role)
    to_row(page, unused.headline)

    press(page, "e")
    expect(page.locator("#f-comment")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(".heads [aria-current] a.hl")).to_be_focused()


def test_t_goes_into_the_title(page: Page) -> None:
    press(page, "t")

    expect(page.locator("#f-title")).to_be_focused()


def test_n_asks_for_an_address_and_escape_leaves_it(page: Page) -> None:
    press(page, "n")
    expect(page.locator("#f-url")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("#f-url")).to_have_count(0)


def test_u_takes_back_and_shift_u_does_again(page: Page, served: Served) -> None:
    before = laid(served).draft.roundup
    press(page, "l")
    expect(page.locator(".toast")).to_contain_text("the lead")
    after = laid(served).draft.roundup

    press(page, "u")
    expect(page.locator("#saved")).to_contain_text("Took back")
    assert laid(served).draft.roundup == before

    press(page, "Shift+U")
    expect(page.locator("#saved")).to_contain_text("Did again")
    assert laid(served).draft.roundup == after


@pytest.mark.parametrize(
    ("key", "panel"), [("w", "why"), ("h", "archive"), ("d", "diff"), ("p", "preview")], ids=["w", "h", "d", "p"]
)
def test_a_key_opens_its_panel(page: Page, key: str, panel: str) -> None:
    press(page, "w" if key != "w" else "p")
    press(page, key)

    expect(page.locator(f"#panel[data-panel={panel}]")).to_be_visible()
    expect(page.locator(".tabs a[aria-current]")).to_have_count(1)


def test_an_address_typed_and_sent_before_its_field_came_is_looked_at(page: Page) -> None:
    held: list[Route] = []
    page.route(lambda url: "edit=address" in url, lambda route: held.append(route))
    typed = "http://192.0.2.1/Late.html"  # refused by the guard before a byte is sent

    page.keyboard.press("n")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    assert len(held) == 1
    held[0].continue_()

    expect(page.locator("#note")).to_contain_text(typed)


def test_keys_say_that_escape_leaves_the_box_that_was_ticked(page: Page, served: Served) -> None:
    lead = laid(served).draft.roundup.lead
    page.locator("input[name=paragraph]").first.click()
    expect(page.locator("#by-excerpt")).to_have_class(re.compile("mine"))
    expect(page.locator("input[name=paragraph]").first).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#saved")).to_have_text("A box has the focus: Esc leaves it, and the keys go on")

    press(page, "Escape", "u")

    assert laid(served).draft.roundup.lead == lead


def test_undo_brings_a_link_back_as_the_current_one(page: Page) -> None:
    third = page.locator(".links > li").nth(2)
    link = third.locator("a.hl").inner_text()
    third.locator("a.hl").focus()

    press(page, "a", "u")

    expect(page.locator(".links [aria-current] a.hl")).to_have_text(link)
