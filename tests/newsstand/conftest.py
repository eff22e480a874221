"""The newsstand as tests meet it: open, with the evening edition on show, and a way to ask without a client of ours."""

import http.client
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from pipeline.newsstand import Newsstand, pages


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str]


Ask = Callable[..., Reply]


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with Newsstand() as newsstand:
        newsstand.show(pages(newsstand.address))
        yield newsstand


@pytest.fixture
def empty_stand() -> Iterator[Newsstand]:
    with Newsstand() as newsstand:
        yield newsstand


@pytest.fixture
def ask() -> Ask:
    return _ask


def _ask(url: str, method: str = "GET", **headers: str) -> Reply:
    parts = urlsplit(url)
    assert parts.hostname == "127.0.0.1"
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=5)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Reply(answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()})
    finally:
        connection.close()
