"""Here a crawl's child begins from nothing: how it begins and ends is what these tests are about."""

import pytest

from pipeline import ahead
from tests.conftest import crawl_from_nothing


@pytest.fixture(autouse=True)
def _from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_new", crawl_from_nothing)
