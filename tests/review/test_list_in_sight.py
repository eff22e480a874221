"""What hover brings over a row of the list lies over none of its words, and moves none."""

import pytest
from playwright.sync_api import Page, expect

LONG = "Delegations end the first day of the talks in Port Selwen without a handshake, officials on both sides say late"
ARABIC = "انتهى اليوم الأول من المحادثات في ميناء سيلوين من دون مصافحة بين الوفدين كما قال مسؤولون من الجانبين"
# Whether any line of the row's words lies where its buttons lie.
_COVERED = """row => {
  const words = document.createRange(), acts = row.querySelector('.acts').getBoundingClientRect();
  words.selectNodeContents(row.querySelector('.hl').parentElement);
  return [...words.getClientRects()].some((one) => one.left < acts.right && one.right > acts.left
    && one.top < acts.bottom && one.bottom > acts.top);
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_word_of_the_list_lies_under_its_buttons(page: Page, direction: str) -> None:
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    rows = page.locator(".links > li")
    for place, words in ((1, LONG), (2, ARABIC)):
        rows.nth(place).locator(".hl").evaluate("(link, words) => { link.textContent = words; }", words)

    for width in (1440, 1100, 800):
        page.set_viewport_size({"width": width, "height": 900})
        for row in (rows.nth(1), rows.nth(2)):
            row.scroll_into_view_if_needed()
            page.mouse.move(0, 0)
            before = row.bounding_box()
            row.hover()

            assert not row.evaluate(_COVERED), width
            assert row.bounding_box() == before, width


def test_a_phone_names_no_key_beside_a_headline(page: Page) -> None:
    page.locator(".heads > li a.hl").nth(1).focus()
    row = page.locator(".heads > li[aria-current]")
    expect(row.locator(".acts kbd:visible")).not_to_have_count(0)

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/drafts/1#story")
    page.locator(".heads > li a.hl").nth(1).focus()

    expect(page.locator(".heads > li[aria-current] .acts button").first).to_be_visible()
    expect(page.locator(".acts kbd:visible")).to_have_count(0)
