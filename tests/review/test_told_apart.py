"""Buttons that do different things are called differently, also where one outlet has several headlines."""

import pytest
from playwright.sync_api import Page

from pipeline.desk import editing
from pipeline.news import Link
from pipeline.review.row_names import told_apart
from tests.review.conftest import Served

# By name: the different things that controls of one name do.
_ALIKE = """() => {
  const names = new Map();
  for (const one of document.querySelectorAll("main button, main a.btn, main a.icon")) {
    if (!one.checkVisibility() || one.closest("[aria-hidden=true]")) continue;
    const heard = one.cloneNode(true);
    heard.querySelectorAll("[aria-hidden=true]").forEach((mute) => mute.remove());
    const name = one.getAttribute("aria-label") || heard.textContent.replace(/\\s+/g, " ").trim();
    const article = one.closest("[data-row]")?.querySelector("a.hl")?.href;  // story and comment may both offer it
    const does = [one.getAttribute("href"), one.getAttribute("formaction"), article || one.value].join(" ");
    names.set(name, (names.get(name) || new Set()).add(does));
  }
  return [...names].filter(([, done]) => done.size > 1).map(([name]) => name);
}"""


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        pytest.param([("a", "RT", "One"), ("b", "TASS", "One")], ["RT", "TASS"], id="an-outlet-each"),
        pytest.param([("a", "RT", "One"), ("b", "RT", "Two")], ["RT: One", "RT: Two"], id="two-of-one"),
        pytest.param([("a", "RT", "One"), ("b", "RT", "One")], ["RT: One (1)", "RT: One (2)"], id="alike"),
        pytest.param(
            [("a", "RT", "One"), ("b", "RT", "One"), ("c", "RT", "One (1)")],
            ["RT: One (2)", "RT: One (3)", "RT: One (1)"],
            id="a-headline-that-ends-in-a-number",
        ),
        pytest.param(
            [("a", "RT", "One"), ("b", "RT", "Two"), ("c", "RT: One", "Three")],
            ["RT: One (1)", "RT: Two", "RT: One (2)"],
            id="an-outlet-called-like-a-row",
        ),
        pytest.param([("a", "RT", "One"), ("a", "RT", "Two")], ["RT"], id="one-key"),
        pytest.param([], [], id="none"),
    ],
)
def test_a_row_is_called_by_its_outlet_and_by_its_headline_where_that_has_more(
    rows: list[tuple[str, str, str]], names: list[str]
) -> None:
    assert list(told_apart(rows).values()) == names


@pytest.mark.parametrize("path", ["/drafts/1", "/drafts/1?row=1#h1", "/?topic=front"])
def test_no_two_buttons_that_do_different_things_have_one_name(browser: Page, served: Served, path: str) -> None:
    with served.opened() as desk:
        for number in (1, 2):
            link = Link(
                headline=f"Ferry {number} turns back", url=f"https://selwen.example/{number}", outlet="Selwen Post"
            )
            editing.list_link(desk, 1, link=link, at=1, seen="", editor="editor")
    browser.goto(path)
    browser.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    assert browser.evaluate(_ALIKE) == []
