"""An answer that takes a while is waited for in words, and a quick one is not."""

from playwright.sync_api import Page, Route, expect

from tests.review.drafts import open_draft, press

WAITS = "Asked; the desk has not answered yet"


def held(page: Page, path: str) -> list[Route]:
    """Hold every request to a path back, until it is let go."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(path, hold)
    return routes


def test_a_slow_answer_is_waited_for_in_words_until_it_comes(browser: Page) -> None:
    page = open_draft(browser)
    press(page, "j", "j")
    routes = held(page, "**/drafts/1/lead")

    page.keyboard.press("l")

    expect(page.locator("#saved")).to_have_text(WAITS)
    routes[0].continue_()
    expect(page.locator("#saved")).to_contain_text("Saved")
    expect(page.locator("#told")).to_contain_text("the lead")


def test_an_answer_that_never_comes_is_told_and_the_waiting_is_not(browser: Page) -> None:
    page = open_draft(browser)
    press(page, "j", "j")
    routes = held(page, "**/drafts/1/lead")

    page.keyboard.press("l")
    expect(page.locator("#saved")).to_have_text(WAITS)
    routes[0].abort()

    expect(page.locator("#saved")).to_have_text("Not done; the desk does not answer")


def test_a_quick_answer_has_no_word_of_waiting(browser: Page) -> None:
    page = open_draft(browser)
    press(page, "j", "j", "l")
    expect(page.locator("#told")).to_contain_text("the lead")

    page.wait_for_timeout(900)

    expect(page.locator("#saved")).to_contain_text("Saved")
