"""The clock on the wall, and a stranger at a page behind a proxy."""

from collections.abc import Iterator

import httpx
import pytest

from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.review.access.strangers import PASSWORD, Wall, stranger
from tests.review.light_password import set_light_password


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def away(evening: DeskFolder, wall: Wall) -> Iterator[httpx.Client]:
    """A stranger at a page that stands elsewhere, behind a proxy, with a password."""
    set_light_password(evening.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=wall)
    app = create_app(evening.folder, {}, clock=wall, door=door)
    with stranger(httpx.WSGITransport(app=app)) as client:
        yield client
