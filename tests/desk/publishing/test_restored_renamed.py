"""A backup came back, and a channel has another name since: what went out under the old name is not sent again."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import RefusedError
from pipeline.settings import Channel
from pipeline.store import backups, drafts
from pipeline.store.database import writing
from pipeline.store.restoring import restore
from tests.cast import NOON
from tests.desk.posting import LATER, OTHER, SITE, at, files, posted, publish
from tests.desk.worktable import first_draft, worktable


def having(desk: Desk, channel: Channel) -> Desk:
    return replace(desk, settings=replace(desk.settings, publish=(channel,)))


def posts_and_forgets(desk: Desk) -> None:
    """Post draft 1 just after a backup, which comes back at half past twelve. What is open is the desk of before."""
    backups.back_up(desk.db, desk.folder / "old.db")
    posted(desk)
    desk.db.close()
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        (desk.folder / name).unlink(missing_ok=True)
    restore(desk.folder / "old.db", desk.folder / "desk.db", now=NOON, clock=LATER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose backup knows that draft 2 was posted, and not draft 1, which was posted after it."""
    with worktable(tmp_path) as opened:
        desk = having(opened, SITE)
        with writing(desk.db):
            drafts.save(desk.db, replace(first_draft(), state="approved"), author="editor", at=desk.now)
        publishing.publish(desk, Order(draft=2, live=True), at(0))
        verbs.approve(desk, 1)
        posts_and_forgets(desk)
    return tmp_path


@pytest.mark.parametrize("live", [True, False])
def test_what_the_backup_has_forgotten_is_looked_for_under_the_old_name(folder: Path, live: bool) -> None:
    with worktable(folder) as opened:
        for _ in range(2):
            with pytest.raises(
                RefusedError, match=r"is there, sent to 'site', which copydesk\.toml has no more"
            ) as said:
                publish(having(opened, replace(SITE, name="blog")), 70, live=live)

        assert "[publish.site]" in said.value.do
        assert len(files(opened)) == 2


def test_with_the_old_name_back_it_is_taken_for_what_it_is(folder: Path) -> None:
    with worktable(folder) as opened:
        assert publish(having(opened, SITE), 70, live=True).state == "live"

        assert len(files(opened)) == 2


def test_another_place_gets_it(folder: Path) -> None:
    with worktable(folder) as opened:
        assert publish(having(opened, OTHER), 70, live=True).state == "live"
