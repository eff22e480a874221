"""Posts on Blogger: made, found again, changed, scheduled and withdrawn, by requests that its own document allows."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import RefusedError
from pipeline.publish import Channel
from tests.publish.blogger_blog import clock
from tests.publish.blogger_desk import dispatch, signed_in
from tests.publish.blogger_server import BloggerServer

OLD = timedelta(days=4_000)


def test_a_draft_is_on_the_blog_and_has_no_public_address(blogger: BloggerServer, channel: Channel) -> None:
    there = channel.create(dispatch())

    assert (there.status, there.url, there.title, there.notes) == ("draft", "", "Orrin Talks Resume", ())
    assert there.edit_url.endswith(f"/{there.remote_id}")
    assert there.content.startswith('<div class="post-body"><p>"We talk" -- the minister said.</p></div>')
    assert [post.status for post in blogger.blog.posts.values()] == ["DRAFT"]


def test_a_live_post_is_a_draft_first_and_published_last(blogger: BloggerServer, channel: Channel) -> None:
    there = channel.create(dispatch("live"))

    assert (there.status, there.notes) == ("live", ())
    assert there.url.startswith("https://river-watch.example/")
    assert blogger.methods() == ["posts.insert", "posts.publish"]
    assert blogger.asked[0].query["isDraft"] == ["true"]


def test_a_scheduled_post_goes_out_at_its_time(blogger: BloggerServer, channel: Channel) -> None:
    at = clock().replace(microsecond=0) + timedelta(hours=6)

    there = channel.create(dispatch("scheduled", at=at))

    assert (there.status, there.at, there.url) == ("scheduled", at, "")


def test_an_hour_that_blogger_changes_is_told(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.late = timedelta(minutes=15)

    there = channel.create(
        dispatch("scheduled", at=clock().replace(year=2099, month=1, day=2, hour=3, minute=0, second=0))
    )

    assert there.notes == ("it was to go out at 2099-01-02T03:00:00Z, and Blogger says 2099-01-02T03:15:00Z",)


def test_a_schedule_that_blogger_takes_for_now_is_told(channel: Channel) -> None:
    there = channel.create(dispatch("scheduled", at=clock() - timedelta(minutes=5)))

    assert there.status == "live"
    assert there.notes == ("it was to be scheduled, and Blogger says live",)


def test_answers_that_leave_out_status_and_text_are_read_back(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.terse = True

    there = channel.create(dispatch("live"))

    assert (there.status, there.notes) == ("live", ())
    assert blogger.methods() == ["posts.insert", "posts.get", "posts.publish", "posts.get"]


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


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ("AT&T & Others: Q&A", "AT&T & Others: Q&A"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("What &amp; And &#60; Mean", "What &amp;amp; And &amp;#60; Mean"),
        ("“Quoted” -- אורין", "“Quoted” -- אורין"),
    ],
    ids=["ampersands", "a tag", "references", "any script"],
)
def test_a_title_is_words_whatever_they_look_like(channel: Channel, title: str, stored: str) -> None:
    there = channel.create(dispatch(title=title))

    assert there.title == stored


@pytest.mark.parametrize(
    ("cleaned", "note"),
    [
        (" -- ", "Blogger changed the content"),
        ("<!-- ", "Blogger took our mark out of the text: this post cannot be found again by it"),
    ],
    ids=["words", "the mark"],
)
def test_what_blogger_makes_of_a_post_is_told(
    blogger: BloggerServer, channel: Channel, cleaned: str, note: str
) -> None:
    blogger.blog.cleans = lambda html: html.replace(cleaned, "")

    assert note in channel.create(dispatch()).notes


def test_markup_that_blogger_writes_otherwise_is_not_worth_a_note(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.cleans = lambda html: html.replace('"', "&quot;").replace("&quot;post-body&quot;", "'post-body'")

    assert channel.create(dispatch()).notes == ()


def test_an_author_of_a_teams_blog_is_shown_as_one_and_finds_his_post(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.role = "AUTHOR"
    sent = dispatch()
    made = channel.create(sent)

    assert channel.find(sent.mark) == (made,)
    assert channel.prove().may == {"draft": True, "publish": True, "see posts of others": False}


def test_the_proof_names_who_signed_in_and_posts_nothing(blogger: BloggerServer, channel: Channel) -> None:
    proof = channel.prove()

    assert (proof.account, proof.notes) == ("Mira Okonjo, admin of River Watch", ())
    assert set(blogger.methods()) == {"users.get", "blogUserInfos.get"}


def test_a_reader_of_the_blog_is_told_that_he_may_not_write(blogger: BloggerServer, channel: Channel) -> None:
    blogger.blog.role = "READER"

    with pytest.raises(RefusedError, match="may not write on River Watch"):
        channel.prove()


def test_a_lost_answer_is_waited_out_longer_than_the_client_listens(blogger: BloggerServer, tmp_path: Path) -> None:
    with signed_in(blogger, tmp_path, timeout_seconds=120.0) as patient:
        assert patient.traits.settle_seconds == 600
