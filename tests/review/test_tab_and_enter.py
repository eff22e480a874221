"""The whole path with Tab, Enter and typing alone; the focus is always seen, and never under a bar."""

import pytest
from playwright.sync_api import Page, expect

from pipeline.desk.laying import sheet
from pipeline.desk.sheet import Sheet
from tests.review.conftest import Served

SENTENCE = "I do not expect another answer tomorrow."
MOST_STOPS = 400
# What is wrong with where the focus is, "" = nothing; a stop is met once, so that a trap would be told.
_STOP = """
() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { end: true };
  const where = at.id || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 60) || at.name || at.tagName;
  const wrong = [];
  const box = [...at.getClientRects()].find((one) => one.width > 1 && one.height > 1);
  const style = getComputedStyle(at);
  if (!box) wrong.push("it has no size");
  else {
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
    const top = document.elementFromPoint(x, y);
    if (!top) wrong.push("it is outside the window");
    else if (top !== at && !at.contains(top) && !top.contains(at) && !at.labels?.length)
      wrong.push(`${top.className || top.tagName} covers it`);
    else if (!at.closest(".foot, .top") && top.closest(".foot, .top")) wrong.push("it is under a bar");
  }
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("it has no outline");
  const seen = at.dataset.stop === "met";
  at.dataset.stop = "met";
  return { end: false, where, seen, wrong: wrong.join(", ") };
}
"""


def laid(served: Served) -> Sheet:
    with served.opened() as desk:
        return sheet(desk, 1)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what the selector names."""
    target = page.locator(selector).first
    for _ in range(MOST_STOPS):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def settled(page: Page) -> None:
    page.wait_for_function(
        "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, [data-dirty]')"
    )


def test_a_draft_becomes_an_approved_post_by_tab_and_enter(browser: Page, served: Served) -> None:
    browser.goto("/")

    tab_to(browser, "#d1 a.title")
    browser.keyboard.press("Enter")
    expect(browser.locator("#work")).to_be_visible()
    tab_to(browser, '.heads > li:nth-child(3) button[formaction$="/lead"]')
    wanted = browser.locator(".heads > li:nth-child(3) a.hl").first.inner_text()
    browser.keyboard.press("Enter")
    expect(browser.locator("#field-lead .lead a")).to_have_text(wanted)
    settled(browser)
    tab_to(browser, "#f-comment")
    browser.keyboard.type(SENTENCE)
    tab_to(browser, '#l2 button[aria-label^="Move up"]')
    second = laid(served).lines[1].url
    browser.keyboard.press("Enter")
    expect(browser.locator("#l1")).to_have_attribute("data-url", second)
    settled(browser)
    tab_to(browser, "#do-approval")
    browser.keyboard.press("Enter")
    expect(browser.locator("#state")).to_contain_text("Approved")

    done = laid(served)
    assert done.draft.state == "approved"
    assert done.draft.roundup.lead is not None
    assert done.draft.roundup.lead.headline == wanted
    assert done.comment == SENTENCE
    assert done.lines[0].url == second


@pytest.mark.few(1, keep=("/drafts/1-1440", "/drafts/1#story-390", "/-390"))
@pytest.mark.parametrize(
    ("path", "width"),
    [("/", 1440), ("/drafts/1", 1440), ("/drafts/1", 1100), ("/drafts/1#story", 390), ("/drafts/1", 390), ("/", 390)],
)
def test_every_stop_of_tab_is_seen_and_outlined_and_no_bar_covers_it(browser: Page, path: str, width: int) -> None:
    browser.set_viewport_size({"width": width, "height": 700})
    browser.emulate_media(reduced_motion="reduce")
    browser.goto(path)
    wrong, stops = [], 0
    for stops in range(MOST_STOPS):  # noqa: B007  counted
        browser.keyboard.press("Tab")
        stop = browser.evaluate(_STOP)
        if stop["end"] or stop["seen"]:
            break
        if stop["wrong"]:
            wrong.append(f"{stop['where']}: {stop['wrong']}")

    assert wrong == []
    assert 10 < stops < MOST_STOPS - 1
