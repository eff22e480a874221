"""A Blogger on this machine, and the channel of a desk that has signed in there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish import Channel
from tests.publish.blogger_desk import signed_in
from tests.publish.blogger_server import BloggerServer


@pytest.fixture
def blogger() -> Iterator[BloggerServer]:
    with BloggerServer() as server:
        yield server


@pytest.fixture
def channel(blogger: BloggerServer, tmp_path: Path) -> Iterator[Channel]:
    with signed_in(blogger, tmp_path) as opened:
        yield opened
