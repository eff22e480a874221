"""A backup that takes a database's place is told what that one knows more: posts, and the editor's word."""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import NewerStoreError, UnreadableError
from pipeline.store import backups, restores
from pipeline.store.database import Connection, connect, open_desk, writing
from pipeline.store.restoring import Restored, restore
from pipeline.store.salvage.tables import CARRIED, LEFT, Table
from tests.cast import NOON
from tests.conftest import LONG
from tests.store.released.make import fill
from tests.store.released.rows import WRITTEN
from tests.store.restoring import damage
from tests.store.restoring.damage import PAGE

IMPORTED = 4  # the number of a post that has no draft: it is imported again


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk that was empty at its backup `old.db`, and has rows in every table now."""
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    backups.back_up(db, tmp_path / "old.db")
    filled(db)
    db.close()
    return tmp_path


def filled(db: Connection) -> None:
    with writing(db):
        for migration in WRITTEN:
            fill(db, migration)


def brought_back(folder: Path) -> Restored:
    return restore(folder / "old.db", folder / "desk.db", now=NOON, clock=NOON)


def contents(file: Path, table: Table) -> list[tuple[object, ...]]:
    """The rows of a table, without the numbers that no other table names."""
    with closing(connect(file)) as db:
        names = [name for (name,) in db.execute("select name from pragma_table_info(?)", (table.name,))]
        told = ", ".join(name for name in names if table.numbered or name != "id")
        rows = db.execute(f"select {told} from {table.name}").fetchall()
    return sorted((tuple(row) for row in rows), key=repr)


def test_every_table_is_carried_or_left_for_a_reason(db: Connection) -> None:
    """A new table needs a decision: in CARRIED, or in LEFT with the reason."""
    named = db.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        " and name not like 'archive_words_%' and name != '_sqlite_migrations'"
    )

    assert sorted([*(table.name for table in CARRIED), *LEFT]) == sorted(name for (name,) in named)
    assert all(LEFT.values())


@pytest.mark.parametrize("table", CARRIED, ids=lambda table: table.name)
def test_a_carried_table_is_described_as_it_is(db: Connection, table: Table) -> None:
    columns = {name for (name,) in db.execute("select name from pragma_table_info(?)", (table.name,))}
    parents = db.execute("select * from pragma_foreign_key_list(?)", (table.name,)).fetchall()
    order = [one.name for one in CARRIED]

    told = {*table.proof, *table.newer, *table.refs, *table.without, *(name for same in table.same for name in same)}
    assert told <= columns
    assert {
        row["from"]: row["table"] for row in parents if row["from"] not in table.without
    }.items() <= table.refs.items()
    assert all(order.index(parent) < order.index(table.name) for parent in table.refs.values())


def test_all_that_is_to_be_carried_is_carried(folder: Path) -> None:
    before = {table.name: contents(folder / "desk.db", table) for table in CARRIED}

    done = brought_back(folder)

    assert done.found.whole
    for table in CARRIED:
        wanted = before[table.name]
        if table.name == "posts":
            wanted = [row for row in wanted if row[0] != IMPORTED]
        assert contents(folder / "desk.db", table) == wanted, table.name


def test_what_is_carried_once_is_not_carried_again(folder: Path) -> None:
    brought_back(folder)
    shutil.copy(folder / "desk.db", folder / "old.db")

    assert brought_back(folder).found.carried.rows == {}  # type: ignore[union-attr]


def test_the_later_word_holds_where_both_know_a_row(tmp_path: Path) -> None:
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    filled(db)
    backups.back_up(db, tmp_path / "old.db")
    with writing(db):
        for statement in LATER:
            db.execute(statement)
    db.close()
    before = {table.name: contents(tmp_path / "desk.db", table) for table in CARRIED}

    assert brought_back(tmp_path).found.whole

    for table in CARRIED:
        assert contents(tmp_path / "desk.db", table) == before[table.name], table.name


REVISION = "offers, checks, why, said, action, changed, back, forward, touched"
LATER = (
    f"insert into revisions (draft, revision, state, author, at, roundup, {REVISION})"
    f" select 2, 2, 'published', 'Ann', '2026-05-13T10:00:00Z', roundup, {REVISION} from revisions"
    " where draft = 2 and revision = 1",
    "update drafts set state = 'published', revision = 2, changed_at = '2026-05-13T10:00:00Z' where id = 2",
    "update posts set state = 'live', attempt = 1, remote_id = '88', wanted = 'live' where id = 2",
    "insert into sendings (post, revision, wanted, at, editor, outcome)"
    " values (2, 2, 'live', '2026-05-13T10:00:00Z', 'Ann', 'live')",
    "update sendings set outcome = 'live' where id = 2",
    "delete from post_links where role = 'list'",
    "update asides set settled_at = '2026-05-13T10:01:00Z' where settled_at is null",
    "update rulings set taken_back_at = '2026-05-13T10:02:00Z' where taken_back_at is null",
    "update mutes set level = 'hide' where outlet = 'Gazette'",
    "update corrections set settled = 'updated'",
    "update stories set merged_into = 1 where id = 3",
    "update placings set story = 1 where story = 3",
    "update folds set kept = 2, reason = 'another keeper' where copy = 3",
)


def test_an_older_database_overrules_nothing(tmp_path: Path) -> None:
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    filled(db)
    db.close()
    shutil.copy(tmp_path / "desk.db", tmp_path / "old.db")
    with closing(connect(tmp_path / "old.db")) as newer, writing(newer):
        for statement in LATER:
            newer.execute(statement)
    before = {table.name: contents(tmp_path / "old.db", table) for table in CARRIED if table.name != "post_links"}

    brought_back(tmp_path)

    for table in CARRIED:
        if table.name in before:
            assert contents(tmp_path / "desk.db", table) == before[table.name], table.name


def test_another_row_under_the_same_number_takes_nobody_s_place(folder: Path) -> None:
    """The backup was worked on as well, so that both have a draft 1: two drafts then."""
    with closing(connect(folder / "old.db")) as old, writing(old):
        old.execute("insert into stories (id, opened_at) values (1, '2026-04-01T00:00:00Z')")
        old.execute(
            "insert into drafts (id, story, topic, format, state, revision, made_at, changed_at) values"
            " (1, 1, 'river', 'wnu', 'waiting', 1, '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')"
        )

    done = brought_back(folder)

    assert done.found.whole
    with closing(connect(folder / "desk.db")) as db:
        drafts = [tuple(row) for row in db.execute("select id, story, made_at from drafts order by id")]
        [post] = db.execute("select draft, story from posts where url = 'https://blog.example/1'").fetchall()
        stories = dict(db.execute("select id, opened_at from stories").fetchall())
    assert [made for _, _, made in drafts] == [
        "2026-04-01T00:00:00Z",
        "2026-05-12T15:02:00Z",
        "2026-05-12T15:03:00Z",
        "2026-05-12T18:01:00Z",
        "2026-05-12T15:01:00Z",
    ]
    assert tuple(post) == drafts[-1][:2]
    assert stories[post["story"]] == "2026-05-12T11:00:00Z"


@pytest.mark.parametrize(
    "hurt", [damage.remove, damage.scribble_over_the_head, damage.empty], ids=lambda one: one.__name__
)
def test_where_nothing_can_be_read_nobody_knows_what_was_sent(folder: Path, hurt: Callable[[Path], None]) -> None:
    shutil.copy(folder / "desk.db", folder / "filled.db")
    with closing(connect(folder / "filled.db")) as filled_before:
        backups.back_up(filled_before, folder / "later.db")
    hurt(folder / "desk.db")

    done = restore(folder / "later.db", folder / "desk.db", now=NOON, clock=NOON)

    assert not done.found.whole
    assert done.found.why
    with closing(connect(folder / "desk.db")) as db:
        assert restores.forgotten(db, 2, "mail") == restores.Forgotten(restored_at=NOON)
        assert restores.forgotten(db, 9, "mail") is None  # made since


def test_a_whole_restore_forgets_nothing(folder: Path) -> None:
    brought_back(folder)

    with closing(connect(folder / "desk.db")) as db:
        assert restores.forgotten(db, 2, "mail") is None


def test_a_backup_of_a_newer_copydesk_is_refused_and_nothing_is_touched(folder: Path) -> None:
    with closing(connect(folder / "old.db")) as old:
        old.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
    before = (folder / "desk.db").read_bytes()

    with pytest.raises(NewerStoreError, match="m999"):
        brought_back(folder)

    assert (folder / "desk.db").read_bytes() == before
    assert not list(folder.glob("desk.db.*"))


def test_a_damaged_backup_is_refused_and_leaves_nothing_behind(folder: Path) -> None:
    damage.scribble_over_the_head(folder / "old.db")

    with pytest.raises(UnreadableError):
        brought_back(folder)

    assert not list(folder.glob("desk.db.*"))


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with rows in every table, and a backup of its beginning."""
    place = tmp_path_factory.mktemp("well")
    db = open_desk(place / "desk.db", now=NOON, create=True)
    backups.back_up(db, place / "old.db")
    filled(db)
    db.execute("pragma journal_mode = delete")
    db.close()
    return place


@settings(max_examples=400 if LONG else 40)
@given(st.data())
def test_whatever_pages_are_damaged_what_comes_out_is_a_desk(
    tmp_path_factory: pytest.TempPathFactory, well: Path, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("hurt")
    shutil.copy(well / "old.db", folder / "old.db")
    body = bytearray((well / "desk.db").read_bytes())
    for page in data.draw(st.sets(st.integers(0, len(body) // PAGE - 1), min_size=1, max_size=8)):
        at = page * PAGE + data.draw(st.sampled_from([0, 0, 100, 3000]))
        size = data.draw(st.sampled_from([16, 400, PAGE - 100]))
        body[at : at + size] = random.Random(page).randbytes(size)
    (folder / "desk.db").write_bytes(body)

    done = brought_back(folder)

    db = open_desk(folder / "desk.db", now=NOON)
    assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert db.execute("pragma foreign_key_check").fetchall() == []
    # Words that came over are those that were there.
    with closing(connect(well / "desk.db")) as before:
        known = {row[0] for row in before.execute("select roundup from revisions union select roundup from posts")}
    assert {row[0] for row in db.execute("select roundup from revisions union select roundup from posts")} <= known
    if done.found.whole:
        assert db.execute("select count(*) from revisions").fetchone()[0] == 5
    assert done.kept is not None
    assert done.kept.read_bytes() == bytes(body)
    db.close()
