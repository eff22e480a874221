"""A desk of any released copydesk opens: backed up first, brought up to date, and every row says what it said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import ForeignStoreError, NewerStoreError
from pipeline.store import backups, drafts, postings, revisions, rotation, schema
from pipeline.store.database import Connection, connect, open_desk
from pipeline.store.restoring import restore
from tests.cast import NOON
from tests.store.released.make import HERE, dumped, released
from tests.store.released.rows import WRITTEN

RELEASED = sorted(HERE.glob("m*.sql"))
EACH = pytest.mark.parametrize("text", RELEASED, ids=lambda path: path.stem)
# What a later migration is meant to take away: the index of the archive is taken up anew (m007).
INDEX = {"archive_words", "archive_entries", "archive_due"}
NEXT_YEAR = "insert into _sqlite_migrations (migration_set, name) values ('copydesk', 'm999_of_next_year')"
IN_BETWEEN = "archive_words_"


def laid(text: Path, file: Path) -> Path:
    """Make a database of what is kept of a released one."""
    db = connect(file)
    db.execute("pragma synchronous = off")
    db.executescript(f"begin;\n{text.read_text(encoding='utf-8')}commit;")
    db.close()
    return file


def tables(db: Connection) -> Iterator[str]:
    for (name,) in db.execute("select name from sqlite_master where type = 'table' and sql is not null").fetchall():
        if not name.startswith(IN_BETWEEN) and name != "_sqlite_migrations":
            yield name


def contents(db: Connection, table: str, columns: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    names = ", ".join(f'"{name}"' for name in columns) or "*"
    return sorted((tuple(row) for row in db.execute(f"select {names} from {table}")), key=repr)


def columns(db: Connection, table: str) -> tuple[str, ...]:
    return tuple(name for (name,) in db.execute("select name from pragma_table_info(?)", (table,)))


def test_every_released_migration_is_kept() -> None:
    """A released migration gets its rows in released/rows.py and its file by released/make.py."""
    assert [path.stem for path in RELEASED] == list(WRITTEN)
    assert set(WRITTEN) <= set(schema.MIGRATIONS)


@EACH
def test_it_has_rows_in_every_table(tmp_path: Path, text: Path) -> None:
    db = connect(laid(text, tmp_path / "desk.db"))

    empty = [table for table in tables(db) if not db.execute(f"select count(*) from {table}").fetchone()[0]]

    assert set(empty) <= INDEX
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.close()


@EACH
def test_it_is_backed_up_and_brought_up_to_date_and_keeps_every_row(tmp_path: Path, text: Path) -> None:
    file = laid(text, tmp_path / "desk.db")
    before = connect(file)
    kept = {table: (columns(before, table), contents(before, table)) for table in tables(before)}
    before.close()

    db = open_desk(file, now=NOON)

    for table in kept.keys() - INDEX:
        names, rows = kept[table]
        assert contents(db, table, names) == rows, table
    assert db.execute("pragma foreign_key_check").fetchall() == []
    assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
    [backup] = (tmp_path / "backups").iterdir()
    copy = connect(backup)
    assert backups.verified(copy, backup)["revisions"] == len(kept["revisions"][1])
    assert {table: (columns(copy, table), contents(copy, table)) for table in tables(copy)} == kept
    copy.close()
    db.close()


def test_an_upgrade_that_was_killed_after_its_backup_is_done_by_the_next_command(tmp_path: Path) -> None:
    laid(RELEASED[0], tmp_path / "desk.db")
    (tmp_path / "backups").mkdir()
    left = tmp_path / "backups" / f"desk-before-{RELEASED[1].stem}-{NOON:%Y%m%dT%H%M%SZ}.db"
    left.write_bytes(b"of the killed one")

    open_desk(tmp_path / "desk.db", now=NOON).close()

    assert left.read_bytes() == b"of the killed one"
    again = left.with_name(f"{left.stem}-2.db")
    assert again.is_file()
    assert rotation.newest_first([left.name, again.name]) == [again.name, left.name]


@EACH
def test_its_tables_become_those_of_a_new_desk(tmp_path: Path, text: Path) -> None:
    """So no released migration was edited: an edit would be in the new desk only."""
    old, new = (
        open_desk(laid(text, tmp_path / "desk.db"), now=NOON),
        open_desk(tmp_path / "new.db", now=NOON, create=True),
    )
    made = "select type, name, sql from sqlite_master where name not like '%_migrations%' order by name"

    assert [tuple(row) for row in old.execute(made)] == [tuple(row) for row in new.execute(made)]

    old.close()
    new.close()


@EACH
def test_its_drafts_and_posts_are_read_as_today_s(tmp_path: Path, text: Path) -> None:
    db = open_desk(laid(text, tmp_path / "desk.db"), now=NOON)

    first = drafts.numbered(db, 1)
    assert first is not None
    assert (first.state, first.roundup.title, first.roundup.comment.splitlines()[0]) == (
        "published",
        "Orrin Talks Resume Late",
        "The editor's own words.",
    )
    assert [draft.id for draft in drafts.everything(db)][-3:] == [3, 2, 1]
    standing = revisions.newest(db, 1)
    assert standing is not None
    assert standing.author == "editor"
    [post] = postings.of_draft(db, 1)
    assert (post.channel, post.state, post.url, post.remote_id) == ("blog", "live", "https://blog.example/1", "77")
    db.close()


@EACH
def test_its_backup_is_brought_back_up_to_date(tmp_path: Path, text: Path) -> None:
    laid(text, tmp_path / "old.db")

    restore(tmp_path / "old.db", tmp_path / "desk.db", now=NOON, clock=NOON)

    assert not (tmp_path / "backups").exists()  # what was brought back is the backup
    db = open_desk(tmp_path / "desk.db", now=NOON)
    assert not (tmp_path / "backups").exists()
    assert db.execute("select count(*) from drafts where id <= 3").fetchone()[0] == 3
    db.close()


@pytest.mark.parametrize("name", [path.stem for path in RELEASED])
def test_what_is_kept_is_what_the_rows_say(name: str) -> None:
    """All but who the desk is, which is drawn."""
    kept = (HERE / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    made = dumped(released(name)).splitlines()

    assert [line for line in kept if "into identity" not in line] == [
        line for line in made if "into identity" not in line
    ]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        pytest.param(NEXT_YEAR, NewerStoreError, id="newer"),
        pytest.param("pragma application_id = 7", ForeignStoreError, id="foreign"),
    ],
)
@pytest.mark.parametrize("text", [RELEASED[0], RELEASED[-1]], ids=lambda path: path.stem)
def test_a_newer_or_foreign_one_is_left_byte_for_byte(
    tmp_path: Path, text: Path, spoil: str, error: type[Exception]
) -> None:
    file = laid(text, tmp_path / "desk.db")
    db = connect(file)
    db.execute(spoil)
    db.close()
    before = file.read_bytes()

    with pytest.raises(error):
        open_desk(file, now=NOON)

    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]
