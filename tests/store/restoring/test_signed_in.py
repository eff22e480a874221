"""A backup brings back no way into the review page: who was signed in then may have been signed out since."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.store import backups, sessions
from pipeline.store.database import connect, open_desk
from pipeline.store.sessions import Session
from tests.cast import NOON
from tests.store.restoring.filled_desk import brought_back

LIFE = timedelta(days=30)
LOST_PHONE, TICKET = "a" * 64, "b" * 64


@pytest.fixture
def signed_out_since(tmp_path: Path) -> Path:
    """A desk with a backup `old.db` of when a phone was signed in and a ticket waited; neither is valid any more."""
    with closing(open_desk(tmp_path / "desk.db", now=NOON, create=True)) as db:
        sessions.open_session(db, _until(LOST_PHONE))
        sessions.issue_ticket(db, _until(TICKET))
        backups.back_up(db, tmp_path / "old.db")
        assert sessions.spend_ticket(db, TICKET, now=NOON, life=LIFE)
        sessions.revoke_all(db, now=NOON)  # a new password does so
    return tmp_path


def test_who_was_signed_out_since_the_backup_stays_so(signed_out_since: Path) -> None:
    brought_back(signed_out_since)

    with closing(connect(signed_out_since / "desk.db")) as db:
        assert sessions.valid(db, now=NOON, life=LIFE) == ()


def test_a_ticket_that_was_spent_since_the_backup_opens_nothing(signed_out_since: Path) -> None:
    brought_back(signed_out_since)

    with closing(connect(signed_out_since / "desk.db")) as db:
        assert not sessions.spend_ticket(db, TICKET, now=NOON, life=LIFE)


def test_a_desk_whose_database_is_gone_lets_nobody_in_by_the_backup(signed_out_since: Path) -> None:
    (signed_out_since / "desk.db").unlink()

    brought_back(signed_out_since)

    with closing(connect(signed_out_since / "desk.db")) as db:
        assert sessions.valid(db, now=NOON, life=LIFE) == ()


def _until(digest: str) -> Session:
    return Session(digest=digest, opened_at=NOON, used_at=NOON, expires_at=NOON + LIFE)
