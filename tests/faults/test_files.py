"""Faults of the disk and of desk.db: what is refused says so with its cure, and what was on the disk is left there."""

import contextlib
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand
from pipeline.store.database import connect
from tests.cli.test_bad_desks import protect, unprivileged, unprotect
from tests.desks import DeskFolder
from tests.faults.gathered import LEAST, START, at, copied, hours, missing, month_desk
from tests.faults.month import Month
from tests.faults.table import FAULTS, rows
from tests.faults.wholeness import asked, is_whole
from tests.forge import Forge

MONTH = Month(first=START, days=2)
NOW, LATER = hours(24), hours(25)


@pytest.fixture(scope="module")
def good(forge: Forge, stand: Newsstand, tmp_path_factory: pytest.TempPathFactory) -> DeskFolder:
    """A desk after a run, with an approved draft, closed; to be copied only."""
    stand.show(MONTH.answers(NOW))
    desk = month_desk(tmp_path_factory.mktemp("good") / "desk", stand)
    assert forge.does(desk.folder, "run", at(NOW), environ=LEAST).exit_code == 0
    assert forge.does(desk.folder, "approve", "d1").exit_code == 0
    assert not (desk.folder / "desk.db-wal").exists()
    return desk


@pytest.fixture
def desk(good: DeskFolder, tmp_path: Path) -> DeskFolder:
    return copied(good, tmp_path / "desk")


@pytest.fixture
def later(stand: Newsstand) -> Iterator[Newsstand]:
    """The newsstand an hour after the desk's run."""
    stand.show(MONTH.answers(LATER))
    yield stand
    stand.show(MONTH.answers(NOW))


@contextlib.contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """A file system of its own in a folder; a test that may not mount is skipped."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("fault", rows("disk full"))
def test_a_full_disk_ends_a_run_and_room_lets_it_go_on(
    forge: Forge, later: Newsstand, good: DeskFolder, tmp_path: Path, fault: str
) -> None:
    with small_disk(tmp_path / "disk", 100_000):
        desk = copied(good, tmp_path / "disk" / "desk")
        filler = tmp_path / "disk" / "filler"
        with contextlib.suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(b"x" * 4096)
        ran = forge.does(desk.folder, "run", "--json", at(LATER), environ=LEAST)
        assert_seen(fault, ran.exit_code, ran.stderr)
        for words in (["drafts"], ["show", "d1"], ["stories"], ["archive", "search", "river"], ["log"]):
            assert forge.does(desk.folder, *words, at(NOW), environ=LEAST).exit_code == 0, words
        assert forge.does(desk.folder, "approve", "d2").exit_code == 8

        filler.unlink()
        for table in ("headlines", "drafts", "revisions"):
            rows_of = f"select count(*) from {table}"
            assert asked(desk.folder, rows_of) == asked(good.folder, rows_of)
        goes_on(forge, desk)
        gathers(forge, desk, later)


@pytest.mark.parametrize("fault", rows("file too large"))
def test_a_limit_of_file_sizes_is_a_full_disk(forge: Forge, later: Newsstand, desk: DeskFolder, fault: str) -> None:
    most = (desk.folder / "desk.db").stat().st_size // 10

    ran = forge.does(desk.folder, "run", "--json", at(LATER), fault={"limits": {"RLIMIT_FSIZE": most}}, environ=LEAST)

    assert_seen(fault, ran.exit_code, ran.stderr)
    goes_on(forge, desk)
    gathers(forge, desk, later)


@pytest.mark.parametrize("fault", rows("folder read-only", "database read-only", "lock of somebody else"))
def test_what_may_not_be_written_is_said(forge: Forge, desk: DeskFolder, fault: str) -> None:
    if fault == "folder read-only":
        protect(desk.folder)
    else:
        file = {"database read-only": "desk.db", "lock of somebody else": "desk.lock"}[fault]
        (desk.folder / file).chmod(0o444)

    ran = unprivileged(desk, "run", "--json", at(LATER))
    unprotect(desk.folder)

    assert_seen(fault, ran.returncode, ran.stderr)
    goes_on(forge, desk)


def missing_file(file: Path) -> None:
    file.unlink()


def foreign(file: Path) -> None:
    file.unlink()
    db = connect(file)
    db.execute("create table recipes (cake text)")
    db.close()


def newer(file: Path) -> None:
    db = connect(file)
    db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
    db.close()


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def scrambled(file: Path) -> None:
    """Random bytes over every tenth page of the middle half."""
    dice, body = random.Random(8), bytearray(file.read_bytes())
    for start in range(len(body) // 4 // 4096 * 4096, len(body) * 3 // 4, 10 * 4096):
        body[start : start + 4096] = dice.randbytes(4096)
    file.write_bytes(body)


def emptied(file: Path) -> None:
    os.truncate(file, 0)


def strange_log(file: Path) -> None:
    db = connect(file.with_name("recipes.db"))
    db.execute("pragma journal_mode = wal")
    db.execute("create table recipes (cake text)")
    shutil.copy(file.with_name("recipes.db-wal"), file.with_name("desk.db-wal"))
    db.close()


@pytest.mark.parametrize("fault", rows("database foreign", "database newer", "log foreign"))
def test_a_database_that_is_not_ours_is_left_as_it_is(forge: Forge, desk: DeskFolder, fault: str) -> None:
    file = desk.folder / "desk.db"
    {"database foreign": foreign, "database newer": newer, "log foreign": strange_log}[fault](file)
    before = file.read_bytes()

    for command in ("run", "stories", "approve d1", "doctor"):
        ran = forge.does(desk.folder, *command.split(), at(LATER))
        assert_seen(fault, ran.exit_code, ran.stderr + ran.stdout)
    assert file.read_bytes() == before


BROKEN: dict[str, Callable[[Path], None]] = {
    "database missing": missing_file,
    "database truncated": truncated,
    "database scrambled": scrambled,
    "database emptied": emptied,
}


@pytest.mark.parametrize("fault", rows(*BROKEN))
def test_a_damaged_database_is_said_and_a_backup_brings_the_desk_back(
    forge: Forge, desk: DeskFolder, fault: str
) -> None:
    assert forge.does(desk.folder, "backup", str(desk.folder / "backups.db")).exit_code == 0
    (desk.folder / "backups").mkdir()
    backup = (desk.folder / "backups.db").rename(desk.folder / "backups" / "last.db")
    BROKEN[fault](desk.folder / "desk.db")

    ran = forge.does(desk.folder, "draft", at(LATER), environ=LEAST)
    well = forge.does(desk.folder, "doctor", at(LATER))

    assert_seen(fault, ran.exit_code, ran.stderr, doctor=well.exit_code)
    assert forge.does(desk.folder, "restore", str(backup)).exit_code == 0
    assert asked(desk.folder, "select state from drafts where id = 1") == [("approved",)]
    goes_on(forge, desk)


def torn(log: Path) -> None:
    """Random bytes over the last quarter of the log."""
    body = bytearray(log.read_bytes())
    body[len(body) * 3 // 4 :] = random.Random(9).randbytes(len(body) - len(body) * 3 // 4)
    log.write_bytes(body)


@pytest.mark.parametrize("fault", rows("log lost", "log damaged"))
def test_without_its_log_a_database_is_that_of_an_hour_before(
    forge: Forge, desk: DeskFolder, tmp_path: Path, fault: str
) -> None:
    db = connect(desk.folder / "desk.db")
    db.execute("select count(*) from drafts").fetchone()  # whoever has it open keeps the log from being taken up
    assert forge.does(desk.folder, "approve", "d2").exit_code == 0
    assert forge.does(desk.folder, "discard", "d3").exit_code == 0
    killed = DeskFolder(tmp_path / "killed")
    shutil.copytree(desk.folder, killed.folder, ignore=shutil.ignore_patterns("*-shm"))
    db.close()
    log = killed.folder / "desk.db-wal"
    log.unlink() if fault == "log lost" else torn(log)

    ran = forge.does(killed.folder, "draft", at(LATER), environ=LEAST)

    assert_seen(fault, ran.exit_code, ran.stderr)
    kept = [state for (state,) in asked(killed.folder, "select state from drafts where id in (2, 3) order by id")]
    assert kept == (["waiting", "waiting"] if fault == "log lost" else ["approved", "waiting"])
    goes_on(forge, killed)


def assert_seen(fault: str, exit_code: int, said: str, *, doctor: int | None = None) -> None:
    """Assert what the table says of a fault."""
    row = FAULTS[fault]
    assert exit_code in row.codes, said
    assert row.says in said
    assert "a bug" not in said
    if doctor is not None:
        assert doctor == row.doctor


def goes_on(forge: Forge, desk: DeskFolder) -> None:
    """Assert that the desk can be worked on, that the editor's word stands, and that it is whole."""
    drafted = forge.does(desk.folder, "draft", "--json", at(LATER), environ=LEAST)
    assert drafted.exit_code == 0, drafted.stderr
    assert asked(desk.folder, "select state from drafts where id = 1") == [("approved",)]
    is_whole(desk.folder, now=LATER)


def gathers(forge: Forge, desk: DeskFolder, stand: Newsstand) -> None:
    """Assert that the next run has everything."""
    ran = forge.does(desk.folder, "run", "--json", at(LATER), environ=LEAST)
    assert ran.exit_code == 0, ran.stderr
    assert ran.json["gathered"]["outlets"]
    assert missing(desk, MONTH, LATER, stand.address) == []
