"""A name that is written from right to left turns nothing but itself: the figures behind it stay behind it."""

import pytest
from playwright.sync_api import Page

from tests.review.conftest import Client

OUTLET = "\u0627\u0644\u0648\u0643\u0627\u0644\u0629"
# Where the name ends and the words behind it begin, in pixels; the space between is neither's.
_EDGES = """name => {
  const box = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  const walk = document.createTreeWalker(document.querySelector("#main"), NodeFilter.SHOW_TEXT);
  const words = [];
  while (walk.nextNode()) if (walk.currentNode.data.trim()) words.push(walk.currentNode);
  const named = words.map((node) => [node, node.data.indexOf(name)]).filter(([, at]) => at >= 0);
  const found = named.filter(([node]) => node.parentElement.closest(".meta"));
  return found.map(([node, at]) => {
    const end = at + name.length, inside = node.data.slice(end).search(/\\S/) >= 0;
    const [behind, from] = inside ? [node, end] : [words[words.indexOf(node) + 1], 0];
    const first = from + behind.data.slice(from).search(/\\S/);
    const [one, two] = [box(node, at, end), box(behind, first, first + 1)];
    return two.top > one.top + 5 || two.left >= one.right - 1;
  });
}"""


@pytest.fixture
def clipped(client: Client) -> None:
    """The first draft is led by an article of such an outlet, which stands in its story, too."""
    clip = {"url": "https://wikala.example/1", "title": "Skerrow talks go on", "outlet": OUTLET, "home": "d1"}
    client.press("/clips", {**clip, "use": "lead"})


def test_what_follows_a_name_stands_behind_it(clipped: None, browser: Page) -> None:
    browser.goto("/")

    in_order = browser.evaluate(_EDGES, OUTLET)

    assert in_order
    assert all(in_order)
