"""The hour of a post survives a correction, a clock that was wrong, and three hundred old drafts."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import UnansweredError, UsageError
from pipeline.store.database import writing
from tests.desk.cut_off import claimed
from tests.desk.posting import at, corrected, file, files, posted, publish, row, text


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

    def test_a_post_that_is_public_is_not_hidden_until_an_hour(self, desk: Desk) -> None:
        posted(desk)

        with pytest.raises(UsageError, match="is public, and has no time to wait for"):
            publish(desk, 5, live=True, at="18:00")

        assert row(desk).state == "live"
        assert "scheduled" not in text(desk)

    def test_nor_is_one_that_somebody_made_public_on_the_blog(self, desk: Desk) -> None:
        posted(desk, at="18:00")
        file(desk).write_text(text(desk).replace("scheduled: true\n", ""), encoding="utf-8")

        with pytest.raises(UsageError, match="is public, and has no time to wait for"):
            publish(desk, 5, live=True, at="20:00")

        assert (row(desk).state, row(desk).why) == ("live", "")

    def test_nor_is_a_file_whose_hour_has_passed_before_anybody_looked(self, desk: Desk) -> None:
        posted(desk, at="18:00")

        with pytest.raises(UsageError, match="is public, and has no time to wait for"):
            publish(desk, 331, live=True, at="20:00")

        assert "date: 2026-05-12T18:00:00" in text(desk)
        assert "did not arrive" not in row(desk).why

    def test_an_hour_that_passes_while_a_lost_answer_is_waited_out_is_not_tomorrow_s(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        claimed(desk, 325, live=True)
        waited: list[float] = []
        clock = lambda: at(325.1).clock() + timedelta(seconds=sum(waited))  # noqa: E731
        slow = Pace(clock=clock, wait=lambda seconds: waited.append(seconds + 200))

        with pytest.raises(UsageError, match="2026-05-12T18:00:00Z is less than two minutes ahead"):
            publishing.publish(desk, Order(draft=1, live=True, at="18:00"), slow)

        assert files(desk) == []

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
