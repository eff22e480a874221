"""A channel's table in copydesk.toml is given another name: what it has sent is not sent a second time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import NotFoundError, RefusedError, UnansweredError
from pipeline.settings import Channel
from pipeline.store import postings
from tests.desk.cut_off import claimed
from tests.desk.posting import OTHER, SITE, at, corrected, file, files, posted, publish, row
from tests.desk.worktable import worktable
from tests.desks import DeskFolder
from tests.publish.approved import approved
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


def test_a_post_that_was_gone_and_is_back_is_not_written_again(desk: Desk) -> None:
    posted(desk, live=False)
    kept = file(desk).rename(desk.folder / "kept")
    with pytest.raises(RefusedError, match="not there any more"):
        publishing.look_again(desk, 1, at(1), channel="site")
    kept.rename(desk.folder / "posts" / row(desk).remote_id)

    with pytest.raises(RefusedError, match=r"which copydesk\.toml has no more"):
        publish(having(desk, replace(SITE, name="blog")))

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


def test_a_newsletter_by_another_name_is_not_mailed_again_by_the_one_that_had_a_mail_for_approval(
    desk: Desk, office: Office
) -> None:
    by_mail, by_letter = having(desk, office.table), having(desk, replace(office.table, name="letter"))
    publish(by_mail)
    posted(by_letter)
    assert len(office.moods.came) == 2

    with pytest.raises(RefusedError, match="sent to 'letter'"):
        publishing.rehearse(by_mail, Order(draft=1, live=True))
    with pytest.raises(RefusedError, match="sent to 'letter'"):
        publish(by_mail, live=True)

    assert len(office.moods.came) == 2


class TestInDoubt:
    """A first sending of which nobody heard, on a channel whose table was taken out of copydesk.toml since."""

    @pytest.fixture
    def given_up(self, desk: Desk, office: Office) -> Desk:
        verbs.approve(desk, 1)
        claimed(desk, live=True)
        return having(desk, office.table)

    def test_it_is_not_mailed_until_the_editor_says_that_nothing_arrived(self, given_up: Desk, office: Office) -> None:
        with pytest.raises(
            RefusedError, match=r"may have been sent to 'site', which copydesk\.toml has no more"
        ) as asked:
            publish(given_up, 70, live=True)
        assert "copydesk publish d1 --to site --again, which sends nothing" in asked.value.do

        said = publishing.give_up(given_up, 1, at(70), channel="site")

        assert (said.state, office.moods.came, files(given_up)) == ("failed", [], [])
        assert publish(given_up, 70, live=True).state == "sent"

    def test_what_may_be_on_its_way_yet_is_waited_for(self, given_up: Desk) -> None:
        with pytest.raises(UnansweredError, match="nobody knows yet") as early:
            publishing.give_up(given_up, 1, at(50), channel="site")

        assert early.value.do == "say so again in 10 minutes"
        assert publishing.in_doubt(given_up, 1, "site")

    def test_a_post_whose_correction_did_not_arrive_is_there_as_it_was(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "A New Title")
        claimed(desk, live=True)

        said = publishing.give_up(having(desk, OTHER), 1, at(70), channel="site")

        assert (said.state, said.title) == ("live", "River Talks Open")
        assert publish(desk, 80, live=True).title == "A New Title"

    def test_the_command_says_so_of_a_channel_that_is_no_more_and_of_no_other(self, tmp_path: Path) -> None:
        made = DeskFolder(
            approved(tmp_path, '[publish.site]\nkind = "markdown"\nfolder = "posts"\n', {}, count=1).folder
        )
        with worktable(tmp_path) as desk:
            claimed(desk, live=True)
        answered = made.copydesk("publish", "d1", "--to", "site", "--again")
        assert (answered.exit_code, "can be asked" in answered.stderr) == (2, True)

        settings = (made.folder / "copydesk.toml").read_text(encoding="utf-8")
        made.writes("copydesk.toml", settings.replace("[publish.site]", "[publish.other]"))
        answered = made.copydesk("publish", "d1", "--to", "site", "--again")

        assert (answered.exit_code, answered.stdout) == (0, "site: failed\n")
        assert "the channel was given up, and nothing was sent" in answered.stderr
        assert made.copydesk("publish", "d1", "--to", "site", "--again").exit_code == 2

    def test_of_a_channel_that_is_there_nothing_is_given_up(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        claimed(desk, live=True)

        assert publishing.in_doubt(desk, 1, "site") is None
        with pytest.raises(NotFoundError, match="no post of draft d1 on site is in doubt"):
            publishing.give_up(desk, 1, at(70), channel="site")


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
