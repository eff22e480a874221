"""Keys that open, go, drop, merge and split; the desk page, and the mouse that drags."""

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Served
from tests.review.drafts import current, laid, press, stored, to_row, until


@pytest.fixture
def desk_page(browser: Page) -> Page:
    """The desk, no row current."""
    browser.goto("/")
    expect(browser.locator("[data-row]").first).to_be_visible()
    return browser


def test_v_opens_the_article_in_a_tab_of_its_own(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.keyboard.press("v")

    assert opened.value != page


def test_o_opens_the_fold_of_the_current_row(page: Page, served: Served) -> None:
    folded = next(row.headline.headline for row in laid(served).rows if row.copies)
    to_row(page, folded)

    press(page, "o")
    expect(page.locator("[data-row][aria-current] details")).to_have_attribute("open", "")

    page.locator("[data-row][aria-current] a.hl").first.focus()
    press(page, "Enter")
    expect(page.locator("[data-row][aria-current] details")).not_to_have_attribute("open", "")


def test_s_shows_what_else_can_be_done_with_the_row(page: Page) -> None:
    row = page.locator(".heads > li").nth(1)

    press(page, "s")

    expect(row.get_by_role("button", name="Split off")).to_be_visible()
    expect(row.get_by_role("button", name="Mute")).to_be_visible()


def test_the_minus_key_asks_why_the_story_is_dropped(page: Page) -> None:
    press(page, "-")

    expect(page.locator("#drop-why")).to_be_focused()


def test_r_drafts_anew_from_the_store(page: Page) -> None:
    with page.expect_response(lambda answer: answer.url.endswith("/regeneration")) as asked:
        page.keyboard.press("r")

    assert asked.value.status == 200


def test_the_slash_goes_to_the_search(page: Page) -> None:
    press(page, "/")

    expect(page.locator("#q0")).to_be_focused()


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        pytest.param(("g", "d"), "/", id="g-d"),
        pytest.param(("g", "a"), "/archive", id="g-a"),
        pytest.param(("g", "o"), "/outlets", id="g-o"),
        pytest.param(("g", "s"), "/settings", id="g-s"),
        pytest.param(("?",), "/keys", id="question-mark"),
    ],
)
def test_a_key_or_two_go_to_another_page(page: Page, served: Served, keys: tuple[str, ...], path: str) -> None:
    for key in keys:
        page.keyboard.press(key)

    page.wait_for_url(f"{served.address}{path}")


def test_a_link_is_dragged_by_its_grip(page: Page, served: Served) -> None:
    first = laid(served).lines[0]
    grip = page.locator(".links > li").first.locator(".grip")
    grip.scroll_into_view_if_needed()
    start, goal = grip.bounding_box(), page.locator(".links > li").nth(2).bounding_box()
    assert start is not None
    assert goal is not None

    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] / 2, steps=4)
    page.mouse.up()

    expect(page.locator(".links > li").nth(2).locator("a.hl")).to_have_text(first.words)
    assert laid(served).lines[2].url == first.url


def test_enter_in_the_field_of_an_address_presses_the_button_beside_it(page: Page) -> None:
    press(page, "n")
    page.keyboard.type("ftp://nobody.example/")
    page.keyboard.press("Enter")

    expect(page.locator("#note")).to_contain_text("web address")


def test_a_row_is_split_off_by_pressing_its_key_twice(page: Page, served: Served) -> None:
    gone = current(page)

    press(page, "s")
    page.keyboard.press("s")

    expect(page.locator(".heads a.hl", has_text=gone)).to_have_count(0)
    expect(page.locator("#told")).to_contain_text("Split off")
    assert gone not in [row.headline.headline for row in laid(served).rows]


def test_an_outlet_is_muted_by_pressing_its_key_twice(page: Page) -> None:
    press(page, "Shift+M")
    page.keyboard.press("Shift+M")

    expect(page.locator("#told")).to_contain_text("never leads on")


def test_m_merges_the_story_that_is_near(page: Page, served: Served) -> None:
    near = laid(served).near[0].headline.headline

    page.keyboard.press("m")

    expect(page.locator(".heads a.hl", has_text=near).first).to_be_visible()


def test_o_opens_the_draft_of_the_current_story(desk_page: Page, served: Served) -> None:
    row = desk_page.locator(".stories [data-row]:has(a[data-key=o])").first
    row.locator("[data-key=o]").focus()

    desk_page.keyboard.press("o")

    desk_page.wait_for_url(f"{served.address}/drafts/*")


def test_escape_puts_away_what_s_has_shown_and_the_next_s_splits_nothing_off(page: Page, served: Served) -> None:
    count = len(laid(served).rows)
    row = page.locator(".heads > li").nth(2)
    row.locator("a.hl").focus()
    press(page, "s")
    expect(row.get_by_role("button", name="Split off")).to_be_visible()

    press(page, "Escape")
    expect(row.get_by_role("button", name="Split off")).to_have_count(0)
    expect(row.locator("a.hl")).to_be_focused()
    press(page, "s")

    expect(row.get_by_role("button", name="Split off")).to_be_visible()
    assert len(laid(served).rows) == count


def test_x_selects_a_story_and_shift_x_the_stories_up_to_the_current_one(desk_page: Page) -> None:
    stories = desk_page.locator(".stories [data-row]")
    stories.nth(0).locator("[data-key=o]").focus()
    desk_page.keyboard.press("x")
    expect(stories.nth(0).get_by_role("checkbox")).to_be_checked()

    desk_page.keyboard.press("j")
    desk_page.keyboard.press("Shift+X")

    expect(stories.nth(1).get_by_role("checkbox")).to_be_checked()
    desk_page.keyboard.press("x")
    expect(stories.nth(1).get_by_role("checkbox")).not_to_be_checked()


def test_the_minus_key_offers_the_reasons_for_dropping_the_current_story(desk_page: Page) -> None:
    row = desk_page.locator(".stories [data-row]").first
    row.locator("[data-key=o]").focus()

    desk_page.keyboard.press("-")

    expect(row.get_by_role("button", name="Off topic")).to_be_visible()


def test_a_citation_by_mouse_brings_the_cursor_back_into_the_comment(page: Page, served: Served) -> None:
    page.locator("#f-comment").focus()
    page.keyboard.type("Before.")
    offer = page.locator(".offer li").first

    offer.get_by_role("button", name="Cite").click()
    expect(page.locator("#cites li")).to_have_count(1)
    expect(page.locator("#f-comment")).to_be_focused()
    page.keyboard.type(". After")

    until(page, lambda: stored(served).endswith("). After"))
    assert stored(served).startswith("Before. [")
