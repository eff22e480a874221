"""Two processes at one post: the later answer, the withdrawal and the watching run take nothing from the other."""

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import StaleError, UnansweredError
from pipeline.store import sendings
from pipeline.store.database import writing
from tests.desk.cut_off import asked, claimed
from tests.desk.posting import at, corrected, posted, publish, row


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
