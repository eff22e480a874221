"""A post in doubt whose channel names another place by now: it may be at the old one, and is not sent to the new."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.errors import RefusedError, UnansweredError
from pipeline.settings import Channel
from pipeline.store.database import writing
from tests.desk.cut_off import claimed
from tests.desk.posting import SETTLED, SITE, at, corrected, files, posted, publish, row
from tests.desk.worktable import worktable
from tests.forge import forge
from tests.publish.approved import approved

ELSEWHERE = replace(SITE, folder="elsewhere")


def leading_to(desk: Desk, place: Channel) -> Desk:
    return replace(desk, settings=replace(desk.settings, publish=(place,)))


@pytest.fixture
def doubted(desk: Desk) -> Desk:
    """A sending of a live post to the folder `posts`, of which nobody heard."""
    verbs.approve(desk, 1)
    claimed(desk, live=True)
    return desk


def test_it_is_not_sent_to_the_other_place(doubted: Desk) -> None:
    with pytest.raises(
        UnansweredError, match=r"may be at markdown posts, and publish\.site names another place"
    ) as asked:
        publish(leading_to(doubted, ELSEWHERE), 10, live=True)

    assert (row(doubted).state, row(doubted).why) == ("unknown", asked.value.what)
    assert not (doubted.folder / "elsewhere").exists()


def test_it_is_sent_there_once_the_editor_says_that_it_did_not_arrive(doubted: Desk) -> None:
    away = leading_to(doubted, ELSEWHERE)
    with pytest.raises(UnansweredError, match="nobody knows yet"):
        publishing.give_up(away, 1, SETTLED, channel="site")
    given_up = publishing.give_up(away, 1, at(61), channel="site")
    assert given_up.why == "the editor says it did not arrive at markdown posts, and nothing was sent"

    assert publish(away, 62, live=True).state == "live"
    assert row(doubted).sent_to == "markdown elsewhere"


def test_a_rehearsal_of_saying_so_is_let_through_and_notes_nothing(tmp_path: Path) -> None:
    approved(tmp_path, '[publish.site]\nkind = "markdown"\nfolder = "posts"\n', {}, count=1)
    with worktable(tmp_path) as opened:
        claimed(opened, live=True)
    file = tmp_path / "copydesk.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("posts", "elsewhere"), encoding="utf-8")

    ran = forge().does(tmp_path, "publish", "d1", "--again", "--dry-run")

    assert (ran.exit_code, "nothing was sent" in ran.stdout) == (0, True), ran.stderr
    with worktable(tmp_path) as opened:
        assert row(opened).state == "sending"


def test_it_is_found_where_it_was_brought_along(doubted: Desk) -> None:
    publish(doubted, 10, live=True)
    with writing(doubted.db):
        doubted.db.execute("update posts set state = 'sending', remote_id = '', holds = null")
    (doubted.folder / "posts").rename(doubted.folder / "elsewhere")

    assert publish(leading_to(doubted, ELSEWHERE), 20, live=True).state == "live"
    assert row(doubted).sent_to == "markdown elsewhere"


def test_it_is_looked_for_once_the_old_place_is_named_again(doubted: Desk) -> None:
    with pytest.raises(UnansweredError):
        publish(leading_to(doubted, ELSEWHERE), 10, live=True)

    assert publish(doubted, 20, live=True).state == "live"
    assert len(files(doubted)) == 1


def test_a_change_in_doubt_is_not_taken_for_a_post_that_somebody_deleted(doubted: Desk) -> None:
    publish(doubted, 10, live=True)
    with writing(doubted.db):
        doubted.db.execute("update posts set state = 'unknown'")

    with pytest.raises(UnansweredError, match="may be at"):
        publishing.look_again(leading_to(doubted, ELSEWHERE), 1, at(30), channel="site")

    assert row(doubted).state == "unknown"


def test_each_run_looks_at_it_and_notes_it_once(doubted: Desk) -> None:
    away = leading_to(doubted, ELSEWHERE)

    told = {why for minutes in (10, 40) for _, why in publishing.watch(away, at(minutes))}

    assert told == {row(doubted).why}
    assert doubted.db.execute("select count(*) from sendings").fetchone()[0] == 1


def test_what_an_older_copydesk_sent_is_where_its_channel_leads(doubted: Desk) -> None:
    with writing(doubted.db):
        doubted.db.execute("update posts set sent_to = ''")

    assert publish(leading_to(doubted, ELSEWHERE), 10, live=True).state == "live"


class TestWhatStandsThere:
    """A post that is known to have arrived at the old place."""

    def test_it_is_not_taken_for_one_that_somebody_deleted(self, desk: Desk) -> None:
        publish(desk)
        away = leading_to(desk, ELSEWHERE)

        [(posting, why)] = publishing.watch(away, at(70))

        assert (posting.state, row(desk).state) == ("draft", "draft")
        assert why == "the post is at markdown posts, and publish.site names another place by now"
        assert publishing.watch(away, at(100)) == ()

    def test_its_correction_is_sent_to_no_other_place_and_goes_out_at_the_old_one(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "A New Title")
        for minutes in (10, 20):
            with pytest.raises(RefusedError, match="the post is at markdown posts") as refused:
                publish(leading_to(desk, ELSEWHERE), minutes, live=True)
        assert "has the blog moved, bring the post there" in refused.value.do
        assert (row(desk).state, row(desk).sent_to) == ("live", "markdown posts")

        assert publish(desk, 30, live=True).title == "A New Title"

    def test_it_is_not_said_to_be_gone_to_who_compares_it(self, desk: Desk) -> None:
        posted(desk)

        with pytest.raises(RefusedError, match="the post is at markdown posts"):
            publishing.compared(leading_to(desk, ELSEWHERE), 1, at(10))

    def test_it_is_changed_where_it_was_brought_along(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "A New Title")
        (desk.folder / "posts").rename(desk.folder / "elsewhere")

        assert publish(leading_to(desk, ELSEWHERE), 10, live=True).title == "A New Title"
        assert row(desk).sent_to == "markdown elsewhere"
