"""Publish once: the row before the effect, a look before any retry, nothing unapproved, nothing overwritten unseen.

On the Markdown channel, which is everywhere; tests/publish holds the same against WordPress and Blogger.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, editing, looking_back, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import (
    NotApprovedError,
    NotFoundError,
    RefusedError,
    RemoteEditedError,
    StaleError,
    UnreachedError,
    UsageError,
)
from pipeline.settings import Channel, Secret
from pipeline.store import archive_links, drafts, postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from tests.desk.posting import LATER, PACE, SETTLED, SITE
from tests.desk.worktable import worktable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield replace(opened, settings=replace(opened.settings, publish=(SITE,)))


def publish(desk: Desk, **asked: object) -> Posting:
    return publishing.publish(desk, Order(draft=1, **asked), PACE)  # type: ignore[arg-type]


def files(desk: Desk) -> list[Path]:
    return sorted((desk.folder / "posts").rglob("*.md"))


def state(desk: Desk) -> str:
    return verbs.find(desk, 1).state


def retitle(desk: Desk, title: str) -> None:
    editing.retitle(desk, 1, title=title, update=False, seen="", editor="Ann")


class TestWhatMayBePublished:
    def test_a_draft_that_nobody_approved_goes_to_the_blog_as_a_draft_only(self, desk: Desk) -> None:
        with pytest.raises(NotApprovedError, match="not approved") as refused:
            publish(desk, live=True)

        assert refused.value.do == "copydesk approve d1"
        assert files(desk) == []
        assert publish(desk).state == "draft"

    def test_a_change_after_the_approval_takes_it_away(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        retitle(desk, "Another Title")

        with pytest.raises(NotApprovedError, match="changed since"):
            publish(desk, live=True)
        assert postings.of_draft(desk.db, 1) == ()

    def test_a_discarded_draft_goes_nowhere(self, desk: Desk) -> None:
        verbs.discard(desk, 1)

        with pytest.raises(UsageError, match="discarded"):
            publish(desk)

    @pytest.mark.parametrize("channel", ["nowhere", "SITE"])
    def test_a_channel_that_is_not_there_is_named_with_those_that_are(self, desk: Desk, channel: str) -> None:
        with pytest.raises(NotFoundError) as refused:
            publish(desk, channel=channel)

        assert refused.value.do == "channels here: site"

    def test_only_a_live_post_is_scheduled(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="only a live post"):
            publish(desk, at="18:00")


class TestOnce:
    def test_a_second_publish_gives_the_first_receipt_and_sends_nothing(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        first = publish(desk, live=True)
        before = files(desk)[0].stat()

        assert publish(desk, live=True) == first
        assert [file.stat().st_mtime_ns for file in files(desk)] == [before.st_mtime_ns]

    def test_a_blogs_draft_becomes_the_post(self, desk: Desk) -> None:
        as_draft = publish(desk)
        verbs.approve(desk, 1)
        live = publish(desk, live=True)

        assert (as_draft.state, live.state, live.remote_id) == ("draft", "live", as_draft.remote_id)
        assert len(files(desk)) == 1

    @pytest.mark.parametrize("killed", ["before the effect", "after the effect"])
    def test_a_post_whose_sender_died_is_there_once(self, desk: Desk, killed: str) -> None:
        verbs.approve(desk, 1)
        if killed == "after the effect":
            publish(desk, live=True)
        # What a kill leaves: the row that says it is on its way, and no receipt.
        with writing(desk.db):
            died = _on_its_way(desk)

        after = publishing.publish(desk, Order(draft=1, live=True), SETTLED)

        assert (after.state, after.id, len(files(desk))) == ("live", died.id, 1)
        assert state(desk) == "published"

    def test_a_desk_brought_back_from_a_backup_finds_what_it_sent(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)
        desk.db.execute("delete from sendings")
        desk.db.execute("delete from post_links")
        desk.db.execute("delete from posts")
        desk.db.execute("update drafts set state = 'approved'")

        assert publish(desk, live=True).state == "live"
        assert len(files(desk)) == 1

    def test_two_posts_with_our_mark_stop_it_and_both_are_named(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)
        one = files(desk)[0]
        two = one.with_name(f"second-{one.name}")
        two.write_bytes(one.read_bytes())
        with writing(desk.db):
            _on_its_way(desk)
            desk.db.execute("update posts set remote_id = null")

        with pytest.raises(RefusedError, match="2 posts with our mark") as refused:
            publish(desk, live=True)

        assert one.name in str(refused.value)
        assert two.name in str(refused.value)
        assert postings.of_draft(desk.db, 1)[0].state == "unknown"

    def test_the_second_of_two_senders_is_refused(self, desk: Desk) -> None:
        publish(desk)
        verbs.approve(desk, 1)
        standing = postings.of_draft(desk.db, 1)[0]
        publish(desk, live=True)

        from pipeline.desk.publishing.claiming import claim
        from pipeline.news import Traits

        with pytest.raises(StaleError, match="another process"):
            claim(desk, SITE, Traits(), Order(draft=1, live=True), PACE, before=standing)


class TestOnTheDesk:
    def test_what_is_live_is_in_the_archive_with_its_links(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        posting = publish(desk, live=True)
        [entry] = [ran.entry for ran in looking_back.archive(replace(desk, now=LATER)).entries]

        links = archive_links.links(desk.db, [posting.id])[posting.id]

        assert (entry.post, entry.receipt, entry.at) == (posting.id, True, LATER)
        assert [link.role for link in links] == ["lead", "list", "list", "list", "list"]

    def test_a_draft_on_the_blog_is_not_in_the_archive(self, desk: Desk) -> None:
        publish(desk)

        assert looking_back.archive(replace(desk, now=LATER)).entries == ()

    def test_a_published_draft_is_locked(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)

        with pytest.raises(UsageError, match="posted"):
            retitle(desk, "Too Late")

    def test_every_step_is_kept(self, desk: Desk) -> None:
        publish(desk)
        verbs.approve(desk, 1)
        publish(desk, live=True)

        rows = desk.db.execute("select wanted, outcome from sendings order by id").fetchall()

        assert [tuple(row) for row in rows] == [("draft", "draft"), ("live", "live")]


class TestSchedule:
    def test_a_scheduled_post_goes_live_when_its_time_has_come(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        posting = publish(desk, live=True, at="18:00")
        assert (posting.state, posting.scheduled_at) == ("scheduled", datetime(2026, 5, 12, 18, tzinfo=UTC))

        assert publishing.watch(desk, PACE) == ()
        [(after, problem)] = publishing.watch(desk, Pace(clock=lambda: LATER + timedelta(hours=6)))

        assert (after.state, problem) == ("live", "")

    @pytest.mark.parametrize("hour", ["2026-05-12T12:31:59Z", "2026-05-12T12:30:00Z", "2020-01-01T00:00:00Z"])
    def test_less_than_two_minutes_ahead_is_refused_before_anybody_is_asked(self, desk: Desk, hour: str) -> None:
        nobody = Channel(name="blog", kind="wordpress", url="http://127.0.0.1:9", user="a", secret=Secret("b" * 24))
        away = replace(desk, settings=replace(desk.settings, publish=(nobody,)))
        verbs.approve(desk, 1)

        with pytest.raises(UsageError, match="less than two minutes ahead"):
            publish(away, live=True, at=hour)
        with pytest.raises(UnreachedError):  # a later hour does ask: nobody listens there
            publish(away, live=True, at="2026-05-12T12:32:00Z")

    def test_a_scheduled_post_can_go_out_now(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True, at="18:00")

        assert publish(desk, live=True).state == "scheduled"
        assert publish(desk, live=True, at="now").state == "live"
        assert len(files(desk)) == 1

    def test_two_posts_do_not_take_one_slot(self, desk: Desk) -> None:
        slotted = replace(desk, settings=replace(desk.settings, publish=(replace(SITE, slots=("18:00",)),)))
        other = replace(verbs.find(desk, 1), id=0, story=1)
        with writing(desk.db):
            number = drafts.save(desk.db, other, author="desk", at=desk.now).id
        verbs.approve(desk, 1)
        verbs.approve(desk, number)

        times = [
            publishing.publish(slotted, Order(draft=one, live=True, at="next"), PACE).scheduled_at
            for one in (1, number)
        ]

        assert times == [datetime(2026, 5, 12, 18, tzinfo=UTC), datetime(2026, 5, 13, 18, tzinfo=UTC)]


class TestChangedOnTheBlog:
    def test_what_somebody_changed_there_is_shown_and_not_overwritten(self, desk: Desk) -> None:
        publish(desk)
        [file] = files(desk)
        file.write_text(file.read_text(encoding="utf-8").replace("First of 1", "First of all"), encoding="utf-8")
        retitle(desk, "A New Title")

        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)

        assert "+" in refused.value.where
        assert "First of all" in refused.value.where
        assert "First of all" in file.read_text(encoding="utf-8")
        assert postings.of_draft(desk.db, 1)[0].state == "draft"

    def test_the_editor_who_has_seen_it_writes_over_it(self, desk: Desk) -> None:
        publish(desk)
        [file] = files(desk)
        file.write_text(file.read_text(encoding="utf-8").replace("First of 1", "First of all"), encoding="utf-8")
        retitle(desk, "A New Title")
        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)

        after = publish(desk, over=refused.value.do.rsplit(" ", 1)[-1])

        assert after.state == "draft"
        assert "First of all" not in file.read_text(encoding="utf-8")

    def test_another_change_after_he_looked_is_shown_again(self, desk: Desk) -> None:
        publish(desk)
        [file] = files(desk)
        retitle(desk, "A New Title")
        file.write_text(file.read_text(encoding="utf-8").replace("First of 1", "First of all"), encoding="utf-8")
        with pytest.raises(RemoteEditedError) as refused:
            publish(desk)
        file.write_text(file.read_text(encoding="utf-8").replace("First of all", "First of none"), encoding="utf-8")

        with pytest.raises(RemoteEditedError, match="changed on the blog"):
            publish(desk, over=refused.value.do.rsplit(" ", 1)[-1])

    def test_a_post_that_was_deleted_there_is_not_sent_anew(self, desk: Desk) -> None:
        publish(desk)
        files(desk)[0].unlink()
        retitle(desk, "A New Title")

        with pytest.raises(RefusedError, match="not on the blog any more"):
            publish(desk)
        assert files(desk) == []
        assert postings.of_draft(desk.db, 1)[0].state == "gone"


class TestCorrecting:
    def test_a_correction_must_be_approved_like_everything(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        first = publish(desk, live=True)
        publishing.correct(desk, 1)
        retitle(desk, "River Talks Open Late")

        with pytest.raises(NotApprovedError):
            publish(desk, live=True)
        with pytest.raises(NotApprovedError, match="public already"):
            publish(desk)
        verbs.approve(desk, 1)
        after = publish(desk, live=True)

        assert (after.id, after.state, after.posted_at) == (first.id, "live", first.posted_at)
        assert "River Talks Open Late" in files(desk)[0].read_text(encoding="utf-8")
        assert state(desk) == "published"

    def test_a_correction_taken_back_is_the_post_as_it_was(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)
        posted = verbs.find(desk, 1).roundup
        publishing.correct(desk, 1)
        retitle(desk, "No, Rather Not")

        after = publishing.take_correction_back(desk, 1)

        assert (after.state, after.roundup) == ("published", posted)

    def test_what_was_never_posted_is_not_corrected(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="not posted"):
            publishing.correct(desk, 1)
        with pytest.raises(UsageError, match="not posted"):
            publishing.take_correction_back(desk, 1)

    def test_a_withdrawn_post_is_a_draft_there_and_must_be_approved_anew(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)

        after = publishing.withdraw(desk, 1, PACE)

        assert (after.state, state(desk)) == ("withdrawn", "touched")
        assert "draft: true" in files(desk)[0].read_text(encoding="utf-8")
        verbs.approve(desk, 1)
        assert publish(desk, live=True).state == "live"
        assert len(files(desk)) == 1

    def test_what_is_not_there_cannot_be_withdrawn(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError, match="no post on site"):
            publishing.withdraw(desk, 1, PACE)


def _on_its_way(desk: Desk) -> Posting:
    draft = verbs.find(desk, 1)
    standing = postings.on_channel(desk.db, 1, "site")
    from pipeline.publish import marks

    key = marks.key(desk=postings.identity(desk.db), draft=1, made_at=postings.made_at(desk.db, 1), channel="site")
    intent = sendings.Intent(
        draft=draft,
        channel="site",
        wanted="live",
        scheduled_at=None,
        key=key,
        slug=marks.slug(draft.roundup.title, key),
        editor="editor",
    )
    return sendings.intend(desk.db, intent, before=standing, at=LATER, story=1)
