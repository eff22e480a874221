"""A phone whose letters are twice as large: on no page does one scroll sideways, and nothing is cut (WCAG 1.4.10).

320 pixels at 32 to the letter are what 160 are at 16.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.review.conftest import Served, signed_in_again
from tests.review.cookies import cookie_name, seat
from tests.review.every_page import PLACES, furnish, named
from tests.review.light_password import set_light_password

HALF = {"width": 160, "height": 400}
# A field's own words may be longer than the field: it follows the cursor. `.hide` is for who hears the page.
_CUT = """() => {
  const cut = (one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).overflowX !== "visible" && !one.matches("input, select, textarea, .hide");
  const first = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()).find(cut);
  if (document.documentElement.scrollWidth > innerWidth) return "scrolls sideways";
  return first ? `${first.tagName} ${first.id || first.className} is cut` : "";
}"""
_SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
_UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(request: pytest.FixtureRequest, chromium: Browser, served: Served) -> Iterator[tuple[Page, Page]]:
    """A stranger's page and an editor's, on a desk on which every page has something to show."""
    set_light_password(served.desk.folder, "four words of tide")
    with signed_in_again(served) as client, signed_in_again(served) as other:
        cookie = seat(client)
        with served.opened() as desk:
            furnish(desk, you=named(cookie), other=named(seat(other), "Renske"))
    shape = {"base_url": served.address, "viewport": HALF, "java_script_enabled": request.param}
    made = [chromium.new_context(**shape) for _ in range(2)]
    made[1].add_cookies([{"name": cookie_name(served.address), "value": cookie, "url": served.address}])
    yield made[0].new_page(), made[1].new_page()
    for context in made:
        context.close()


def test_with_letters_twice_as_large_nothing_is_wider_than_the_page(phone: tuple[Page, Page]) -> None:
    stranger, editor = phone
    said = []
    for place in PLACES:
        page = stranger if place.stranger else editor
        page.goto(place.path)
        said += [f"{place.name}: {one}" for one in (page.evaluate(_CUT),) if one]
        page.evaluate(_UNFOLD)
        said += [f"{place.name}, unfolded: {one}" for one in (page.evaluate(_CUT),) if one]

    assert said == []


def test_with_a_readers_own_spacing_nothing_is_wider_than_a_phone(chromium: Browser, served: Served) -> None:
    """WCAG 1.4.12: letters .12 of their size apart, words .16, lines 1.5."""
    with signed_in_again(served) as client:
        cookie = {"name": cookie_name(served.address), "value": seat(client), "url": served.address}
    context = chromium.new_context(base_url=served.address, viewport={"width": 320, "height": 640}, bypass_csp=True)
    context.add_cookies([cookie])  # type: ignore[list-item]  # a cookie
    page = context.new_page()
    said = []
    for path in ("/", "/drafts/1"):
        page.goto(path)
        page.add_style_tag(content=_SPACED)
        said.append(page.evaluate("document.documentElement.scrollWidth"))
    context.close()

    assert said == [320, 320]
