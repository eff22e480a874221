"""Pages in windows of several widths: which of them scroll sideways."""

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.conftest import LONG

_WIDER = "document.documentElement.scrollWidth > innerWidth"


def too_wide(page: Page, paths: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return which pages are wider than which windows.

    A page that is open has its window changed; in the full size it is loaded anew for each.
    """
    found = []
    for path in paths:
        page.goto(path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if LONG:
                page.reload()
            found += [f"{path} at {width}"] * bool(page.evaluate(_WIDER))
    return found
