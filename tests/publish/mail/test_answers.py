"""What the editor answers where nobody asked sends nothing: he means another post, or comes too late and is told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import UnansweredError, UsageError
from pipeline.store import postings
from pipeline.store.postings import Posting
from tests.desk.posting import PACE, SETTLED, SITE, files
from tests.desk.worktable import worktable
from tests.publish.mail_office import Office


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Iterator[Desk]:
    """A desk with an approved draft, a newsletter and a folder of files."""
    with worktable(tmp_path) as opened:
        made = replace(opened, settings=replace(opened.settings, publish=(office.table, SITE)))
        verbs.approve(made, 1)
        yield made


def publish(desk: Desk, **asked: object) -> Posting:
    return publishing.publish(desk, Order(draft=1, live=True, **asked), PACE)  # type: ignore[arg-type]  # a field by name


def lost(desk: Desk, office: Office, *, live: bool = True) -> None:
    """Have a mail go out whose answer is lost."""
    office.moods.hangs_up_after_data = True
    with pytest.raises(UnansweredError):
        publishing.publish(desk, Order(draft=1, live=live), PACE)
    office.moods.hangs_up_after_data = False


@pytest.mark.parametrize("answer", ["arrived", "again"])
def test_of_a_draft_that_was_never_mailed_nothing_can_have_arrived_and_nothing_is_sent(
    desk: Desk, office: Office, answer: str
) -> None:
    with pytest.raises(UsageError, match="no mail of draft d1 waits for a word"):
        publish(desk, **{answer: True})

    assert office.moods.came == []
    assert postings.of_draft(desk.db, 1) == ()


@pytest.mark.parametrize("answer", ["arrived", "again"])
def test_of_a_blog_nobody_is_asked_what_arrived(desk: Desk, answer: str) -> None:
    with pytest.raises(UsageError, match=f"nobody asked for --{answer}"):
        publish(desk, channel="site", **{answer: True})

    assert files(desk) == []


def test_a_mail_for_approval_that_arrived_is_not_followed_by_the_newsletter(desk: Desk, office: Office) -> None:
    lost(desk, office, live=False)

    assert publish(desk, arrived=True).state == "draft"
    assert len(office.moods.came) == 1


@pytest.mark.parametrize(
    ("live", "do"),
    [
        (False, "copydesk publish d1 --to mail --again; the newsletter is sent after that, with --live"),
        (True, "copydesk publish d1 --to mail --live --again"),
    ],
    ids=["a mail for approval to the readers", "a newsletter as a draft"],
)
def test_what_was_lost_is_not_sent_again_as_another_thing(desk: Desk, office: Office, live: bool, do: str) -> None:
    lost(desk, office, live=live)
    with pytest.raises(UnansweredError, match="cannot be looked up") as asked:
        publish(desk)
    assert asked.value.do.endswith(do.partition(";")[0])

    order = Order(draft=1, live=not live, again=True)
    with pytest.raises(UsageError, match="--again sends that and nothing else") as refused:
        publishing.publish(desk, order, SETTLED)

    assert refused.value.do == f"{do}; nothing was sent now"
    assert len(office.moods.came) == 1
    assert publishing.publish(desk, replace(order, live=live), SETTLED).state == ("sent" if live else "draft")


def test_what_was_sent_is_not_sent_again_and_the_editor_is_told(desk: Desk, office: Office) -> None:
    publish(desk)

    after = publish(desk, again=True)

    assert after.state == "sent"
    assert "not in doubt" in after.why
    assert len(office.moods.came) == 1


def test_an_answer_given_twice_is_the_first_receipt(desk: Desk, office: Office) -> None:
    lost(desk, office)

    assert publish(desk, arrived=True).state == "sent"
    assert publish(desk, arrived=True).state == "sent"
    assert len(office.moods.came) == 1


def test_nothing_is_written_over_where_nothing_was_sent_or_no_blog_is(desk: Desk, office: Office) -> None:
    with pytest.raises(UsageError, match="was never sent to this channel"):
        publish(desk, channel="site", over="0a1b2c3d4e5f")
    with pytest.raises(UsageError, match="--over is for a post that a blog holds"):
        publish(desk, over="0a1b2c3d4e5f")

    assert files(desk) == []
    assert office.moods.came == []


def test_over_where_the_post_has_the_drafts_text_is_told_to_have_written_nothing(desk: Desk) -> None:
    publish(desk, channel="site")

    after = publish(desk, channel="site", over="0a1b2c3d4e5f")

    assert after.state == "live"
    assert "wrote nothing" in after.why


def test_a_rehearsal_refuses_the_same(desk: Desk) -> None:
    with pytest.raises(UsageError, match="nobody asked for --arrived"):
        publishing.rehearse(desk, Order(draft=1, channel="site", live=True, arrived=True))


def test_a_draft_on_the_blog_has_no_time(desk: Desk) -> None:
    with pytest.raises(UsageError, match="only a live post has a time"):
        publishing.publish(desk, Order(draft=1, channel="site", at="now"), PACE)

    assert files(desk) == []
