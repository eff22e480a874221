"""axe-core finds nothing on any page, light or dark, wide or narrow, and no page scrolls sideways.

axe's script is evaluated by the browser's own tool, which the content security policy does not bind: none is bypassed.
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.review.conftest import Served, signed_in_again
from tests.review.cookies import cookie_name, seat
from tests.review.every_page import PLACES, Place, furnish, named
from tests.review.light_password import set_light_password

Theme = Literal["light", "dark"]
# Each once in the small size, in one of two looks.
DARK_AND_WIDE = ("draft-differs", "conflict", "trial", "clip")
LIGHT_AND_NARROW = ("corrections", "suggestions", "runs", "login")


@pytest.fixture
def furnished(served: Served) -> Iterator[str]:
    """A desk on which every page has something to show; the cookie of the editor who worked on it."""
    set_light_password(served.desk.folder, "four words of tide")
    with signed_in_again(served) as client, signed_in_again(served) as other:
        cookie = seat(client)
        with served.opened() as desk:
            furnish(desk, you=named(cookie), other=named(seat(other), "Renske"))
        yield cookie


def problems(page: Page, place: Place) -> list[str]:
    page.goto("about:blank")  # from one part of a page to another it would load nothing
    page.goto(place.path)
    for key in place.keys:
        page.keyboard.press(key)
    if place.presses:
        page.locator(place.presses).click()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)
    found = Axe().run(page).response["violations"]
    said = [f"{place.name}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        said.append(f"{place.name}: scrolls sideways")
    return said


def on_all(
    chromium: Browser, served: Served, cookie: str, width: int, theme: Theme, names: tuple[str, ...]
) -> list[str]:
    size, said = {"width": width, "height": 900}, []
    for stranger in (True, False):
        # Without motion: a button that is on its way from hidden to shown has another colour for a tenth of a second.
        context = chromium.new_context(
            base_url=served.address,
            viewport=size,  # type: ignore[arg-type]  # a size
            color_scheme=theme,
            reduced_motion="reduce",
        )
        if not stranger:
            context.add_cookies([{"name": cookie_name(served.address), "value": cookie, "url": served.address}])
        page = context.new_page()
        for place in PLACES:
            if place.stranger == stranger and (not names or place.name in names):
                said += problems(page, place)
        context.close()
    return said


@pytest.mark.parametrize(("width", "theme", "names"), [(1440, "dark", DARK_AND_WIDE), (390, "light", LIGHT_AND_NARROW)])
def test_axe_finds_nothing_on_the_fullest_pages(
    chromium: Browser, served: Served, furnished: str, width: int, theme: Theme, names: tuple[str, ...]
) -> None:
    assert on_all(chromium, served, furnished, width, theme, names) == []


@pytest.mark.long
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1100, 390, 320])
def test_axe_finds_nothing_on_any_page(
    chromium: Browser, served: Served, furnished: str, width: int, theme: Theme
) -> None:
    assert on_all(chromium, served, furnished, width, theme, ()) == []
