"""How the tables of a desk come about is tested here, so each new desk is migrated."""

from collections.abc import Iterator

import pytest

from tests.blank_tables import made_by_migrations


@pytest.fixture(autouse=True)
def _migrated() -> Iterator[None]:
    with made_by_migrations():
        yield
