"""A restore that is killed or refused, and a database with damaged pages: a desk is there, and no word is invented."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import NewerStoreError, UnreadableError
from pipeline.store import backups, restores
from pipeline.store.database import connect, open_desk
from pipeline.store.restoring import restore
from tests.cast import NOON
from tests.conftest import LONG
from tests.desks import ROOT
from tests.store.restoring import damage
from tests.store.restoring.damage import PAGE
from tests.store.restoring.filled_desk import brought_back, filled


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
        assert restores.forgotten(db, 2, "mail", live=True) == restores.Forgotten(restored_at=NOON)
        assert restores.forgotten(db, 9, "mail", live=True) is None  # made since


def test_a_whole_restore_forgets_nothing(folder: Path) -> None:
    brought_back(folder)

    with closing(connect(folder / "desk.db")) as db:
        assert restores.forgotten(db, 2, "mail", live=True) is None


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


def test_a_restore_that_is_killed_leaves_one_desk_or_the_other(folder: Path) -> None:
    script = (
        "import sys, datetime, pathlib\n"
        "from pipeline.store.restoring import restore\n"
        "at = datetime.datetime(2026, 5, 12, tzinfo=datetime.UTC)\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "print('begins', flush=True)\n"
        "restore(folder / 'old.db', folder / 'desk.db', now=at, clock=at)\n"
    )
    dice = random.Random(7)
    for _ in range(200 if LONG else 10):
        begun = [sys.executable, "-c", script, str(folder)]
        with subprocess.Popen(begun, cwd=ROOT, stdout=subprocess.PIPE) as restoring:
            assert restoring.stdout is not None
            restoring.stdout.readline()
            time.sleep(dice.uniform(0, 0.25))
            restoring.kill()
        assert (folder / "desk.db").exists()
        with closing(open_desk(folder / "desk.db", now=NOON)) as db:
            assert db.execute("select count(*) from revisions").fetchone()[0] == 5
            assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
    brought_back(folder)
    assert not list(folder.glob("desk.db.incoming*"))


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
