"""A database that the machine would not open is not taken for damaged: nothing of it stays behind."""

from contextlib import closing
from pathlib import Path

from pipeline.store.database import connect
from tests.forge import forge

FEW = range(6, 10)  # open files: from too few for any database to enough for two


def test_a_restore_with_few_open_files_keeps_every_word(folder: Path) -> None:
    before, restoring = _words(folder / "desk.db"), ("restore", str(folder / "old.db"))

    ran = [forge().does(folder, *restoring, fault={"limits": {"RLIMIT_NOFILE": most}}) for most in FEW]

    ended = [one.stderr for one in ran if one.exit_code == 8]
    assert ended  # else it tells nothing
    assert all("ulimit -n" in said for said in ended)
    assert _words(folder / "desk.db") == before


def test_a_mending_with_few_open_files_calls_for_no_backup(folder: Path) -> None:
    for most in (7, 8):
        ran = forge().does(folder, "restore", "--mend", fault={"limits": {"RLIMIT_NOFILE": most}})

        assert ran.exit_code == 8 or "nothing is wrong with the desk's database" in ran.stderr, most


def _words(desk: Path) -> dict[str, int]:
    with closing(connect(desk)) as db:
        tables = ("drafts", "revisions", "sendings", "mutes")
        return {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}
