"""What can be read of a table whose pages are damaged: all that lies on the others, and nothing twice."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.store.database import DatabaseError, connect
from pipeline.store.looking import uri
from pipeline.store.salvage.reading import Reading
from tests.conftest import LONG
from tests.store.restoring.damage import PAGE

ROWS = 2_000


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of one table with many pages; some numbers are missing, and some rows are longer than a page."""
    file = tmp_path_factory.mktemp("diary") / "diary.db"
    with closing(connect(file)) as db:
        db.execute("create table days (id integer primary key, words text not null) strict")
        db.execute("begin")
        for number in range(1, ROWS + 1):
            long = 6_000 if number % 97 == 0 else 60
            db.execute("insert into days values (?, ?)", (number * 3, f"{number} " + "x" * long))
        db.execute("commit")
    return file.read_bytes()


def read(file: Path) -> tuple[list[int], bool]:
    with closing(connect(file, uri=uri(file, immutable=True))) as db:
        db.execute("pragma writable_schema = on")
        reading = Reading(db, "days")
        return [row["id"] for row in reading.rows()], reading.whole


def test_a_table_without_damage_is_read_in_order(tmp_path: Path, diary: bytes) -> None:
    (tmp_path / "diary.db").write_bytes(diary)

    assert read(tmp_path / "diary.db") == ([number * 3 for number in range(1, ROWS + 1)], True)


@settings(max_examples=200 if LONG else 25)
@given(st.data())
def test_one_bad_page_takes_what_is_on_it_and_no_more(
    tmp_path_factory: pytest.TempPathFactory, diary: bytes, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("hurt") / "diary.db"
    page = data.draw(st.integers(2, len(diary) // PAGE - 1))
    body = bytearray(diary)
    body[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    file.write_bytes(body)

    ids, whole = read(file)

    assert len(ids) == len(set(ids))
    # At most one page of rows, about 60 of them, or what a long row's own pages held.
    assert len(set(ids) & {number * 3 for number in range(1, ROWS + 1)}) >= ROWS - 70
    assert not whole or len(ids) == ROWS


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, diary: bytes, share: float) -> None:
    (tmp_path / "diary.db").write_bytes(diary[: int(len(diary) * share) // PAGE * PAGE])

    ids, whole = read(tmp_path / "diary.db")

    assert not whole
    assert len(ids) > ROWS * share / 2
    assert ids[:100] == [number * 3 for number in range(1, 101)]


def test_what_sqlite_says_of_the_damage_is_an_error_of_a_database(tmp_path: Path, diary: bytes) -> None:
    (tmp_path / "diary.db").write_bytes(diary[: len(diary) // 2 // PAGE * PAGE])

    with closing(connect(tmp_path / "diary.db")) as db, pytest.raises(DatabaseError, match="malformed"):
        db.execute("select sum(length(words)) from days").fetchone()
