"""Publish once: the row before the effect, a look before any retry, one post however often it is asked for."""

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, publishing
from pipeline.desk.publishing import Order
from pipeline.errors import RefusedError, StaleError
from pipeline.store import postings
from pipeline.store.database import writing
from tests.desk.cut_off import on_its_way
from tests.desk.posting import PACE, SETTLED, SITE, files, publish, state


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
            died = on_its_way(desk)

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
            on_its_way(desk)
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
