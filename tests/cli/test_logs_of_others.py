"""A log that another user's command left beside desk.db: who may not write it is told to look at permissions."""

import shutil
from pathlib import Path

from pipeline.store.database import connect
from tests.cli.conftest import EVENING
from tests.cli.test_bad_desks import unprivileged
from tests.desks import DeskFolder


def test_a_log_that_may_not_be_written_is_a_matter_of_permissions(evening: DeskFolder, tmp_path: Path) -> None:
    db = connect(evening.folder / "desk.db")
    db.execute("update drafts set state = 'approved'")
    killed = DeskFolder(Path(shutil.copytree(evening.folder, tmp_path / "killed")))
    db.close()
    (killed.folder / "desk.db-wal").chmod(0o444)

    ran = unprivileged(killed, "discard", "d1", EVENING)

    assert ran.returncode == 8, ran.stderr
    assert "do:    check the folder's permissions" in ran.stderr
