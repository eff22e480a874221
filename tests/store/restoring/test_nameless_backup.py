"""A backup of copydesk 0.1.0, whose desks had no identity yet, is of the desk in whose place it is put."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.store.database import connect, open_desk, writing
from pipeline.store.identity import identity
from tests.cast import NOON
from tests.store.released.make import HERE
from tests.store.restoring.filled_desk import brought_back
from tests.store.test_released_schemas import laid


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk of today's, and a backup of it, `old.db`, that copydesk 0.1.0 made."""
    laid(HERE / "m001_first_tables.sql", tmp_path / "desk.db")
    shutil.copy(tmp_path / "desk.db", tmp_path / "old.db")
    open_desk(tmp_path / "desk.db", now=NOON).close()
    return tmp_path


def who(folder: Path) -> str:
    with closing(connect(folder / "desk.db")) as db:
        return identity(db)


def test_it_is_the_desk_that_it_replaces_so_that_what_was_sent_since_is_known(folder: Path) -> None:
    before = who(folder)

    done = brought_back(folder)

    assert (who(folder), done.found.why) == (before, "")


def test_a_desk_that_is_new_and_empty_tells_it_nothing(folder: Path) -> None:
    (folder / "desk.db").unlink()
    open_desk(folder / "desk.db", now=NOON, create=True).close()
    before = who(folder)

    done = brought_back(folder)

    assert (who(folder) == before, done.found.whole) == (False, False)


def test_a_backup_without_a_draft_of_this_desk_is_another_blogs_and_is_not_mixed_with_it(folder: Path) -> None:
    with closing(connect(folder / "old.db")) as db, writing(db):
        db.execute("update drafts set made_at = '2025-01-01T10:00:00Z'")
    before = who(folder)

    done = brought_back(folder)

    assert (who(folder) == before, done.found.why) == (False, "it is another desk")


def test_one_draft_of_this_desk_is_enough(folder: Path) -> None:
    with closing(connect(folder / "old.db")) as db, writing(db):
        db.execute("update drafts set made_at = '2025-01-01T10:00:00Z' where id > 1")
    before = who(folder)

    brought_back(folder)

    assert who(folder) == before


def test_a_damaged_desk_tells_it_what_can_be_read(folder: Path) -> None:
    before = who(folder)
    with closing(connect(folder / "desk.db")) as db, writing(db):
        db.execute("drop table headlines")

    brought_back(folder)

    assert who(folder) == before
