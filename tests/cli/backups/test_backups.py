"""backup and restore as cron and an editor call them: rotated, told when something is wrong, never a guess."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.store import rotation, saved_searches
from pipeline.store.database import connect
from tests.cast import NOON
from tests.desks import ROOT, SETTINGS, DeskFolder
from tests.notify.inbox import Inbox, open_inbox
from tests.store.restoring import damage

NIGHT = NOON.replace(hour=3)


def at(days: float = 0) -> str:
    return f"--as-of={NIGHT + timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """An address that takes a POST."""
    with open_inbox() as opened:
        yield opened


def names(desk: DeskFolder) -> list[str]:
    return sorted(file.name for file in (desk.folder / "backups").iterdir())


def made(desk: DeskFolder, nights: int) -> list[str]:
    """Make a backup of the first night, and lay copies of it for those after it."""
    assert desk.copydesk("backup", at()).exit_code == 0
    place = desk.folder / "backups"
    for night in range(1, nights):
        shutil.copy(place / rotation.name(NIGHT), place / rotation.name(NIGHT + timedelta(days=night)))
    return names(desk)


def test_the_backup_of_a_night_lets_what_is_outdated_go(desk: DeskFolder) -> None:
    made(desk, 11)  # from Tuesday on: the last of the first week is that of Sunday, night 5
    (desk.folder / "backups" / "before-the-wedding.db").write_text("cake", encoding="utf-8")

    done = desk.copydesk("backup", "--json", at(11))

    gone = [rotation.name(NIGHT + timedelta(days=night)) for night in (4, 3, 2, 1, 0)]
    assert done.json["deleted"] == gone
    assert done.json["rows"]["drafts"] == 1
    assert "before-the-wedding.db" in names(desk)
    assert len(names(desk)) == 1 + 7


def test_of_three_backups_of_one_moment_the_last_is_kept_and_brought_back(desk: DeskFolder) -> None:
    for _ in range(3):  # the name of the first is free again by the third
        assert desk.copydesk("backup", at()).exit_code == 0
    [left] = names(desk)

    restored = desk.copydesk("restore", "--json", at())

    assert left.endswith("Z-3.db")
    assert restored.json["file"].endswith(left)


def test_what_is_in_a_backup_is_counted_in_words(desk: DeskFolder) -> None:
    assert ", 1 draft, 1 revision, 0 posts" in desk.copydesk("backup", at()).stdout


def test_what_a_restore_carries_over_is_counted_in_words(desk: DeskFolder) -> None:
    desk.copydesk("backup", at())
    with closing(connect(desk.folder / "desk.db")) as db:
        saved_searches.save(db, saved_searches.Saved(name="ferries", query="ferry"), at=NOON)

    assert "carried over from it: 1 saved search\n" in desk.copydesk("restore", at()).stdout


@pytest.mark.parametrize("words", [("x.db",), ("--with-settings", "x.zip")])
def test_a_backup_into_a_folder_that_is_none_is_refused_in_words(desk: DeskFolder, words: tuple[str, ...]) -> None:
    *option, name = words

    said = desk.copydesk("backup", *option, str(desk.folder / "copydesk.toml" / name), at())

    assert (said.exit_code, "there is no such folder" in said.stderr) == (2, True)


def test_two_backups_of_one_moment_are_two_files(desk: DeskFolder) -> None:
    first, second = (desk.copydesk("backup", "--json", at()).json["file"] for _ in range(2))

    assert first != second
    assert names(desk) == [Path(second).name]  # of one day the last one is kept


def test_a_desk_that_was_lost_is_not_backed_up_as_an_empty_one(desk: DeskFolder) -> None:
    desk.copydesk("backup", at())
    damage.remove(desk.folder / "desk.db")

    done = desk.copydesk("backup", at(1))

    assert done.exit_code == 2
    assert "copydesk restore" in done.stderr
    assert not (desk.folder / "desk.db").exists()
    assert len(names(desk)) == 1


def test_an_empty_desk_in_the_place_of_a_lost_one_pushes_no_backup_out(desk: DeskFolder) -> None:
    before = made(desk, 9)
    damage.remove(desk.folder / "desk.db")
    desk.copydesk("stories")

    for night in range(20, 29):
        done = desk.copydesk("backup", at(night))

        assert done.exit_code == 0
        assert "9 backups there are of another desk.db" in done.stderr
    assert set(before) < set(names(desk))


def test_of_the_backups_of_two_desks_the_editor_names_one(desk: DeskFolder) -> None:
    lost = made(desk, 2)
    damage.remove(desk.folder / "desk.db")
    desk.copydesk("stories")
    desk.copydesk("backup", at(20))
    before = (desk.folder / "desk.db").read_bytes()

    done = desk.copydesk("restore")

    assert done.exit_code == 2
    assert "of more than one desk" in done.stderr
    assert lost[-1] in done.stderr
    assert rotation.name(NIGHT + timedelta(days=20)) in done.stderr
    assert (desk.folder / "desk.db").read_bytes() == before


@pytest.mark.parametrize(
    ("hurt", "code"),
    [(damage.scribble, 8), (damage.scribble_over_the_head, 8), (damage.tear, 8), (damage.remove, 2)],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_a_damaged_desk_is_told_and_deletes_nothing(
    desk: DeskFolder, inbox: Inbox, hurt: Callable[[Path], None], code: int
) -> None:
    desk.writes("copydesk.toml", f'{SETTINGS}\n[notify]\nurl = "{inbox.address}"\nkind = "webhook"\n')
    before = made(desk, 12)
    hurt(desk.folder / "desk.db")

    done = desk.copydesk("backup", at(40))

    assert done.exit_code == code, done.stderr
    assert names(desk) == before
    [told] = inbox.posted
    assert json.loads(told.body)["items"][0]["kind"] == "store"
    assert "No backup was made" in told.body.decode()


def test_a_backup_that_fails_half_way_leaves_the_others_and_no_trace(desk: DeskFolder) -> None:
    before = made(desk, 12)

    done = limited(desk, "backup", at(40), most=100_000)

    assert done.returncode == 8, done.stderr
    assert "free space" in done.stderr
    assert names(desk) == before


def test_the_newest_good_backup_is_brought_back_and_named(desk: DeskFolder) -> None:
    made(desk, 3)
    newest, second = rotation.name(NIGHT + timedelta(days=2)), rotation.name(NIGHT + timedelta(days=1))
    damage.scribble_over_the_head(desk.folder / "backups" / newest)
    damage.remove(desk.folder / "desk.db")

    done = desk.copydesk("restore", at(3))

    assert done.exit_code == 0, done.stderr
    assert second in done.stdout
    assert f"passed over {newest}" in done.stderr
    assert len(desk.copydesk("drafts", "--json").json) == 1


def test_without_a_good_backup_nothing_is_restored(desk: DeskFolder) -> None:
    before = (desk.folder / "desk.db").read_bytes()

    done = desk.copydesk("restore")

    assert done.exit_code == 2
    assert "there is no good backup" in done.stderr
    assert (desk.folder / "desk.db").read_bytes() == before


def test_a_backup_of_a_newer_copydesk_is_refused(desk: DeskFolder) -> None:
    newer = desk.folder / "newer.db"
    desk.copydesk("backup", str(newer))
    db = connect(newer)
    db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
    db.close()
    before = (desk.folder / "desk.db").read_bytes()

    done = desk.copydesk("restore", str(newer))

    assert done.exit_code == 8
    assert "newer copydesk" in done.stderr
    assert (desk.folder / "desk.db").read_bytes() == before


def limited(desk: DeskFolder, *arguments: str, most: int) -> "subprocess.CompletedProcess[str]":
    """Run the command while no file may grow beyond so many bytes, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.launch", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_disk_that_fills_up_takes_a_transaction_back_and_says_so(desk: DeskFolder) -> None:
    """Each try may write a little more, so that the end comes at another place: every one is all or nothing."""
    one = {"outlet": "Argus", "published": None}
    news = [{**one, "headline": f"Ferry {n} stays", "url": f"https://argus.example/{n}"} for n in range(400)]
    lines = "".join(json.dumps(line) + "\n" for line in news)
    desk.writes("news.jsonl", lines)
    size = (desk.folder / "desk.db").stat().st_size
    codes = []

    for most in range(40_000, size, 60_000):
        done = limited(desk, "ingest", str(desk.folder / "news.jsonl"), at(1), most=most)
        codes.append(done.returncode)
        assert done.returncode in (0, 8), done.stderr
        if done.returncode:
            assert "copydesk doctor" in done.stderr
        db = connect(desk.folder / "desk.db")
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert db.execute("select count(*) from drafts").fetchone()[0] == 1
        db.close()

    assert 8 in codes
    assert desk.copydesk("ingest", str(desk.folder / "news.jsonl"), at(1)).exit_code == 0
    db = connect(desk.folder / "desk.db")
    assert db.execute("select count(*) from headlines where outlet = 'Argus'").fetchone()[0] == 400
    db.close()
