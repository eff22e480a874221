"""A link that is dragged goes where it is let go, with one finger; what was not done meanwhile is told."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.review.conftest import Served
from tests.review.drafts import laid


@pytest.fixture
def tall(page: Page) -> Page:
    """A draft whose whole list is in sight."""
    page.set_viewport_size({"width": 1440, "height": 1600})
    return page


def test_a_link_let_go_outside_the_list_goes_to_the_end_that_is_near_it(tall: Page, served: Served) -> None:
    first, *rest = [line.words for line in laid(served).lines]

    _takes(tall, 1)
    tall.mouse.move(700, _foot(tall, len(rest) + 1) + 40, steps=3)
    expect(tall.locator("[data-drop]")).to_contain_text(rest[-1])
    tall.mouse.up()
    expect(tall.locator(".links > li a.hl").last).to_have_text(first)

    _takes(tall, 1)
    tall.mouse.move(1300, 700, steps=3)  # beside the column
    tall.mouse.up()
    assert [line.words for line in laid(served).lines] == [*rest, first]


def test_a_second_finger_neither_moves_nor_drops_what_the_first_one_drags(tall: Page, served: Served) -> None:
    before = [line.words for line in laid(served).lines]
    _takes(tall, 1)
    tall.mouse.move(700, _foot(tall, 2) - 5, steps=3)

    for name, place in (("pointermove", 5), ("pointerup", 5)):
        told = {"pointerId": 77, "clientX": 700, "clientY": _foot(tall, place) - 5, "bubbles": True}
        tall.locator("body").dispatch_event(name, told)

    expect(tall.locator("[data-drop]")).to_contain_text(before[1])
    tall.mouse.up()
    expect(tall.locator(".links > li a.hl").nth(1)).to_have_text(before[0])


def test_what_is_pressed_or_dragged_before_an_answer_has_come_is_told_to_be_not_done(tall: Page) -> None:
    held: list[Route] = []
    tall.route("**/removal", lambda route: held.append(route))
    tall.locator("#l7 [data-key=a]").click(force=True)
    tall.wait_for_function("() => document.querySelector('.htmx-request')")

    tall.locator("#l5 [data-key=a]").click(force=True)
    _takes(tall, 1)
    held[0].continue_()

    expect(tall.locator("#saved")).to_contain_text("had not answered yet to what you did before; do it again")
    tall.mouse.up()
    expect(tall.locator("#saved")).to_have_text("Not moved: the page was another before you let go; do it again")
    expect(tall.locator(".links > li")).to_have_count(6)
    assert len(held) == 1


def test_a_second_drag_of_one_link_and_a_second_tick_are_told_to_be_not_done(tall: Page) -> None:
    held: list[Route] = []
    for path in ("**/place", "**/excerpt"):
        tall.route(path, lambda route: held.append(route))
    not_done = "had not answered yet to what you did before; do it again"

    _drags(tall, 1, 3)
    _drags(tall, 1, 5)
    tall.wait_for_function("() => document.querySelector('.htmx-request')")
    held.pop().continue_()
    expect(tall.locator("#saved")).to_contain_text(not_done)

    tall.locator("#p0").click()
    tall.locator("#p1").click()
    tall.wait_for_function("() => document.querySelector('.htmx-request')")
    held.pop().continue_()
    expect(tall.locator("#saved")).to_contain_text(not_done)
    assert not held


def test_what_is_pressed_before_an_answer_that_never_comes_is_told_to_be_not_done_too(tall: Page) -> None:
    held: list[Route] = []
    tall.route("**/removal", lambda route: held.append(route))
    tall.locator("#l7 [data-key=a]").click(force=True)
    tall.wait_for_function("() => document.querySelector('.htmx-request')")

    tall.locator("#l5 [data-key=a]").click(force=True)
    held[0].abort()

    expect(tall.locator("#saved")).to_have_text("Not done, nor what you pressed meanwhile; the desk does not answer")


def test_a_link_goes_where_it_was_dragged_whatever_is_dragged_before_it_is_sent(tall: Page, served: Served) -> None:
    first, second, third, *rest = [line.words for line in laid(served).lines]
    held: list[Route] = []
    tall.route("**/comment", lambda route: held.append(route))
    tall.locator("#f-comment").fill("Two more days.")

    _drags(tall, 1, 3)
    _drags(tall, 6, 2)
    held.pop().continue_()

    expect(tall.locator("#saved")).to_contain_text("had not answered yet to what you did before; do it again")
    assert [[first, second, third, *rest].index(line.words) for line in laid(served).lines] == [1, 2, 0, 3, 4, 5, 6]


def test_what_was_pressed_is_done_whichever_button_has_the_focus_before_it_is_sent(tall: Page, served: Served) -> None:
    lines = [line.words for line in laid(served).lines]
    held: list[Route] = []
    tall.route("**/comment", lambda route: held.append(route))
    tall.locator("#f-comment").fill("Two more days.")

    tall.locator("#l7 [data-key=a]").click(force=True)
    tall.locator("#l5 [data-key=a]").focus()
    held.pop().continue_()

    expect(tall.locator(".links > li")).to_have_count(6)
    assert [line.words for line in laid(served).lines] == lines[:6]


def _drags(page: Page, place: int, to: int) -> None:
    _takes(page, place)
    page.mouse.move(700, _foot(page, to) - 5, steps=3)
    page.mouse.up()


def _takes(page: Page, place: int) -> None:
    box = page.locator(f"#l{place} .grip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()


def _foot(page: Page, place: int) -> float:
    box = page.locator(f"#l{place}").bounding_box()
    assert box is not None
    return box["y"] + box["height"]
