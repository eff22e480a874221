"""Posts on Blogger are found again by their mark, in whatever state and wherever in the list; what is gone is none."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import RefusedError
from pipeline.publish import Channel
from tests.publish.blogger_blog import clock
from tests.publish.blogger_desk import dispatch, signed_in
from tests.publish.blogger_server import BloggerServer

OLD = timedelta(days=4_000)


@pytest.mark.parametrize("status", ["DRAFT", "LIVE", "SCHEDULED", "SOFT_TRASHED"])
def test_a_post_is_found_by_its_mark_in_whatever_state_it_is(
    blogger: BloggerServer, channel: Channel, status: str
) -> None:
    sent = dispatch()
    made = channel.create(sent)
    blogger.blog.posts[made.remote_id].status = status
    blogger.blog.posts[made.remote_id].published += timedelta(days=1)

    assert [post.remote_id for post in channel.find(sent.mark)] == [made.remote_id]


def test_a_post_that_its_editor_dated_back_is_found(blogger: BloggerServer, channel: Channel) -> None:
    sent = dispatch("live")
    made = channel.create(sent)
    blogger.blog.posts[made.remote_id].published -= OLD

    assert [post.remote_id for post in channel.find(sent.mark)] == [made.remote_id]


def test_two_posts_with_one_mark_are_both_found(channel: Channel) -> None:
    sent = dispatch()
    made = {channel.create(sent).remote_id, channel.create(sent).remote_id}

    assert {post.remote_id for post in channel.find(sent.mark)} == made


def test_another_posts_mark_and_a_mark_in_plain_words_are_not_ours(blogger: BloggerServer, channel: Channel) -> None:
    sent = dispatch()
    blogger.blog.put(f"<p>copydesk:{sent.mark.key}</p><!-- copydesk:{sent.mark.key}x -->")

    assert channel.find(sent.mark) == ()


def test_a_list_is_read_on_until_a_page_is_older_than_the_post_can_be(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.page = 2
    sent = dispatch()
    made = channel.create(sent)
    for _ in range(3):
        blogger.blog.put("<p>newer</p>", status="DRAFT", updated=clock() + timedelta(minutes=1))
    for _ in range(40):
        blogger.blog.put("<p>older</p>", status="DRAFT", updated=clock() - OLD, published=clock() - OLD)

    found = channel.find(sent.mark)

    drafts = [asked for asked in blogger.asked if asked.query.get("status") == ["DRAFT"]]
    assert [post.remote_id for post in found] == [made.remote_id]
    assert len(drafts) == 3


def test_a_post_that_goes_live_while_it_is_looked_for_is_found_once(blogger: BloggerServer, channel: Channel) -> None:
    sent = dispatch("scheduled", at=clock() + timedelta(hours=1))
    made = channel.create(sent)
    times = iter([0, 0])  # while drafts and what is scheduled are listed; then its hour has come
    blogger.blog.clock = lambda: clock() + timedelta(hours=next(times, 2))

    [found] = channel.find(sent.mark)

    assert (found.remote_id, found.status) == (made.remote_id, "live")


def test_a_post_that_is_gone_is_seen_as_none(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch())
    assert channel.see(made.remote_id) == made
    blogger.blog.posts.clear()

    assert channel.see(made.remote_id) is None


def test_a_blog_that_is_gone_is_no_post_that_is_gone(blogger: BloggerServer, tmp_path: Path) -> None:
    with signed_in(blogger, tmp_path, blog_id="999") as channel, pytest.raises(RefusedError, match="no such blog"):
        channel.see("4100000000000000001")


def test_a_lost_answer_is_waited_out_longer_than_the_client_listens(blogger: BloggerServer, tmp_path: Path) -> None:
    with signed_in(blogger, tmp_path, timeout_seconds=120.0) as patient:
        assert patient.traits.settle_seconds == 600
