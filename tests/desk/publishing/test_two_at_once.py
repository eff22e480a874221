"""Two processes at one post: the later answer, the withdrawal and the watching run take nothing from the other."""

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.desk.publishing.adopting import adopt
from pipeline.desk.publishing.dispatching import dispatch_of
from pipeline.errors import StaleError, UnansweredError
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from tests.desk.cut_off import asked, claimed
from tests.desk.posting import LATER, at, corrected, files, posted, publish, row


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

    def test_who_waits_for_another_sending_has_what_became_of_it_and_waits_no_longer(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        first = claimed(desk, live=True)
        waited: list[float] = []

        def wait(seconds: float) -> None:
            waited.append(seconds)
            if len(waited) == 2:
                with asked(desk) as channel:
                    sent = channel.create(dispatch_of(desk, first.posting, now=LATER))
                    adopt(desk, first.posting, sent, at(0.01))

        after = publishing.publish(desk, Order(draft=1, live=True), Pace(clock=at(0.01).clock, wait=wait))

        assert (after.state, len(files(desk)), sum(waited)) == ("live", 1, 4.0)

    def test_who_waits_for_a_sending_that_gets_no_answer_sends_what_never_arrived(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        first = claimed(desk, live=True)

        def wait(_: float) -> None:
            if postings.known(desk.db, first.posting.id).state == "sending":
                with writing(desk.db):
                    sendings.stand(desk.db, first.posting, state="unknown", why="no answer", cure="")

        after = publishing.publish(desk, Order(draft=1, live=True), Pace(clock=at(0.01).clock, wait=wait))

        assert (after.state, len(files(desk))) == ("live", 1)

    def test_who_waits_calls_nothing_failed_that_was_sent_anew_meanwhile(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        first = claimed(desk, live=True)

        def wait(_: float) -> None:
            if postings.known(desk.db, first.posting.id).attempt == 1:
                with writing(desk.db):
                    sendings.stand(desk.db, first.posting, state="failed", why="no answer", cure="")
                claimed(desk, 0.01, live=True)

        with pytest.raises(StaleError):
            publishing.publish(desk, Order(draft=1, live=True), Pace(clock=at(0.01).clock, wait=wait))

        assert (row(desk).state, row(desk).attempt) == ("sending", 2)

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
