"""A backup that somebody tampered with: what would write into the desk by itself does not come along."""

import pytest

from pipeline.store.database import connect
from tests.desks import DeskFolder


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(
            "create trigger odd after insert on runs begin update drafts set state = 'approved'; end", id="new"
        ),
        pytest.param(
            "drop trigger log_draft; create trigger log_draft after update on drafts begin select 1; end", id="ours"
        ),
    ],
)
def test_a_backup_with_a_trigger_of_a_strangers_is_refused(desk: DeskFolder, changed: str) -> None:
    desk.copydesk("stories")
    tampered = desk.folder / "tampered.db"
    desk.copydesk("backup", str(tampered))
    db = connect(tampered)
    db.executescript(changed)
    db.close()
    before = (desk.folder / "desk.db").read_bytes()

    done = desk.copydesk("restore", str(tampered))

    assert done.exit_code == 2
    assert "trigger that is not copydesk's" in done.stderr
    assert (desk.folder / "desk.db").read_bytes() == before
