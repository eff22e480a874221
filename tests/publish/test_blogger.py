"""Posts on Blogger: made as drafts, live or for their hour, and what Blogger makes of them is told."""

from datetime import timedelta

import pytest

from pipeline.publish import Channel
from tests.publish.blogger_blog import clock
from tests.publish.blogger_desk import dispatch
from tests.publish.blogger_server import BloggerServer


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
    assert blogger.methods() == ["posts.insert", "posts.get", "posts.publish"]
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
    assert blogger.methods() == ["posts.insert", "posts.get", "posts.get", "posts.publish", "posts.get"]


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
