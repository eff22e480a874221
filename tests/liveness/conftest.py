"""An origin that misbehaves."""

from collections.abc import Iterator

import pytest

from tests.liveness.origin import Origin


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as opened:
        yield opened
