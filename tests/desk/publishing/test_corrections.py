"""A correction is approved like everything, and is taken back whole; a withdrawn post is a draft again."""

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.errors import NotApprovedError, NotFoundError, UsageError
from tests.desk.posting import PACE, files, publish, retitle, state


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

    def test_what_was_withdrawn_is_not_withdrawn_again(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        publish(desk, live=True)
        publishing.withdraw(desk, 1, PACE)

        with pytest.raises(UsageError, match="the post of draft d1 on site is withdrawn already"):
            publishing.withdraw(desk, 1, PACE)

    def test_what_is_not_there_cannot_be_withdrawn(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError, match="no post on site"):
            publishing.withdraw(desk, 1, PACE)
