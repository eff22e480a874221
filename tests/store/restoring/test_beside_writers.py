"""A restore beside somebody who writes: what was stored before the old database went is carried over."""

from contextlib import closing, suppress
from pathlib import Path

from pipeline.errors import DeskBusyError
from pipeline.store.database import connect
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


def _read(desk: Path) -> tuple[Saved, ...]:
    with closing(connect(desk)) as db:
        return listed(db)
