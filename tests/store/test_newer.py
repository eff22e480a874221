"""A newer copydesk migrates the desk while an older one is at work, which writes nothing into it from then on."""

from pathlib import Path

import pytest

from pipeline.errors import NewerStoreError
from pipeline.store import headlines, sessions
from pipeline.store.database import Connection, writing
from tests.cast import NOON, headline
from tests.desks import DeskFolder
from tests.newer import content, newer

NOON_SAID = "--as-of=2026-05-12T12:00:00Z"


def test_a_transaction_that_begins_after_the_migration_writes_nothing(tmp_path: Path, db: Connection) -> None:
    with newer(tmp_path):
        before = content(tmp_path)
        with pytest.raises(NewerStoreError, match="m999_of_next_year"), writing(db):
            headlines.file(db, [headline("The Orrin rises")])
        with pytest.raises(NewerStoreError):
            sessions.note_failure(db, "127.0.0.1", now=NOON)

        assert content(tmp_path) == before


@pytest.mark.parametrize(
    "command", [("run",), ("gather",), ("draft",), ("publish", "d1", "--live"), ("backup", "copy.db")]
)
def test_a_command_of_the_older_copydesk_ends_with_8_and_changes_nothing(
    desk: DeskFolder, command: tuple[str, ...]
) -> None:
    assert desk.copydesk("stories", NOON_SAID).exit_code == 0
    with newer(desk.folder):
        before = content(desk.folder)
        ran = desk.copydesk(*command, NOON_SAID)

        assert ran.exit_code == 8
        assert "a newer copydesk has written this desk (m999_of_next_year)" in ran.stderr
        assert "upgrade copydesk, or go back: copydesk restore without a file takes" in ran.stderr
        assert content(desk.folder) == before
