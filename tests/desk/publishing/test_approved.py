"""Only what the editor approved goes out, whatever a run, an undo or the blog has changed since."""

from dataclasses import replace

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, history, keeping, publishing
from pipeline.errors import NotApprovedError
from pipeline.store.database import writing
from tests.desk.posting import at, file, posted, publish, retitle, row, state, text
from tests.desk.worktable import first_draft


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

    def test_a_correction_taken_back_to_what_somebody_published_on_the_blog_is_not_approved_by_that(
        self, desk: Desk
    ) -> None:
        publish(desk)
        file(desk).write_text(text(desk).replace("draft: true", "draft: false"), encoding="utf-8")
        publishing.watch(desk, at(90))
        retitle(desk, "Mine")

        after = publishing.take_correction_back(desk, 1)

        assert (after.roundup.title, after.state) == ("River Talks Open", "touched")
        with pytest.raises(NotApprovedError):
            publish(desk, 91, live=True, channel="other")

    def test_a_correction_taken_back_is_what_was_approved_not_what_somebody_published_since(self, desk: Desk) -> None:
        posted(desk, channel="other")
        publishing.correct(desk, 1)
        retitle(desk, "Not Approved")
        publish(desk, 1)
        file(desk).write_text(text(desk).replace("draft: true", "draft: false"), encoding="utf-8")
        publishing.watch(desk, at(90))

        after = publishing.take_correction_back(desk, 1)

        assert (after.roundup.title, after.state) == ("River Talks Open", "published")

    def test_a_draft_is_not_sent_over_a_post_that_somebody_made_public(self, desk: Desk) -> None:
        publish(desk)
        file(desk).write_text(text(desk).replace("draft: true", "draft: false"), encoding="utf-8")
        retitle(desk, "Not Approved")

        with pytest.raises(NotApprovedError, match="somebody published it"):
            publish(desk, 1)

        assert "draft: false" in text(desk)
        assert "Not Approved" not in text(desk)
        assert row(desk).state == "live"
