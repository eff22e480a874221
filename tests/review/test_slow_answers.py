"""An answer that takes a while is waited for in words, and a quick one is not."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.review.conftest import Client, Served, signed_in_again
from tests.review.drafts import laid, open_draft, press, stored, until

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


def test_words_sent_as_the_page_is_hidden_are_no_strangers_to_those_still_on_their_way(
    browser: Page, served: Served
) -> None:
    page = open_draft(browser)
    routes = held(page, "**/drafts/1/comment")
    page.locator("#f-comment").fill("They meet agian")
    until(page, lambda: len(routes) == 1)

    page.locator("#f-comment").fill("They meet again")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    until(page, lambda: len(routes) == 2)
    for number, words in enumerate(("They meet agian", "They meet again")):
        routes[number].continue_()
        until(page, lambda words=words: stored(served) == words)  # type: ignore[misc]  # bound at once

    expect(page.locator("#saved")).to_contain_text("Saved")
    assert laid(served).asides == ()
    page.locator("#f-comment").fill("They meet again, and again")
    until(page, lambda: len(routes) == 3)
    routes[2].continue_()
    until(page, lambda: stored(served) == "They meet again, and again")


@pytest.mark.parametrize("arrives", [True, False], ids=["its answer is lost", "it never arrives"])
def test_of_two_saves_without_an_answer_the_newer_goes_again_and_meets_no_stranger(
    browser: Page, served: Served, arrives: bool
) -> None:
    routes, first = _two_on_their_way(open_draft(browser), served, "They meet agian", "They meet again")
    if arrives:
        routes[1].fetch()
        routes[1].abort()
        routes[0].fulfill(response=first)
        expect(browser.locator("#saved")).to_contain_text("Saved")
    else:
        routes[0].abort()
        expect(browser.locator("#saved")).to_contain_text("trying again")
        routes[1].abort()
    browser.locator("#f-comment").fill("They meet again, and again")
    browser.unroute("**/drafts/1/comment")
    browser.evaluate("dispatchEvent(new Event('online'))")

    until(browser, lambda: stored(served) == "They meet again, and again")
    assert laid(served).asides == ()


def test_words_of_a_page_that_is_left_go_alone_where_both_would_not_outlive_it(browser: Page, served: Served) -> None:
    routes, _ = _two_on_their_way(open_draft(browser), served, "ع" * 3000, "ع" * 3001)

    said = parse_qs(routes[1].request.post_data or "")

    assert said["comment"] == ["ع" * 3001]
    assert "ahead0" not in said


def _two_on_their_way(page: Page, served: Served, *words: str) -> tuple[list[Route], APIResponse]:
    """Type one text, which is stored, and another as the page is left; no answer has come for either."""
    routes = held(page, "**/drafts/1/comment")
    page.locator("#f-comment").fill(words[0])
    until(page, lambda: len(routes) == 1)
    first = routes[0].fetch()
    assert stored(served) == words[0]
    page.locator("#f-comment").fill(words[1])
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    until(page, lambda: len(routes) == 2)
    return routes, first


def test_what_the_page_sent_before_stands_for_a_version_only_where_it_stands(client: Client, served: Served) -> None:
    seen = laid(served).versions
    for field in ("title", "comment"):
        client.press(f"/drafts/1/{field}", {field: "Mine", f"v_{field}": seen[field]})
        went_on = {field: "Mine, gone on", f"v_{field}": seen[field], "ahead0": "Mine"}
        assert client.press(f"/drafts/1/{field}", went_on).status_code == 303
        assert client.press(f"/drafts/1/{field}", went_on | {field: "Mine, otherwise"}).status_code == 409

    roundup = laid(served).draft.roundup
    assert (roundup.title, roundup.comment) == ("Mine, gone on", "Mine, gone on")


@pytest.mark.parametrize("other", [False, True], ids=["alone", "another editor changes the labels"])
def test_who_goes_on_from_words_on_their_way_may_approve_what_his_page_showed(
    client: Client, served: Served, other: bool
) -> None:
    seen = laid(served).versions
    said = {"only": "comment", "v_comment": seen["comment"], "v_all": seen["all"]}
    client.press("/drafts/1/comment", said | {"comment": "Mine"}, htmx=True)
    if other:
        client.press("/drafts/1/labels", {"labels": "Ferry", "v_labels": seen["labels"]})

    answer = client.press("/drafts/1/comment", said | {"comment": "Mine, gone on", "ahead0": "Mine"}, htmx=True)

    assert 'id="v_comment"' in answer.text
    assert ('id="v_all"' in answer.text) is not other


@pytest.mark.parametrize("field", ["title", "comment"])
def test_saves_of_a_page_that_come_in_the_other_order_leave_the_newest_and_nothing_to_choose(
    client: Client, served: Served, field: str
) -> None:
    seen = laid(served).versions
    said = {"only": field, f"v_{field}": seen[field], "v_all": seen["all"]}
    client.press(f"/drafts/1/{field}", said | {field: "Third", "ahead0": "Second", "ahead1": "First"}, htmx=True)
    for late in ("Second", "First"):
        client.press(f"/drafts/1/{field}", said | {field: late}, htmx=True)

    assert getattr(laid(served).draft.roundup, field) == "Third"
    assert laid(served).asides == ()
    assert _set_aside(served) == ["Second", "First"]


def test_a_save_that_is_sent_again_and_again_keeps_what_it_came_of_once(client: Client, served: Served) -> None:
    seen = laid(served).versions["comment"]
    for _ in range(3):
        client.press("/drafts/1/comment", {"comment": "Second", "ahead0": "First", "v_comment": seen})

    assert _set_aside(served) == ["First"]


def _set_aside(served: Served) -> list[str]:
    with served.opened() as desk:
        return [value for (value,) in desk.db.execute("select value from asides order by id")]


def test_an_older_text_of_somebody_else_is_still_to_be_chosen(client: Client, served: Served) -> None:
    seen = laid(served).versions["comment"]
    client.press("/drafts/1/comment", {"comment": "Second", "ahead0": "First", "v_comment": seen})
    with signed_in_again(served) as other:
        assert other.press("/drafts/1/comment", {"comment": "First", "v_comment": seen}).status_code == 409

    assert [aside.mine for aside in laid(served).asides] == ["First"]


def test_each_of_three_saves_without_an_answer_stands_for_what_the_next_was_made_from(
    browser: Page, served: Served
) -> None:
    routes, _ = _two_on_their_way(open_draft(browser), served, "They meet agian", "They meet again")
    browser.locator("#f-comment").fill("They meet again, and again")
    browser.evaluate("dispatchEvent(new Event('pagehide'))")
    until(browser, lambda: len(routes) == 3)

    routes[2].continue_()
    until(browser, lambda: stored(served) == "They meet again, and again")
    for route in routes[:2]:
        route.continue_()

    expect(browser.locator("#saved")).to_contain_text("Saved")
    assert laid(served).asides == ()


def test_title_and_comment_go_one_after_the_other_and_what_one_wrote_oneself_does_not_keep_from_approving(
    browser: Page, served: Served
) -> None:
    page = open_draft(browser)
    comments, titles = held(page, "**/drafts/1/comment"), held(page, "**/drafts/1/title")
    page.locator("#f-comment").fill("They meet again.")
    until(page, lambda: len(comments) == 1)

    page.locator("#f-title").fill("They Meet Again")
    page.locator("#do-approval").click()
    page.wait_for_timeout(100)  # a save that does not wait is on its way by then
    assert titles == []
    comments[0].continue_()
    until(page, lambda: len(titles) == 1)
    titles[0].continue_()

    expect(page.locator("#do-approval")).to_have_text("Withdraw approval")
    draft = laid(served).draft
    assert (draft.state, draft.roundup.title, draft.roundup.comment) == (
        "approved",
        "They Meet Again",
        "They meet again.",
    )


def test_a_field_waits_two_seconds_for_the_answer_to_the_other_and_no_longer(browser: Page, served: Served) -> None:
    browser.clock.install()
    page = open_draft(browser)
    titles = held(page, "**/drafts/1/title")
    page.locator("#f-title").fill("They Meet Again")
    page.clock.fast_forward(700)
    until(page, lambda: len(titles) == 1)

    page.locator("#f-comment").fill("They meet again.")
    page.clock.fast_forward(700)
    assert stored(served) == ""
    page.clock.fast_forward(2000)

    until(page, lambda: stored(served) == "They meet again.", 5)
