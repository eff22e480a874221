"""What is remembered of an address, and a number there that copydesk never wrote (a backup that somebody changed)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.errors import DamagedStoreError
from pipeline.store.database import Connection, writing
from pipeline.store.sources import Source, health, remember

FEED = Source(url="http://harbour.example/feed.xml", outlet="Harbour Times")


def test_the_longest_wish_of_an_outlet_comes_back_as_it_was(db: Connection) -> None:
    """An answer that expires in the year 9999 is fresh for eight thousand years."""
    wishes = replace(FEED, wished=timedelta(days=8_000 * 365), usual=timedelta(hours=3), failures=40_000)
    with writing(db):
        remember(db, wishes)

    assert health(db) == (wishes,)


@pytest.mark.parametrize("column", ["failures", "moved_times", "wished_seconds", "usual_seconds"])
@pytest.mark.parametrize("value", [2**62, -1])
def test_a_number_that_nobody_can_count_to_is_said_with_its_row(db: Connection, column: str, value: int) -> None:
    with writing(db):
        remember(db, FEED)
        db.execute(f"update sources set {column} = ?", (value,))

    with pytest.raises(DamagedStoreError, match="nothing that copydesk wrote") as told:
        health(db)

    assert told.value.where == "desk.db, table sources, http://harbour.example/feed.xml"


@pytest.mark.parametrize("value", [1e300, -1e300, float("inf")])
def test_a_length_of_time_without_end_is_said_with_its_row(db: Connection, value: float) -> None:
    with writing(db):
        remember(db, FEED)
        db.execute("update sources set wished_seconds = ?", (value,))

    with pytest.raises(DamagedStoreError, match="is no length of time"):
        health(db)
