"""A page that stands elsewhere with a password, and who signs in there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx

from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.review.conftest import EVENING, token_in
from tests.review.light_password import set_light_password

PASSWORD = "four words will do here"
AWAY = "http://desk.example.org"


@contextmanager
def guarded(desk: DeskFolder) -> Iterator[httpx.Client]:
    """A stranger at the page of a desk that stands elsewhere, behind a proxy, with a password."""
    set_light_password(desk.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=lambda: EVENING)
    app = create_app(desk.folder, {}, clock=lambda: EVENING, door=door)
    headers = {"Origin": AWAY, "Sec-Fetch-Site": "same-origin"}
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url=AWAY, headers=headers) as client:
        yield client


def signs_in(client: httpx.Client, given: Mapping[str, str]) -> httpx.Response:
    """Send the form of the sign-in page, with the right password unless another one is given."""
    token = token_in(client.get("/login").text)
    return client.post("/login", data={"csrf_token": token, "password": PASSWORD, **given})
