"""A served review page over a copy of the newsstand's evening; a client that is signed in; a browser that is, too."""

import gc
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import httpx
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pipeline import settings
from pipeline.desk import Desk, opened
from pipeline.review.patience import PATIENT, Patience
from pipeline.review.serving import OpenPage, open_page
from tests.browsers import CHROMIUM, FLAGS
from tests.cli.conftest import Day, day, evening
from tests.desks import DeskFolder
from tests.ports import is_free
from tests.review.addresses_once import KeepingRule
from tests.review.cookies import cookie_name, seat
from tests.review.profiles import PORT, Profiles, own_profile
from tests.review.templates_once import KeepingEnvironment

__all__ = ["CHROMIUM", "FLAGS", "Day", "day", "evening"]

Flask.jinja_environment = KeepingEnvironment
Flask.url_rule_class = KeepingRule
# What a page does is tested, not how soon: a machine that is busy must not break a test (Playwright gives 5 seconds).
expect.set_options(timeout=30_000)
EVENING = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)
# Nobody is trusted: over plain HTTP, reading the certificates of the world costs 28 ms a client for nothing.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_CLOSED = count(1)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"|"X-CSRFToken": "([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A review page that is served; `address` without a slash at its end, `enter` its one-time address."""

    desk: DeskFolder
    page: OpenPage
    now: Callable[[], datetime]

    @property
    def address(self) -> str:
        return self.page.address

    @property
    def enter(self) -> str:
        return self.page.enter

    @contextmanager
    def opened(self) -> Iterator[Desk]:
        """The desk as a command would see it now."""
        with opened(self.desk.folder, {}, now=self.now()) as desk:
            yield desk


class Client(httpx.Client):
    """Signed in, comes from the page itself, and knows the token of its forms. Redirects are not followed."""

    token: str = ""

    def press(
        self, path: str, data: Mapping[str, str | Sequence[str]] | None = None, *, htmx: bool = False
    ) -> httpx.Response:
        """Post a form of the page."""
        headers = {"HX-Request": "true"} if htmx else {}
        return self.post(path, data={"csrf_token": self.token, **(data or {})}, headers=headers)


def token_in(page: str) -> str:
    """Return the token of the forms of a page."""
    found = _TOKEN.search(page)
    assert found, page
    return found[1] or found[2]


@contextmanager
def signed_in(address: str, enter: str) -> Iterator[Client]:
    """A client that has spent the one-time address."""
    with _entered(address, enter) as client:
        client.token = token_in(client.get("/keys").text)
        yield client


@contextmanager
def _entered(address: str, enter: str) -> Iterator[Client]:
    """One that has looked at no page yet, and knows no token: whose seat is a browser's has no need of one."""
    headers = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
    with Client(base_url=address, headers=headers, timeout=30, verify=NO_TLS) as client:
        assert client.get(enter).status_code == 303
        yield client


@contextmanager
def serving(
    desk: DeskFolder,
    *,
    clock: Callable[[], datetime],
    real_clock: Callable[[], datetime],
    patience: Patience = PATIENT,
    port: int = 0,
) -> Iterator[OpenPage]:
    """The page of a desk, served by a thread of this process on a free port, or on this one."""
    chosen = settings.load(desk.folder, {})
    clocks = {"clock": clock, "real_clock": real_clock}
    page = open_page(desk.folder, {}, chosen=chosen, host="127.0.0.1", port=port, **clocks, patience=patience)
    thread = threading.Thread(target=page.serve, daemon=True)
    thread.start()
    yield page
    page.stop()
    # A turn ends when somebody comes in, else after a fifth of a second, which some hundred tests would wait for.
    with suppress(OSError):  # it has closed already
        socket.create_connection(("127.0.0.1", int(page.address.rpartition(":")[2])), timeout=5).close()
    thread.join(timeout=30)
    assert not thread.is_alive()
    # A page that closes gives back what it had frozen, the whole suite, which the next would search for garbage: 0.2 s.
    if next(_CLOSED) % 25 == 0:
        gc.collect()
    gc.freeze()


@pytest.fixture
def served(evening: DeskFolder) -> Iterator[Served]:
    """The page of the newsstand's evening; its clock starts at 18:00 UTC and goes on."""
    started = time.monotonic()

    def now() -> datetime:
        return EVENING + timedelta(seconds=int(time.monotonic() - started))

    port = PORT if is_free(PORT) else 0
    with serving(evening, clock=now, real_clock=now, port=port) as page:
        yield Served(desk=evening, page=page, now=now)


@pytest.fixture
def client(served: Served) -> Iterator[Client]:
    """A client that is signed in at `served`."""
    with signed_in(served.address, served.enter) as made:
        yield made


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Profiles:
    """The profiles that one test after another has."""
    return Profiles(chromium)


@pytest.fixture
def context(request: pytest.FixtureRequest, profiles: Profiles, served: Served) -> Iterator[BrowserContext]:
    """A browser's profile, as if new, signed in at `served`; it reaches no other machine."""
    with _profile(request, profiles, served, _cookie(served), script=True) as made:
        yield made


@pytest.fixture
def browser(context: BrowserContext) -> Page:
    """A page of that profile."""
    return context.new_page()


@pytest.fixture
def page(browser: Page) -> Page:
    """The first draft of the evening, open."""
    from tests.review.drafts import open_draft

    return open_draft(browser)


@pytest.fixture
def plain(request: pytest.FixtureRequest, profiles: Profiles, served: Served, client: Client) -> Iterator[Page]:
    """A page of a browser without script, signed in as `client`."""
    with _profile(request, profiles, served, seat(client), script=False) as made:
        yield made.new_page()


def _profile(
    request: pytest.FixtureRequest, profiles: Profiles, served: Served, cookie: str, *, script: bool
) -> AbstractContextManager[BrowserContext]:
    if request.node.get_closest_marker("own_profile") or not served.address.endswith(f":{PORT}"):
        return own_profile(profiles.browser, cookie, served.address, script=script)
    return profiles.at(served.address, script=script).signed_in(cookie, served.address)


def _cookie(served: Served) -> str:
    with _entered(served.address, _enter_again(served)) as client:
        return seat(client)


@contextmanager
def signed_in_again(served: Served) -> Iterator[Client]:
    """Another session of the same desk: a second editor."""
    with signed_in(served.address, _enter_again(served)) as client:
        yield client


def _enter_again(served: Served) -> str:
    from pipeline.review.access import new_ticket
    from pipeline.review.door import door_at

    with served.opened() as desk:
        door = door_at("127.0.0.1", int(served.address.rpartition(":")[2]), desk.settings.review, clock=served.now)
        return f"{served.address}/enter?ticket={new_ticket(desk.db, door)}"


def signs_in(page: Page, served: Served) -> None:
    """The editor signs in anew, in another tab of the same browser."""
    cookie = _cookie(served)
    page.context.add_cookies([{"name": cookie_name(served.address), "value": cookie, "url": served.address}])
