"""What a kill, a second process, the blog's own editor or a wrong clock may do: nothing is lost, twice or unseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk as verbs
from pipeline import publish as channels
from pipeline.desk import Desk, editing, history, keeping, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.desk.publishing.claiming import Claim, claim
from pipeline.errors import NotApprovedError, RefusedError, StaleError, TemplateError, UnansweredError, UsageError
from pipeline.publish import Channel as Asked
from pipeline.settings import Channel
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from tests.desk.posting import LATER, SITE
from tests.desk.worktable import first_draft, worktable

OTHER = Channel(name="other", kind="markdown", folder="others")


def at(minutes: float) -> Pace:
    """The real clock so many minutes after half past twelve."""
    return Pace(clock=lambda: LATER + timedelta(minutes=minutes))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield replace(opened, settings=replace(opened.settings, publish=(SITE, OTHER)))


@contextmanager
def asked(desk: Desk) -> Iterator[Asked]:
    with channels.opened(SITE, desk=desk.folder, blog=desk.settings.blog) as channel:
        yield channel


def publish(desk: Desk, minutes: float = 0, **order: Any) -> Posting:  # noqa: ANN401
    return publishing.publish(desk, Order(draft=1, **order), at(minutes))


def claimed(desk: Desk, minutes: float = 0, **order: object) -> Claim:
    """Begin a sending as `publish` does, and die before anything leaves."""
    asked_for = Order(draft=1, **order)  # type: ignore[arg-type]
    with asked(desk) as channel:
        before = postings.on_channel(desk.db, 1, "site")
        return claim(desk, SITE, channel.traits, asked_for, at(minutes), before=before)


def row(desk: Desk) -> Posting:
    return postings.of_draft(desk.db, 1)[0]


def file(desk: Desk) -> Path:
    [found] = (desk.folder / "posts").rglob("*.md")
    return found


def text(desk: Desk) -> str:
    return file(desk).read_text(encoding="utf-8")


def retitle(desk: Desk, title: str) -> None:
    editing.retitle(desk, 1, title=title, update=False, seen="", editor="Ann")


def relabel(desk: Desk, *labels: str) -> None:
    editing.relabel(desk, 1, labels=labels, seen="", editor="Ann")


def state(desk: Desk) -> str:
    return verbs.find(desk, 1).state


def posted(desk: Desk, **order: Any) -> Posting:  # noqa: ANN401
    verbs.approve(desk, 1)
    return publish(desk, **{"live": True, **order})


def corrected(desk: Desk, title: str) -> None:
    publishing.correct(desk, 1)
    retitle(desk, title)
    verbs.approve(desk, 1)


class TestAKilledChange:
    @pytest.mark.parametrize("watched", [False, True], ids=["published again", "watched by a run first"])
    def test_a_correction_that_never_left_is_sent_by_the_next_publish(self, desk: Desk, watched: bool) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        claimed(desk, 1, live=True)
        if watched:
            publishing.watch(desk, at(20))
            assert (row(desk).state, row(desk).title, state(desk)) == ("live", "River Talks Open", "approved")
            assert "did not arrive" in row(desk).why

        after = publish(desk, 30, live=True)

        assert (after.title, state(desk)) == ("Corrected", "published")
        assert "Corrected" in text(desk)

    def test_a_correction_that_arrived_is_not_sent_again(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        before = row(desk)
        publish(desk, 1, live=True)
        with writing(desk.db):  # the row as it was before the answer was stored
            desk.db.execute(
                "update posts set state = 'sending', title = ?, holds = null, meant ="
                " json_object('title', title, 'roundup', json(roundup), 'revision', revision, 'wanted', 'live',"
                " 'scheduled_at', null)",
                (before.title,),
            )
        changed = file(desk).stat().st_mtime_ns

        after = publish(desk, 30, live=True)

        assert (after.title, after.state) == ("Corrected", "live")
        assert file(desk).stat().st_mtime_ns == changed

    def test_labels_that_never_left_are_sent_though_the_words_are_the_same(self, desk: Desk) -> None:
        posted(desk)
        publishing.correct(desk, 1)
        relabel(desk, "The Orrin")
        verbs.approve(desk, 1)
        claimed(desk, 1, live=True)

        publish(desk, 30, live=True)

        assert "The Orrin" in text(desk)

    def test_a_new_hour_that_never_left_is_not_believed(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        claimed(desk, 1, live=True, at="20:00")

        publishing.watch(desk, at(30))

        assert row(desk).scheduled_at == datetime(2026, 5, 12, 18, tzinfo=UTC)

    def test_a_template_that_fails_leaves_the_post_as_it_was(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        template = desk.folder / "templates" / "post" / "body.html"
        template.parent.mkdir(parents=True)
        template.write_text("{{ nothing.of.it }}", encoding="utf-8")

        with pytest.raises(TemplateError):
            publish(desk, 1, live=True)

        assert (row(desk).state, row(desk).title, row(desk).meant) == ("live", "River Talks Open", None)
        template.unlink()
        assert publish(desk, 2, live=True).title == "Corrected"


class TestTwoAtOnce:
    def test_a_late_answer_does_not_write_over_a_newer_sending(self, desk: Desk) -> None:
        posted(desk)
        corrected(desk, "Corrected")
        first = claimed(desk, 1, live=True)
        with asked(desk) as channel:
            publishing.settling.settled(desk, channel, first.posting, Order(draft=1), at(30))
        claimed(desk, 30, live=True)

        with pytest.raises(StaleError), writing(desk.db):
            sendings.fall_back(desk.db, first.posting, state="live", why="late", cure="")

    def test_a_post_on_its_way_is_not_withdrawn(self, desk: Desk) -> None:
        publish(desk)
        verbs.approve(desk, 1)
        claimed(desk, 1, live=True)

        with pytest.raises(UnansweredError, match="nobody knows yet"):
            publishing.withdraw(desk, 1, at(1))

        assert row(desk).state == "sending"

    def test_a_run_does_not_give_up_a_post_that_is_being_written(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        claimed(desk, live=True)

        [(after, why)] = publishing.watch(desk, at(0.1))

        assert (after.state, why) == ("sending", "nobody knows yet whether the post has arrived")


class TestOnlyWhatWasApproved:
    def test_a_refresh_of_an_approved_draft_takes_the_approval_away(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        fresh = first_draft()
        fresh = replace(fresh, roundup=replace(fresh.roundup, title="A Title Nobody Saw"))
        with writing(desk.db):
            keeping.refresh(desk, 1, fresh, editor="Ann")

        with pytest.raises(NotApprovedError):
            publish(desk, live=True)

    def test_undo_does_not_approve_what_a_run_has_changed_since(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        retitle(desk, "Mine")
        fresh = first_draft()
        shorter = replace(fresh.roundup, sections=())
        with writing(desk.db):
            keeping.keep(desk, replace(fresh, roundup=shorter), verbs.find(desk, 1))

        after = history.undo(desk, 1, editor="Ann")

        assert (after.roundup.title, after.roundup.sections, after.state) == ("River Talks Open", (), "touched")

    def test_undo_of_a_change_brings_the_approval_back_where_nothing_else_changed(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        retitle(desk, "Mine")

        assert history.undo(desk, 1, editor="Ann").state == "approved"

    def test_what_somebody_published_on_the_blog_is_not_approved_by_that(self, desk: Desk) -> None:
        publish(desk)
        file(desk).write_text(text(desk).replace("draft: true", "draft: false"), encoding="utf-8")

        [(after, _)] = publishing.watch(desk, at(90))

        assert (after.state, after.why, state(desk)) == ("live", "somebody published it on the blog", "waiting")
        with pytest.raises(NotApprovedError):
            publish(desk, 91, live=True, channel="other")

    def test_a_draft_is_not_sent_over_a_post_that_somebody_made_public(self, desk: Desk) -> None:
        publish(desk)
        file(desk).write_text(text(desk).replace("draft: true", "draft: false"), encoding="utf-8")
        retitle(desk, "Not Approved")

        with pytest.raises(NotApprovedError, match="somebody published it"):
            publish(desk, 1)

        assert "draft: false" in text(desk)
        assert "Not Approved" not in text(desk)
        assert row(desk).state == "live"


class TestTheBlogsOwnEditor:
    def test_labels_he_added_survive_every_correction(self, desk: Desk) -> None:
        relabel(desk, "Ours")
        posted(desk)
        file(desk).write_text(text(desk).replace('tags: ["Ours"]', 'tags: ["Ours", "theirs"]'), encoding="utf-8")
        for title in ("Once", "Twice"):
            corrected(desk, title)
            publish(desk, 1, live=True)

        assert '"theirs"' in text(desk)

    def test_a_file_he_moved_is_found_and_changed_where_it_is(self, desk: Desk) -> None:
        posted(desk)
        there = desk.folder / "posts" / "2026" / file(desk).name
        there.parent.mkdir()
        file(desk).rename(there)
        corrected(desk, "Corrected")

        assert publish(desk, 1, live=True).state == "live"
        assert file(desk) == there
        assert "Corrected" in text(desk)

    def test_front_matter_that_we_cannot_read_makes_nothing_public(self, desk: Desk) -> None:
        publish(desk)
        file(desk).write_text("+++\ndraft = true\n+++\nwords\n", encoding="utf-8")

        publishing.watch(desk, at(90))

        assert (row(desk).state, state(desk)) == ("draft", "waiting")


class TestTime:
    def test_a_correction_of_a_scheduled_post_keeps_its_hour(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        corrected(desk, "Corrected")

        after = publish(desk, 1, live=True)

        assert (after.state, after.scheduled_at) == ("scheduled", datetime(2026, 5, 12, 18, tzinfo=UTC))
        assert "Corrected" in text(desk)

    def test_in_the_last_two_minutes_the_editor_must_say_which(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        corrected(desk, "Corrected")

        with pytest.raises(UsageError, match="within two minutes"):
            publish(desk, 329, live=True)
        assert publish(desk, 329, live=True, at="now").state == "live"

    def test_a_clock_that_was_set_back_does_not_keep_a_post_waiting_for_a_year(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        claimed(desk, 365 * 24 * 60, live=True)

        with pytest.raises(UnansweredError, match="nobody knows yet"):
            publish(desk, live=True)

        assert publish(desk, 1, live=True).state == "live"

    def test_many_old_drafts_on_the_blog_do_not_hide_a_scheduled_post(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        with writing(desk.db):
            for number in range(2, 300):
                desk.db.execute(
                    "insert into drafts select ?, story, topic, format, 'touched', 1, made_at, changed_at from drafts"
                    " where id = 1",
                    (number,),
                )
                desk.db.execute(
                    "insert into posts (draft, channel, state, title, intended_at, roundup, wanted, key)"
                    " select ?, channel, 'draft', title, intended_at, roundup, 'draft', 'k' || ? from posts"
                    " where id = 1",
                    (number, number),
                )

        publishing.watch(desk, at(331))

        assert row(desk).state == "live"


def test_a_channel_that_was_pointed_at_another_blog_takes_no_strangers_post(desk: Desk) -> None:
    posted(desk)
    stranger = "---\ntitle: Theirs\n---\nwords\n"
    own = file(desk)
    other = own.with_name("theirs.md")
    other.write_text(stranger, encoding="utf-8")
    own.unlink()
    with writing(desk.db):
        desk.db.execute("update posts set remote_id = 'theirs.md'")

    with pytest.raises(RefusedError, match="does not bear our mark"):
        publishing.withdraw(desk, 1, at(1))

    assert other.read_text(encoding="utf-8") == stranger


def test_a_correction_taken_back_is_the_newest_text_that_is_out(desk: Desk) -> None:
    posted(desk)
    publish(desk, 1, live=True, channel="other")
    corrected(desk, "Corrected")
    publish(desk, 2, live=True)
    publishing.correct(desk, 1)

    assert publishing.take_correction_back(desk, 1).roundup.title == "Corrected"
