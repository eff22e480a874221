"""Publish what is approved and nothing else; what went out is locked, kept step by step, and in the archive.

On the Markdown channel, which is everywhere; tests/publish holds the same against WordPress and Blogger.
"""

from dataclasses import replace

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, looking_back
from pipeline.errors import NotApprovedError, NotFoundError, UsageError
from pipeline.store import archive_links, postings
from tests.desk.posting import LATER, files, publish, retitle


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

        assert refused.value.do == "channels here: site, other"

    def test_only_a_live_post_is_scheduled(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="only a live post"):
            publish(desk, at="18:00")


class TestOnTheDesk:
    def test_what_is_live_is_in_the_archive_with_its_links(self, desk: Desk) -> None:
        verbs.approve(desk, 1)
        posting = publish(desk, live=True)
        [entry] = [ran.entry for ran in looking_back.archive(replace(desk, now=LATER)).entries]

        links = archive_links.links(desk.db, [posting.id])[posting.id]

        assert (entry.post, entry.receipt, entry.at) == (posting.id, True, desk.now)
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
