"""A post waits for its hour: two minutes ahead at least, a slot to itself, or now where the editor says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import UnreachedError, UsageError
from pipeline.settings import Channel, Secret
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.desk.posting import LATER, PACE, SITE, files, publish


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
