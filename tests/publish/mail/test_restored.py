"""A mail cannot be looked for: after a backup came back, the editor is asked whether it went out, once a draft."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, deciding, publishing
from pipeline.desk.publishing import Order, Pace, acts
from pipeline.errors import NotApprovedError, RefusedError, UnansweredError
from pipeline.news import Traits
from pipeline.store import backups, drafts, postings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.restoring import restore
from tests.cast import NOON
from tests.desk.posting import LATER, PACE
from tests.desk.worktable import first_draft, worktable
from tests.publish.mail_office import Office

NEXT_DAY = Pace(clock=lambda: LATER + timedelta(days=1))


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """A desk whose draft is approved, backed up, and then sent; the database was lost and the backup brought back."""
    with at_work(tmp_path, office) as desk:
        verbs.approve(desk, 1)
        backups.back_up(desk.db, tmp_path / "old.db")
        assert publish(desk).state == "sent"
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    restore(tmp_path / "old.db", tmp_path / "desk.db", now=NOON, clock=LATER)
    return tmp_path


@pytest.fixture
def desk(folder: Path, office: Office) -> Iterator[Desk]:
    with at_work(folder, office) as opened:
        yield opened


class at_work:  # noqa: N801  it reads as a verb
    """The desk with the mail channel."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.table, self.opening = office.table, worktable(folder)

    def __enter__(self) -> Desk:
        opened = self.opening.__enter__()
        return replace(opened, settings=replace(opened.settings, publish=(self.table,)))

    def __exit__(self, *problem: object) -> None:
        self.opening.__exit__(*problem)  # type: ignore[arg-type]  # as it came


def publish(desk: Desk, pace: Pace = PACE, **asked: object) -> Posting:
    return publishing.publish(desk, Order(draft=1, live=True, **asked), pace)  # type: ignore[arg-type]  # as it came


def test_it_is_asked_and_not_sent_again(desk: Desk, office: Office) -> None:
    for _ in range(2):
        with pytest.raises(UnansweredError, match="cannot be looked up") as asked:
            publish(desk, NEXT_DAY)

    assert "--arrived" in asked.value.do
    [post] = postings.of_draft(desk.db, 1)
    assert (post.state, post.why) == (
        "unknown",
        "this desk was brought back from a backup, and may have sent it before",
    )
    assert len(office.moods.came) == 1


def test_a_second_restore_does_not_forget_the_doubt_of_the_first(folder: Path, office: Office) -> None:
    restore(folder / "old.db", folder / "desk.db", now=NOON, clock=LATER)

    with at_work(folder, office) as desk, pytest.raises(UnansweredError, match="cannot be looked up"):
        publish(desk, NEXT_DAY)

    assert len(office.moods.came) == 1


def test_it_arrived(desk: Desk, office: Office) -> None:
    assert publish(desk, NEXT_DAY, arrived=True).state == "sent"

    assert verbs.find(desk, 1).state == "published"
    assert publish(desk, NEXT_DAY).state == "sent"
    assert len(office.moods.came) == 1


def test_that_a_mail_for_approval_arrived_says_nothing_of_the_newsletter(desk: Desk, office: Office) -> None:
    asked = Order(draft=1, arrived=True)
    assert publishing.publish(desk, asked, NEXT_DAY).state == "draft"

    with pytest.raises(UnansweredError, match="cannot be looked up"):
        publish(desk, NEXT_DAY)

    assert len(office.moods.came) == 1
    assert publish(desk, NEXT_DAY, arrived=True).state == "sent"


def test_it_did_not_arrive(desk: Desk, office: Office) -> None:
    assert publish(desk, NEXT_DAY, again=True).state == "sent"

    assert publish(desk, NEXT_DAY).state == "sent"
    assert len(office.moods.came) == 2


def test_a_mail_that_is_refused_then_is_tried_again_without_being_asked(desk: Desk, office: Office) -> None:
    office.moods.says["MAIL"] = ["550 no"]
    with pytest.raises(RefusedError):
        publish(desk, NEXT_DAY, again=True)
    assert postings.of_draft(desk.db, 1)[0].state == "failed"

    assert publish(desk, NEXT_DAY).state == "sent"


def test_what_may_not_be_sent_is_not_asked_about(desk: Desk) -> None:
    deciding.withdraw_approval(desk, 1)

    with pytest.raises(NotApprovedError):
        publish(desk, NEXT_DAY)

    assert postings.of_draft(desk.db, 1) == ()


def test_a_draft_made_since_goes_out_at_once(desk: Desk, office: Office) -> None:
    with writing(desk.db):
        made = drafts.save(desk.db, replace(first_draft(), state="approved"), author="editor", at=desk.now)

    order = Order(draft=made.id, live=True)
    assert publishing.publish(desk, order, NEXT_DAY).state == "sent"
    assert len(office.moods.came) == 2


def test_a_whole_restore_asks_nothing_and_sends_nothing(office: Office, tmp_path: Path) -> None:
    with at_work(tmp_path, office) as desk:
        verbs.approve(desk, 1)
        backups.back_up(desk.db, tmp_path / "old.db")
        publish(desk)
    restore(tmp_path / "old.db", tmp_path / "desk.db", now=NOON, clock=LATER)

    with at_work(tmp_path, office) as desk:
        assert publish(desk, NEXT_DAY).state == "sent"
        assert verbs.find(desk, 1).state == "published"
    assert len(office.moods.came) == 1


def test_the_review_page_offers_both_answers(desk: Desk) -> None:
    with pytest.raises(UnansweredError):
        publish(desk, NEXT_DAY)

    traits = Traits(schedules=False, looks_up=False, changes=False, withdraws=False)
    state = postings.of_draft(desk.db, 1)[0].state
    assert acts.acts("approved", state, traits, same=True) == (acts.ARRIVED, acts.AGAIN)
