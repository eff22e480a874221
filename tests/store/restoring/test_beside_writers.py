"""A restore beside somebody who writes: what was stored before the old database went is carried over."""

from contextlib import closing, suppress
from pathlib import Path

import pytest

from pipeline.errors import DeskBusyError
from pipeline.store.database import DatabaseError, connect
from pipeline.store.patience import wait
from pipeline.store.readable import as_far_as_readable
from pipeline.store.replaced import alone
from pipeline.store.saved_searches import Saved, listed, save
from tests.cast import NOON

FERRY = Saved(name="ferry", query="ferry orrin")


def test_what_is_written_between_two_readings_is_read_again(folder: Path) -> None:
    desk = folder / "desk.db"
    with alone(desk) as replaced:
        with closing(connect(desk)) as writer:
            writer.execute("pragma journal_mode = wal")
            listed(writer)  # from here on he is at the desk
            with suppress(DeskBusyError):  # a restore may end here, too
                assert not replaced.is_settled()
            read = _read(desk)
            save(writer, FERRY, at=NOON)
        while not replaced.is_settled():
            read = _read(desk)

    assert FERRY in read


def test_who_reads_and_stays_is_at_the_desk(folder: Path) -> None:
    desk = folder / "desk.db"
    with alone(desk) as replaced, closing(connect(desk)) as reader:
        assert replaced.db
        wait(replaced.db, milliseconds=10)
        reader.execute("begin")
        listed(reader)

        with pytest.raises(DeskBusyError):
            replaced.is_settled()


def test_what_somebody_holds_is_not_passed_over_as_damaged(folder: Path) -> None:
    desk = folder / "desk.db"
    with alone(desk) as replaced, closing(connect(desk)) as old:
        wait(old, milliseconds=10)
        replaced.hold()

        with pytest.raises(DatabaseError, match="locked"), as_far_as_readable():
            listed(old)


def _read(desk: Path) -> tuple[Saved, ...]:
    with closing(connect(desk)) as db:
        return listed(db)
