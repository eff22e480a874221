"""Arabic and Hebrew: the blog's direction turns page and post, and each headline keeps its own order within."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from pipeline.desk import editing
from pipeline.desk.editing.stepping import find
from pipeline.draft import moves
from pipeline.news import Link
from tests.review.conftest import Client, Served

# Where the words of a line stand: of each element its first and its last word's left edge, and the element's own edges.
_EDGES = """
([line, headline]) => {
  const found = document.querySelector(line);
  const words = found.querySelector(headline);
  const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
  const box = (from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  };
  const said = text.data.trimEnd();
  const outlet = document.createRange();
  outlet.setStartAfter(words);
  outlet.setEndAfter(found.lastChild);
  return {
    first: box(said.search(/\\S/), said.search(/\\S/) + 1).left, last: box(said.length - 1, said.length).left,
    headline: words.getBoundingClientRect().left, outlet: outlet.getBoundingClientRect().left,
    lines: words.getClientRects().length,
  };
}
"""
# Short enough for one line at 1440 px, in the page and in the post beside it.
HEADLINES = {
    "ar": "\u0627\u0646\u062a\u0647\u0627\u0621 "
    "\u0645\u062d\u0627\u062f\u062b\u0627\u062a \u0633\u0643\u064a\u0631\u0648",
    "he": "\u05e1\u05d9\u05d5\u05dd \u05d4\u05e9\u05d9\u05d7\u05d5\u05ea \u05d1\u05e1\u05e7\u05e8\u05d5",
    "en": "Talks on Skerrow end",
}
OUTLETS = {"ar": "BBC 24 Arabic", "he": "Kol Selwen 7", "en": "Selwen Post"}


@dataclass(frozen=True, slots=True)
class Edges:
    """Left edges in pixels: of a headline's first and last letter, the headline itself and the outlet after it."""

    first: float
    last: float
    headline: float
    outlet: float
    lines: int


def edges(page: Page, line: str, headline: str) -> Edges:
    return Edges(**page.evaluate(_EDGES, [line, headline]))


@pytest.fixture
def blog(request: pytest.FixtureRequest, served: Served) -> str:
    """The blog's language; its first draft lists one headline of each language, in the order of HEADLINES."""
    language = str(request.param)
    settings = served.desk.folder / "copydesk.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "en"', f'language = "{language}"'), "utf-8")
    with served.opened() as desk:
        for _ in moves.links(find(desk, 1).roundup):
            editing.remove_link(desk, 1, place=1, seen="", editor="editor")
        for at, (tongue, words) in enumerate(HEADLINES.items(), start=1):
            link = Link(headline=words, url=f"https://{tongue}.example/1", outlet=OUTLETS[tongue])
            editing.list_link(desk, 1, link=link, at=at, seen="", editor="editor")
        editing.reword_lead(desk, 1, words=HEADLINES["ar"], seen="", editor="editor")
        editing.retitle(desk, 1, title=HEADLINES["he"], seen="", editor="editor")
    return language


EACH = pytest.mark.parametrize(
    ("blog", "turned"),
    [("ar", True), ("he", True), ("en", False)],
    indirect=["blog"],
    ids=["arabic", "hebrew", "english"],
)


def keeps_its_order(found: Edges, tongue: str, turned: bool) -> bool:
    """Whether letters run as their language does, and the outlet follows the headline as the blog's lines do."""
    letters = found.first > found.last if tongue in ("ar", "he") else found.first < found.last
    outlet = found.outlet < found.headline if turned else found.outlet > found.headline
    return found.lines == 1 and letters and outlet


@EACH
def test_every_line_of_the_list_keeps_its_order_on_the_page(browser: Page, blog: str, turned: bool) -> None:
    browser.goto("/drafts/1")

    for place, tongue in enumerate(HEADLINES, start=1):
        found = edges(browser, f"#l{place} > span[dir]", "a.hl")
        assert keeps_its_order(found, tongue, turned), (tongue, found)


@EACH
def test_every_line_of_the_list_keeps_its_order_in_the_preview(browser: Page, blog: str, turned: bool) -> None:
    browser.goto("/drafts/1")

    for place, tongue in enumerate(HEADLINES):
        browser.evaluate(f"document.querySelectorAll('.post p.link')[{place}].id = 'line'")
        found = edges(browser, "#line", "a")
        browser.evaluate("document.getElementById('line').removeAttribute('id')")
        assert keeps_its_order(found, tongue, turned), (tongue, found)


@EACH
def test_every_line_keeps_its_order_in_the_post_itself(
    chromium: Browser, client: Client, blog: str, turned: bool
) -> None:
    post = client.get("/drafts/1/post?form=html").text
    context = chromium.new_context(viewport={"width": 800, "height": 900})
    page = context.new_page()
    page.set_content(f'<!doctype html><html dir="{"rtl" if turned else "ltr"}"><body>{post}</body></html>')

    for place, tongue in enumerate(HEADLINES):
        page.evaluate(f"document.querySelectorAll('p.link')[{place}].id = 'line'")
        found = edges(page, "#line", "a")
        page.evaluate("document.getElementById('line').removeAttribute('id')")
        assert keeps_its_order(found, tongue, turned), (tongue, found)
    context.close()


@EACH
def test_the_blogs_direction_is_the_pages(browser: Page, blog: str, turned: bool) -> None:
    for path in ("/", "/drafts/1", "/archive", "/outlets", "/settings", "/runs", "/keys", "/clip", "/hidden"):
        browser.goto(path)
        assert browser.locator("html").get_attribute("dir") == ("rtl" if turned else "ltr")
        assert browser.locator("html").get_attribute("lang") == "en"


@EACH
def test_the_storys_column_stands_where_lines_begin(browser: Page, blog: str, turned: bool) -> None:
    browser.goto("/drafts/1")
    story, edit, panel = (browser.locator(pane).bounding_box() for pane in ("#story", "#edit", "#side"))

    assert story
    assert edit
    assert panel
    found = [story["x"], edit["x"], panel["x"]]
    assert found == sorted(found, reverse=turned)


@pytest.mark.parametrize("blog", ["ar"], indirect=True)
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_no_turned_page_scrolls_sideways(browser: Page, blog: str, width: int) -> None:
    browser.set_viewport_size({"width": width, "height": 844})
    for path in ("/", "/drafts/1", "/drafts/1#story", "/drafts/1#side", "/archive", "/outlets", "/settings", "/clip"):
        browser.goto(path)
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_an_arabic_headline_of_an_english_blog_stands_in_its_own_direction(browser: Page) -> None:
    browser.goto("/clip?url=https://ar.example/1&title=" + HEADLINES["ar"])

    assert browser.locator("textarea.hl").evaluate("one => getComputedStyle(one).direction") == "rtl"
