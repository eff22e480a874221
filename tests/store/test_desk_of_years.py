"""A desk of many years: what a run or a page asks costs about what it did on the first day."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pipeline.store import runs, stories
from pipeline.store.database import Connection, writing
from pipeline.store.salvage.tables import CARRIED, Table
from tests.cast import NOON

EVERY = 100  # steps of SQLite's machine (https://www.sqlite.org/c3ref/progress_handler.html)


def steps(db: Connection, asked: Callable[[], object]) -> int:
    """Return how many steps SQLite takes for an answer: a measure that no busy machine changes."""
    told = 0

    def count() -> int:
        nonlocal told
        told += 1
        return 0

    db.set_progress_handler(count, EVERY)
    asked()
    db.set_progress_handler(None, 0)
    return told * EVERY


def test_a_run_looks_at_each_run_before_it_once_at_most(db: Connection) -> None:
    half_hour, many = timedelta(minutes=30), 2_000
    with writing(db):
        for number in range(many):
            runs.start(db, command="run", as_of=NOON + number * half_hour)
    now = NOON + many * half_hour

    times = runs.times_since(db, now - timedelta(hours=24), now=now)
    taken = steps(db, lambda: runs.times_since(db, now - timedelta(hours=24), now=now))

    assert times == tuple(now - ago * half_hour for ago in range(48, 0, -1))
    assert taken < 30 * many


def test_what_became_part_of_a_story_is_found_without_a_look_at_every_story(db: Connection) -> None:
    many = 2_000
    with writing(db):
        numbers = [stories.open_new(db, at=NOON) for _ in range(many)]
        for gone, into in [(numbers[-1], 7), (7, 3), (4, 3)]:
            stories.close_if_empty(db, gone, into)

    taken = steps(db, lambda: stories.merged_numbers(db, 3))

    assert stories.merged_numbers(db, 3) == (3, 4, 7, numbers[-1])
    assert taken < many


@pytest.mark.parametrize("table", CARRIED, ids=lambda table: table.name)
def test_a_restore_finds_each_row_of_a_backup_without_a_look_at_all(db: Connection, table: Table) -> None:
    for same in table.same:
        wanted = " and ".join(f"{name} = ?" for name in same)
        found = db.execute(f"explain query plan select * from {table.name} where {wanted}", (1,) * len(same))
        assert [row["detail"].split()[0] for row in found] == ["SEARCH"]
