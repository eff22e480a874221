"""A mail goes out once, though nobody can look whether it arrived: what is not known is the editor's to say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from pipeline import desk as verbs
from pipeline.desk import Desk, editing, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import UnansweredError, UsageError
from pipeline.store import postings
from pipeline.store.postings import Posting
from tests.cast import NOON
from tests.desk.posting import PACE
from tests.desk.worktable import worktable
from tests.publish.approved import approved
from tests.publish.mail_office import Office, opened

TABLE = """
[publish.mail]
kind = "email"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "editor@river.example"
to = "reader@lista.example"
"""


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        made = replace(opened, settings=replace(opened.settings, publish=(office.table,)))
        verbs.approve(made, 1)
        yield made


def publish(desk: Desk, **asked: object) -> Posting:
    return publishing.publish(desk, Order(draft=1, **asked), PACE)  # type: ignore[arg-type]  # a field by name


def subjects(office: Office) -> list[str]:
    return [str(came.message["Subject"]) for came in office.moods.came]


def test_a_newsletter_is_sent_once(desk: Desk, office: Office) -> None:
    assert publish(desk, live=True).state == "sent"
    assert publish(desk, live=True).state == "sent"
    assert subjects(office) == ["River Talks Open"]


def test_a_mail_for_approval_comes_before_the_newsletter_and_not_instead(desk: Desk, office: Office) -> None:
    assert publish(desk).state == "draft"
    assert publish(desk).state == "draft"
    assert publish(desk, live=True).state == "sent"
    assert subjects(office) == ["[draft] River Talks Open", "River Talks Open"]


def test_a_lost_answer_is_never_followed_by_a_second_mail(desk: Desk, office: Office) -> None:
    office.moods.hangs_up_after_data = True
    with pytest.raises(UnansweredError):
        publish(desk, live=True)
    office.moods.hangs_up_after_data = False

    with pytest.raises(UnansweredError, match="cannot be looked up") as refused:
        publish(desk, live=True)

    assert "--arrived" in refused.value.do
    assert postings.of_draft(desk.db, 1)[0].state == "unknown"
    assert len(subjects(office)) == 1


def test_who_is_killed_while_the_server_stalls_at_its_last_word_has_the_receipt(
    authority: trustme.CA, tmp_path: Path
) -> None:
    with opened(authority, security="none") as office:
        office.moods.stalls_at_quit = True
        made = approved(tmp_path, TABLE.format(port=office.port), {}, count=1)
        sender = made.begun("publish", "d1", "--live")
        assert office.moods.heard_quit.wait(20)
        sender.ended.wait(10)  # it writes what it knows and ends; one that waits for the last word does not
        sender.kill()
        with verbs.opened(tmp_path, {}, now=NOON) as desk:
            [left] = postings.of_draft(desk.db, 1)
            again = publish(desk, live=True)

    assert (left.state, again.state) == ("sent", "sent")
    assert subjects(office) == ["River Talks, Day 1"]


def test_the_editor_says_that_it_arrived(desk: Desk, office: Office) -> None:
    office.moods.hangs_up_after_data = True
    with pytest.raises(UnansweredError):
        publish(desk, live=True)

    assert publish(desk, live=True, arrived=True).state == "sent"
    assert len(subjects(office)) == 1
    assert verbs.find(desk, 1).state == "published"


def test_the_editor_says_that_it_did_not_arrive(desk: Desk, office: Office) -> None:
    office.moods.hangs_up_after_data = True
    with pytest.raises(UnansweredError):
        publish(desk, live=True)
    office.moods.hangs_up_after_data = False

    with pytest.raises(UnansweredError, match="nobody knows yet"):  # the first one may be on its way yet
        publish(desk, live=True, again=True)
    assert len(subjects(office)) == 1
    later = Pace(clock=lambda: PACE.clock() + timedelta(hours=1))
    assert publishing.publish(desk, Order(draft=1, live=True, again=True), later).state == "sent"
    assert len(subjects(office)) == 2


def test_a_corrected_newsletter_is_not_sent_a_second_time(desk: Desk, office: Office) -> None:
    publish(desk, live=True)
    publishing.correct(desk, 1)
    editing.retitle(desk, 1, title="River Talks Open Late", seen="", editor="Ann")
    verbs.approve(desk, 1)

    with pytest.raises(UsageError, match="cannot be changed"):
        publish(desk, live=True)

    assert postings.of_draft(desk.db, 1)[0].state == "sent"
    assert len(subjects(office)) == 1


def test_a_mail_is_neither_scheduled_nor_withdrawn(desk: Desk, office: Office) -> None:
    with pytest.raises(UsageError, match="cannot schedule"):
        publish(desk, live=True, at="18:00")
    publish(desk, live=True)

    with pytest.raises(UsageError, match="cannot take back"):
        publishing.withdraw(desk, 1, PACE)
