"""The first draft of the evening, as the store has it and as the browser shows it."""

from collections.abc import Callable, Sequence

from playwright.sync_api import Page, expect

from pipeline.desk import find
from pipeline.desk.laying import sheet
from pipeline.desk.sheet import Sheet
from pipeline.draft import fields
from tests.review.conftest import Client, Served

LONG = "Two more days of this are planned, and I do not expect another answer."


THEIRS = "The other editor's words."


def laid(served: Served, number: int = 1) -> Sheet:
    """A draft as the store has it."""
    with served.opened() as desk:
        return sheet(desk, number)


def version(served: Served, field: str) -> str:
    """The version of a field of draft 1, as the page would carry it."""
    with served.opened() as desk:
        return fields.version(find(desk, 1).roundup, field)


def stored(served: Served) -> str:
    return laid(served).draft.roundup.comment


def form(found: Sheet, **more: str | Sequence[str]) -> dict[str, str | Sequence[str]]:
    """What the page's form carries: the versions of all fields."""
    return {f"v_{field}": version for field, version in found.versions.items()} | more


def unused(found: Sheet) -> int:
    return next(row.headline.id for row in found.rows if not row.role)


def by_role(found: Sheet, role: str) -> str:
    return next(row.headline.headline for row in found.rows if row.role == role)


def open_draft(browser: Page) -> Page:
    """Open the first draft of the evening."""
    browser.goto("/drafts/1")
    expect(browser.locator("#work")).to_be_visible()
    return browser


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, and wait until what they asked for is on the page."""
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def current(page: Page) -> str:
    """The headline of the current row."""
    return page.locator("[data-row][aria-current] a.hl").first.inner_text()


def to_row(page: Page, headline: str) -> None:
    """Go down to the row of a headline among the story's."""
    for _ in range(40):
        if current(page) == headline:
            return
        page.keyboard.press("j")
    raise AssertionError(headline)


# For whoever has to find out why a key was lost on a busy machine.
_STANDS = """() => JSON.stringify({
    focus: document.activeElement.outerHTML.slice(0, 300), waits: window.copydesk.words.waits,
    said: document.querySelector("#saved")?.textContent, at: location.href, ready: document.readyState,
})"""


def until(page: Page, holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something holds, looking again and again."""
    for _ in range(int(seconds * 20)):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came about: {page.evaluate(_STANDS)}")


def writes(other: Client, served: Served, text: str = THEIRS) -> None:
    """Another editor saves the comment."""
    answer = other.press("/drafts/1/comment", {"comment": text, "v_comment": laid(served).versions["comment"]})
    assert answer.status_code == 303
