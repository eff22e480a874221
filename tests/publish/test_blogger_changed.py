"""Posts on Blogger changed, moved and withdrawn: only what differs is sent, and what the editor did there stays."""

from datetime import timedelta

import pytest

from pipeline.errors import RefusedError
from pipeline.publish import Channel
from tests.publish.blogger_blog import clock
from tests.publish.blogger_desk import dispatch
from tests.publish.blogger_server import BloggerServer


def test_only_the_fields_that_changed_are_sent(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch("live"))

    changed = channel.change(made, dispatch("live", title="Orrin Talks Break Off"), given=("The Orrin", "Lista"))

    assert (changed.title, changed.content, changed.notes) == ("Orrin Talks Break Off", made.content, ())
    assert changed.version != made.version
    assert (blogger.methods()[-1], blogger.asked[-1].body) == ("posts.patch", {"title": "Orrin Talks Break Off"})


def test_a_change_that_changes_nothing_asks_nothing(blogger: BloggerServer, channel: Channel) -> None:
    sent = dispatch("live")
    made = channel.create(sent)
    asked = len(blogger.asked)

    assert channel.change(made, sent, given=sent.labels) == made
    assert len(blogger.asked) == asked


def test_labels_that_the_editor_added_on_the_blog_stay_and_ours_are_exchanged(
    blogger: BloggerServer, channel: Channel
) -> None:
    made = channel.create(dispatch())
    blogger.blog.posts[made.remote_id].labels.append("Pinned")
    seen = channel.see(made.remote_id)
    assert seen

    changed = channel.change(seen, dispatch(labels=("The Orrin", "Talks")), given=("The Orrin", "Lista"))

    assert changed.labels == ("Pinned", "Talks", "The Orrin")


def test_a_draft_left_by_a_sending_that_broke_off_is_published_by_a_change(channel: Channel) -> None:
    made = channel.create(dispatch())

    live = channel.change(made, dispatch("live"), given=made.labels)

    assert (live.status, live.remote_id, live.notes) == ("live", made.remote_id, ())


def test_a_scheduled_post_can_go_live_now(channel: Channel) -> None:
    made = channel.create(dispatch("scheduled", at=clock() + timedelta(days=2)))

    live = channel.change(made, dispatch("live"), given=made.labels)

    assert (live.status, live.notes) == ("live", ())


def test_a_draft_that_was_scheduled_before_goes_live_now_all_the_same(channel: Channel) -> None:
    made = channel.withdraw(channel.create(dispatch("scheduled", at=clock() + timedelta(days=2))))
    assert made.status == "draft"

    assert channel.change(made, dispatch("live"), given=made.labels).status == "live"


def test_a_schedule_can_be_moved_and_the_same_again_asks_nothing(blogger: BloggerServer, channel: Channel) -> None:
    first = clock().replace(microsecond=0) + timedelta(days=2)
    made = channel.create(dispatch("scheduled", at=first))

    moved = channel.change(made, dispatch("scheduled", at=first + timedelta(hours=3)), given=made.labels)
    asked = len(blogger.asked)
    again = channel.change(moved, dispatch("scheduled", at=first + timedelta(hours=3)), given=made.labels)

    assert (moved.at, again) == (first + timedelta(hours=3), moved)
    assert len(blogger.asked) == asked


def test_a_live_post_can_be_scheduled_and_be_a_draft_between(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch("live"))

    later = channel.change(made, dispatch("scheduled", at=clock() + timedelta(days=1)), given=made.labels)

    assert (later.status, blogger.methods()[-2:]) == ("scheduled", ["posts.revert", "posts.publish"])


@pytest.mark.parametrize("status", ["live", "scheduled", "draft"])
def test_a_withdrawn_post_is_a_draft_with_its_words(channel: Channel, status: str) -> None:
    made = channel.create(dispatch(status, at=clock() + timedelta(days=1)))

    back = channel.withdraw(made)

    assert (back.status, back.url, back.content, back.labels) == ("draft", "", made.content, made.labels)


def test_a_post_in_the_trash_is_neither_changed_nor_withdrawn(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch())
    blogger.blog.posts[made.remote_id].status = "SOFT_TRASHED"
    trashed = channel.see(made.remote_id)
    assert trashed
    assert trashed.status == "trashed"

    with pytest.raises(RefusedError, match="trash"):
        channel.change(trashed, dispatch("live"), given=())
    with pytest.raises(RefusedError, match="trash"):
        channel.withdraw(trashed)
