"""A backup that takes a database's place is told what that one knows more: posts, and the editor's word."""

import shutil
from contextlib import closing
from pathlib import Path

from pipeline.store import backups, takedowns, taken_words
from pipeline.store.database import connect, open_desk, writing
from pipeline.store.salvage.tables import CARRIED
from tests.cast import NOON
from tests.store.restoring.filled_desk import brought_back, contents, filled

IMPORTED = 4  # the number of a post that has no draft: it is imported again


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

    assert brought_back(folder).found.carried.rows == {}  # type: ignore[union-attr]  # it carried


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


def test_words_that_were_taken_down_since_do_not_come_back(tmp_path: Path) -> None:
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    filled(db)
    backups.back_up(db, tmp_path / "old.db")
    page = "https://harbour.example/1"
    with writing(db):
        takedowns.record(db, page, url=page, because="", at=NOON)
        taken_words.erase(db, page)
    db.close()

    assert brought_back(tmp_path).found.whole

    assert b"the minister said" in (tmp_path / "old.db").read_bytes()
    assert b"the minister said" not in (tmp_path / "desk.db").read_bytes()
