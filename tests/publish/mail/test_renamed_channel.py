"""A channel's table in copydesk.toml is given another name: what it has sent is not sent a second time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import RefusedError, UnansweredError
from pipeline.settings import Channel
from pipeline.store import postings
from tests.desk.cut_off import claimed
from tests.desk.posting import OTHER, SITE, corrected, file, files, posted, publish
from tests.desk.worktable import worktable
from tests.publish.mail_office import Office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield having(opened, SITE)


def having(desk: Desk, *channels: Channel) -> Desk:
    return replace(desk, settings=replace(desk.settings, publish=channels))


@pytest.mark.parametrize("live", [True, False])
def test_a_post_that_went_out_under_the_old_name_is_not_written_again(desk: Desk, live: bool) -> None:
    posted(desk, live=live)

    with pytest.raises(RefusedError, match=r"sent to 'site', which copydesk\.toml has no more") as refused:
        publish(having(desk, replace(SITE, name="blog")), live=live)

    assert "[publish.site]" in refused.value.do
    assert [one.channel for one in postings.of_draft(desk.db, 1)] == ["site"]
    assert file(desk)


def test_a_correction_finds_its_post_when_the_name_is_back(desk: Desk) -> None:
    posted(desk)
    corrected(desk, "A New Title")
    with pytest.raises(RefusedError):
        publish(having(desk, replace(SITE, name="blog")), live=True)

    assert publish(desk, live=True).title == "A New Title"
    assert file(desk)


def test_what_was_sent_a_moment_ago_under_the_old_name_is_waited_for(desk: Desk) -> None:
    verbs.approve(desk, 1)
    claimed(desk, live=True)
    renamed = having(desk, replace(SITE, name="blog"))

    with pytest.raises(UnansweredError, match="nobody knows yet"):
        publish(renamed, live=True)
    assert files(desk) == []

    assert publish(renamed, 10, live=True).state == "live"


def test_another_place_gets_the_post_whatever_became_of_the_old_one(desk: Desk) -> None:
    posted(desk)

    assert publish(having(desk, OTHER), live=True).state == "live"


def test_a_post_of_a_blog_that_was_given_up_may_be_mailed(desk: Desk, office: Office) -> None:
    posted(desk)

    assert publish(having(desk, office.table), live=True).state == "sent"


def test_a_newsletter_under_a_new_name_is_not_mailed_again_unless_both_are_there(desk: Desk, office: Office) -> None:
    mail = office.table
    posted(having(desk, mail))

    renamed = having(desk, replace(mail, name="letter"))
    with pytest.raises(RefusedError, match=r"which copydesk\.toml has no more"):
        publishing.rehearse(renamed, Order(draft=1, live=True))
    with pytest.raises(RefusedError, match=r"which copydesk\.toml has no more"):
        publish(renamed, live=True)
    assert len(office.moods.came) == 1

    publish(having(desk, replace(mail, name="letter"), mail), live=True)
    assert len(office.moods.came) == 2
