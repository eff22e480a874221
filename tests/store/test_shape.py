"""A desk of which another program took a table, a column or a row of the list of migrations: damaged, and no bug."""

from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import DamagedStoreError, UnreadableError, UsageError
from pipeline.store import backups
from pipeline.store.blame import from_the_file
from pipeline.store.database import DatabaseError, connect, open_desk
from pipeline.store.looking import examine
from pipeline.store.restoring import restore
from pipeline.store.shape import misshapen
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.store.restoring.filled_desk import filled

GONE = [
    ("drop table titles", "the table titles is gone"),
    ("drop table archive_words", "the table archive_words is gone"),
    ("drop view ran", "the view ran is gone"),
    ("drop view ran; create table ran (id integer)", "the view ran is gone"),
    ("drop trigger placing_due_new", "the trigger placing_due_new is gone"),
    ("drop index drafts_by_state", "the index drafts_by_state is gone"),
    ("alter table posts drop column answered", "the table posts has no answered any more"),
    ("drop table _sqlite_migrations", "its list of migrations lacks m001_first_tables"),
    ("delete from _sqlite_migrations where name like 'm009%'", "its list of migrations lacks m009_gather"),
    ("delete from _sqlite_migrations where name like 'm021%'", "its list of migrations lacks m021_places"),
]


WITHOUT_ROWS = ("the view", "the trigger", "the index")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A desk with rows in every table."""
    with closing(open_desk(tmp_path / "desk.db", now=NOON, create=True)) as db:
        filled(db)
    return tmp_path / "desk.db"


def hurt(file: Path, statements: str) -> None:
    with closing(connect(file)) as db:
        db.execute("pragma foreign_keys = off")
        db.executescript(statements)


@pytest.mark.parametrize(("statements", "said"), [one for one in GONE if not one[1].startswith(WITHOUT_ROWS)])
def test_where_rows_may_be_gone_it_is_named_and_no_copy_is_made(file: Path, statements: str, said: str) -> None:
    hurt(file, statements)

    with closing(connect(file)) as db, pytest.raises(DamagedStoreError, match=said):
        backups.require_sound(db, file)
    with pytest.raises(UnreadableError, match=said):
        backups.look_at(file)


@pytest.mark.parametrize(("statements", "said"), [one for one in GONE if one[1].startswith(WITHOUT_ROWS)])
def test_where_no_row_is_gone_it_is_named_and_copies_are_made(file: Path, statements: str, said: str) -> None:
    hurt(file, statements)

    with closing(connect(file)) as db:
        backups.require_sound(db, file)
        assert backups.damage(db) == said
    assert backups.look_at(file)["drafts"]


@pytest.mark.parametrize("statements", ["create table _litestream_seq (id)", "alter table posts add column mine text"])
def test_what_another_program_keeps_beside_is_its_own_business(file: Path, statements: str) -> None:
    hurt(file, statements)

    with closing(connect(file)) as db:
        assert not misshapen(db)


@pytest.mark.parametrize("name", ["m001", "m009", "m021"])
def test_a_migration_that_the_list_lacks_is_not_applied_again(file: Path, name: str) -> None:
    hurt(file, f"delete from _sqlite_migrations where name like '{name}%'")

    with pytest.raises(DamagedStoreError, match=f"list of migrations lacks {name}"):
        open_desk(file, now=NOON)
    assert not (file.parent / "backups").exists()


def test_an_error_is_the_file_s_only_where_something_is_wrong_with_it(file: Path) -> None:
    problem = DatabaseError("no such table: titles")
    assert from_the_file(problem, file) is None

    hurt(file, "drop table titles")

    assert "the table titles is gone" in str(from_the_file(problem, file))
    assert from_the_file(ValueError("7"), file) is None


def test_a_trigger_of_a_stranger_s_that_refuses_what_is_written_is_named(file: Path) -> None:
    hurt(file, "create trigger zz before update on drafts begin select raise(abort, 'no'); end")

    with closing(connect(file)) as db, pytest.raises(DatabaseError) as refused:
        db.execute("update drafts set state = state")

    assert "a trigger that is not copydesk's: zz" in str(from_the_file(refused.value, file))
    assert from_the_file(DatabaseError("no such function: abss"), file) is None
    assert from_the_file(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), file) is None


@pytest.mark.parametrize("statements", [GONE[0][0], GONE[1][0], GONE[4][0], GONE[6][0], GONE[8][0]])
def test_mending_makes_it_again_and_nothing_else_is_lost(file: Path, statements: str) -> None:
    hurt(file, statements)

    restore(None, file, now=NOON, clock=NOON)

    with closing(open_desk(file, now=NOON)) as db:
        assert not backups.damage(db)
        assert db.execute("select count(*) from drafts").fetchone()[0]
        assert db.execute("select count(*) from posts").fetchone()[0]
    with pytest.raises(UsageError):
        restore(None, file, now=NOON, clock=NOON)


def test_where_who_the_desk_is_is_gone_nothing_is_made_up(file: Path) -> None:
    hurt(file, "drop table identity")

    with pytest.raises(UnreadableError, match="who this desk is"):
        restore(None, file, now=NOON, clock=NOON)


def test_the_command_says_which_table_and_what_to_do(desk: DeskFolder) -> None:
    desk.copydesk("stories")
    hurt(desk.folder / "desk.db", "drop table headlines")

    done = desk.copydesk("stories")

    assert (done.exit_code, "a bug" in done.stderr) == (8, False)
    assert "the table headlines is gone" in done.stderr
    assert "copydesk restore --mend" in done.stderr


def test_a_table_whose_statement_is_no_text_is_damage_to_doctor(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE stories", b"CREATE TA\xffLE stories"))

    with pytest.raises(DamagedStoreError):
        examine(file)
