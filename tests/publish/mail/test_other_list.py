"""A mail in doubt whose channel names another list by now, or is another kind of channel: nobody gets it unasked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.errors import UnansweredError
from pipeline.settings import Channel
from pipeline.store.database import writing
from tests.desk.cut_off import claimed
from tests.desk.posting import SITE, at, publish, row
from tests.desk.worktable import worktable
from tests.publish.mail_office import Office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A sending of a live post to a folder, of which nobody heard."""
    with worktable(tmp_path) as opened:
        verbs.approve(opened, 1)
        claimed(opened, live=True)
        yield opened


def leading_to(desk: Desk, place: Channel) -> Desk:
    return replace(desk, settings=replace(desk.settings, publish=(replace(place, name="site"),)))


def mailed(desk: Desk, to: str) -> None:
    """Have the sending be one of a mail to this list."""
    with writing(desk.db):
        desk.db.execute("update posts set sent_to = ?", (f"email {to}",))


def test_a_channel_of_another_kind_cannot_say_what_became_of_a_post(desk: Desk, office: Office) -> None:
    for answer in ({}, {"arrived": True}, {"again": True}):
        with pytest.raises(UnansweredError, match="may be at markdown posts") as asked:
            publish(leading_to(desk, office.table), 10, live=True, **answer)

    assert (
        "write that place into [publish.site] again, and copydesk publish d1 --to site looks for it" in asked.value.do
    )
    assert office.moods.came == []


def test_the_page_asks_nothing_of_a_channel_of_another_kind(desk: Desk, office: Office) -> None:
    [place] = publishing.shown(leading_to(desk, office.table), verbs.find(desk, 1), now=at(10).clock())

    assert place.acts == ("give-up",)


def test_a_blog_is_not_taken_for_where_a_mail_has_gone(desk: Desk) -> None:
    mailed(desk, "readers@river.example")

    with pytest.raises(UnansweredError, match=r"may be at email readers@river\.example") as asked:
        publish(leading_to(desk, SITE), 10, live=True)

    assert "again, and copydesk publish d1 --to site takes your word for it" in asked.value.do
    assert not (desk.folder / "posts").exists()


def test_what_may_be_with_one_list_goes_to_another_once_it_has_not_arrived(desk: Desk, office: Office) -> None:
    mailed(desk, "readers@river.example")
    by_mail = leading_to(desk, office.table)
    with pytest.raises(UnansweredError, match=r"may be at email readers@river\.example") as asked:
        publish(by_mail, 10, live=True, again=True)
    assert "did it arrive, copydesk publish d1 --to site --arrived" in asked.value.do

    publishing.give_up(by_mail, 1, at(61), channel="site")

    assert publish(by_mail, 62, live=True).state == "sent"
    assert len(office.moods.came) == 1


def test_what_has_arrived_there_goes_to_no_other_list(desk: Desk, office: Office) -> None:
    mailed(desk, "readers@river.example")

    assert publish(leading_to(desk, office.table), 10, live=True, arrived=True).state == "sent"
    assert (row(desk).sent_to, office.moods.came) == ("email readers@river.example", [])
