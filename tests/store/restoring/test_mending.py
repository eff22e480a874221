"""A desk that is torn or damaged, and has no good backup, is made whole of what it still holds; the file is kept."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import DeskBusyError, NewerStoreError, StoreError, UnreadableError, UsageError
from pipeline.store import backups, database
from pipeline.store.database import connect, open_desk
from pipeline.store.identity import known_identity
from pipeline.store.restoring import Restored, restore
from tests.cast import NOON
from tests.cli.backups.test_backups import limited
from tests.desks import DeskFolder
from tests.publish.approved import approved
from tests.store.restoring import damage

FILES = '[publish.site]\nkind = "markdown"\nfolder = "posts"\n'
TABLES = ("headlines", "drafts", "revisions", "posts", "sendings", "placings")


def mend(folder: Path) -> Restored:
    """Make the desk's database whole, without a backup."""
    return restore(None, folder / "desk.db", now=NOON, clock=NOON)


def counted(file: Path) -> dict[str, int]:
    with closing(connect(file)) as db:
        return {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}


def without(folder: Path, what: str) -> None:
    """Have another program delete rows."""
    with closing(connect(folder / "desk.db")) as db:
        db.execute("pragma foreign_keys = off")
        db.execute(f"delete from {what}")


def is_sound(folder: Path) -> bool:
    with closing(open_desk(folder / "desk.db", now=NOON)) as db:
        backups.require_sound(db, folder / "desk.db")
        return not db.execute("pragma foreign_key_check").fetchall()


def test_where_stories_were_deleted_nothing_else_is_lost(folder: Path) -> None:
    before = counted(folder / "desk.db")
    damage.tear(folder / "desk.db")

    done = mend(folder)

    assert is_sound(folder)
    assert counted(folder / "desk.db") == before
    assert done.kept
    assert done.kept.is_file()


def test_rows_that_belong_to_none_stay_behind_and_a_post_without_its_draft_is_kept(folder: Path) -> None:
    before = counted(folder / "desk.db")
    without(folder, "drafts")

    mend(folder)

    assert is_sound(folder)
    after = counted(folder / "desk.db")
    assert (after["posts"], after["headlines"]) == (before["posts"], before["headlines"])
    assert (after["drafts"], after["revisions"]) == (0, 0)


def test_of_a_damaged_desk_what_can_be_read_is_carried_into_a_new_one(tmp_path: Path) -> None:
    desk = DeskFolder(approved(tmp_path, FILES, {}, count=3).folder)
    desk.copydesk("publish", "d1", "--live")
    with closing(connect(tmp_path / "desk.db")) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        who = known_identity(db)
    damage.scribble(tmp_path / "desk.db")

    done = mend(tmp_path)

    assert is_sound(tmp_path)
    assert not done.found.whole
    with closing(connect(tmp_path / "desk.db")) as db:
        assert known_identity(db) == who


def test_a_damaged_desk_of_a_newer_copydesk_is_left_to_it(tmp_path: Path) -> None:
    """What its new tables hold would stay behind in the file that is set aside."""
    approved(tmp_path, FILES, {}, count=3)
    with closing(connect(tmp_path / "desk.db")) as db:
        db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
        db.execute("pragma wal_checkpoint(truncate)")
    damage.scribble(tmp_path / "desk.db")
    before = (tmp_path / "desk.db").read_bytes()

    with pytest.raises(NewerStoreError, match="m999"):
        mend(tmp_path)

    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.mark.parametrize("source", [None, "old.db"], ids=["--mend", "a backup"])
def test_a_desk_that_another_program_holds_is_not_taken_for_a_damaged_one(
    folder: Path, source: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.1)
    damage.tear(folder / "desk.db")
    with closing(connect(folder / "desk.db")) as other:
        other.execute("pragma journal_mode = delete")
        other.execute("begin exclusive")

        with pytest.raises(DeskBusyError, match="somebody is at the desk"):
            restore(folder / source if source else None, folder / "desk.db", now=NOON, clock=NOON)

    assert not list(folder.glob("desk.db.*"))


@pytest.mark.parametrize("source", [None, "old.db"])
def test_a_desk_that_cannot_be_written_is_not_taken_for_one_that_somebody_is_at(
    folder: Path, source: str | None
) -> None:
    damage.tear(folder / "desk.db")
    with closing(connect(folder / "desk.db")) as db:
        db.execute("delete from titles")
        for name in ("desk.db", "desk.db-wal"):
            shutil.copy(folder / name, folder / f"left-{name}")
    damage.remove(folder / "desk.db")
    for name in ("desk.db", "desk.db-wal"):
        (folder / f"left-{name}").rename(folder / name)
    (folder / "desk.db-shm").mkdir()  # what SQLite needs beside the log a killed command left

    with pytest.raises(StoreError, match="there is a folder where SQLite keeps a file") as refused:
        restore(folder / source if source else None, folder / "desk.db", now=NOON, clock=NOON)

    assert refused.value.where == str(folder / "desk.db-shm")
    assert (folder / "desk.db-wal").stat().st_size


def test_a_full_disk_is_not_taken_for_a_damaged_desk(tmp_path: Path) -> None:
    desk = DeskFolder(approved(tmp_path, "", {}, count=2).folder)
    damage.tear(tmp_path / "desk.db")
    before = (tmp_path / "desk.db").read_bytes()

    done = limited(desk, "restore", "--mend", most=len(before) // 2)

    assert done.returncode == 8
    assert "the desk could not be mended: " in done.stderr
    assert "free space" in done.stderr
    assert (tmp_path / "desk.db").read_bytes() == before
    assert desk.copydesk("restore", "--mend").exit_code == 0


def test_of_a_desk_that_is_well_nothing_is_mended(folder: Path) -> None:
    before = (folder / "desk.db").read_bytes()

    with pytest.raises(UsageError, match="nothing is wrong"):
        mend(folder)

    assert (folder / "desk.db").read_bytes() == before
    assert not list(folder.glob("desk.db.*"))


@pytest.mark.parametrize(
    "hurt", [damage.remove, damage.scribble_over_the_head, damage.cut_off], ids=lambda one: one.__name__
)
def test_where_nobody_can_read_who_the_desk_is_it_says_what_helps(folder: Path, hurt: damage.Hurt) -> None:
    hurt(folder / "desk.db")

    with pytest.raises(UnreadableError) as refused:
        mend(folder)

    assert "copydesk restore FILE" in refused.value.do
    assert not list(folder.glob("desk.db.*"))


def test_the_command_mends_a_desk_whose_every_backup_is_torn(tmp_path: Path) -> None:
    desk = DeskFolder(approved(tmp_path, "", {}, count=2).folder)
    damage.tear(tmp_path / "desk.db")
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "desk-20260512T120000Z.db").write_bytes((tmp_path / "desk.db").read_bytes())
    for refused in (desk.copydesk("restore"), desk.copydesk("backup"), desk.copydesk("doctor")):
        assert "copydesk restore --mend" in refused.stdout + refused.stderr
    assert desk.copydesk("restore", "--mend", "some.db").exit_code == 2

    done = desk.copydesk("restore", "--mend")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "desk.db is now whole; what it was is " in done.stdout
    assert [one["state"] for one in desk.copydesk("drafts", "--json").json] == ["approved", "approved"]
    assert desk.copydesk("backup").exit_code == 0
    assert desk.copydesk("restore", "--mend").exit_code == 2
