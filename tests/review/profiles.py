"""Two profiles of the browser, with script and without, which one test after another has, each as if it were new.

A profile of its own would cost each test a process that has read no script yet. As pages are told apart by address and
port, all stand at one port, a worker; what one leaves behind is taken away. What cannot be is done in a profile of its
own: `pytest.mark.own_profile`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.review.cookies import cookie_name

WIDE: ViewportSize = {"width": 1440, "height": 900}
# Below what a machine hands out by itself; each process has one of its own, or whoever comes too late has none.
PORT = 20_000 + os.getpid() % 10_000


@dataclass(slots=True)
class Profile:
    """A browser's profile at one address; a page stays open in it, so that the process that has read all stays."""

    context: BrowserContext
    _stays: Page

    @contextmanager
    def signed_in(self, cookie: str, address: str) -> Iterator[BrowserContext]:
        """For one test: afterwards nothing is left of what it did."""
        self.context.add_cookies([{"name": cookie_name(address), "value": cookie, "url": address}])
        yield self.context
        for page in self.context.pages:
            if page != self._stays:
                page.close()
        self.context.set_offline(False)
        self.context.clear_permissions()
        self.context.clear_cookies()
        self._stays.evaluate("() => localStorage.clear()")


@dataclass(slots=True)
class Profiles:
    """The profiles of a browser, each made when it is first asked for."""

    browser: Browser
    _made: dict[tuple[str, bool], Profile] = field(default_factory=dict)

    def at(self, address: str, *, script: bool) -> Profile:
        """Return the profile of the pages of an address."""
        key = address, script
        if key not in self._made:
            context = new_profile(self.browser, address, script=script)
            self._made[key] = Profile(context, _blank_page_of(context))
        return self._made[key]


def new_profile(browser: Browser, address: str, *, script: bool) -> BrowserContext:
    """Open a profile with nothing in it."""
    return browser.new_context(base_url=address, viewport=WIDE, java_script_enabled=script)


@contextmanager
def own_profile(browser: Browser, cookie: str, address: str, *, script: bool) -> Iterator[BrowserContext]:
    """A profile for one test, which nobody had before and nobody has after it."""
    made = new_profile(browser, address, script=script)
    made.add_cookies([{"name": cookie_name(address), "value": cookie, "url": address}])
    yield made
    made.close()


def _blank_page_of(context: BrowserContext) -> Page:
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<title>Stays</title>", content_type="text/html"))
    page.goto("/stays")
    return page
