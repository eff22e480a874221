"""What Google leaves in doubt: a lost answer never means that nothing was done, and none is a bug of ours."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ChannelError, UnansweredError
from pipeline.news import Remote
from pipeline.publish import Channel
from tests.publish.blogger_blog import Post
from tests.publish.blogger_desk import dispatch, signed_in
from tests.publish.blogger_server import GET, INSERT, LIST, PUBLISH, TOKEN, BloggerServer, Mishap

FIELDS = [
    "id",
    "status",
    "content",
    "title",
    "labels",
    "items",
    "updated",
    "nextPageToken",
    "error",
    "errors",
    "message",
]


@pytest.fixture(scope="module")
def mad_blogger() -> Iterator[BloggerServer]:
    with BloggerServer() as server:
        yield server


@pytest.fixture(scope="module")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.mark.parametrize(
    "mishap",
    [
        Mishap(at=INSERT, cut=True),
        Mishap(at=INSERT, wait_seconds=2),
        Mishap(at=INSERT, answer=b"<html>a proxy</html>"),
        Mishap(at=INSERT, answer=b"[]"),
        Mishap(at=INSERT, answer=b"{}"),
        Mishap(at=INSERT, answer=b'{"id": 7}'),
    ],
    ids=["cut", "slow", "a page", "a list", "no post", "a number"],
)
def test_a_post_whose_answer_is_lost_is_in_doubt_and_found(
    blogger: BloggerServer, tmp_path: Path, mishap: Mishap
) -> None:
    blogger.mishaps = [mishap]
    sent = dispatch()

    with signed_in(blogger, tmp_path, timeout_seconds=0.5) as channel:
        with pytest.raises(UnansweredError):
            channel.create(sent)

        assert len(channel.find(sent.mark)) == 1


@pytest.mark.parametrize(
    "mishap",
    [
        Mishap(at=PUBLISH, status=403, reason="forbidden"),
        Mishap(at=PUBLISH, status=500),
        Mishap(at=PUBLISH, cut=True),
        Mishap(at=PUBLISH, answer=b"{}"),
    ],
    ids=["refused", "broken", "cut", "no post"],
)
def test_after_the_draft_is_made_no_refusal_means_that_nothing_was_done(
    blogger: BloggerServer, channel: Channel, mishap: Mishap
) -> None:
    blogger.mishaps = [mishap]
    sent = dispatch("live")

    with pytest.raises(UnansweredError, match="a draft is on the blog, and no more"):
        channel.create(sent)
    [found] = channel.find(sent.mark)

    assert channel.change(found, sent, given=sent.labels).status == "live"
    assert len(blogger.blog.posts) == 1


def test_after_the_words_are_changed_no_refusal_means_that_nothing_was_done(
    blogger: BloggerServer, channel: Channel
) -> None:
    made = channel.create(dispatch())
    blogger.mishaps = [Mishap(at=PUBLISH, status=429)]

    with pytest.raises(UnansweredError, match="the words are changed, and no more"):
        channel.change(made, dispatch("live", title="Another Title"), given=made.labels)


def answered_with(post: Post) -> bytes:
    return json.dumps({"id": post.id, "status": post.status, "title": post.title, "content": post.content}).encode()


def test_a_number_that_is_another_post_s_is_not_made_public(blogger: BloggerServer, channel: Channel) -> None:
    own = blogger.blog.put("<p>Nobody has approved this.</p>", title="My own", status="DRAFT")
    blogger.mishaps = [Mishap(at=INSERT, answer=answered_with(own))]
    sent = dispatch("live")

    with pytest.raises(UnansweredError, match="stands another post"):
        channel.create(sent)

    assert {post.status for post in blogger.blog.posts.values()} == {"DRAFT"}
    assert [post.remote_id for post in channel.find(sent.mark)] != [own.id]


def test_another_draft_of_one_column_is_told_by_its_mark_though_the_titles_are_one(
    blogger: BloggerServer, channel: Channel
) -> None:
    sent = dispatch("live")
    words = "<p>Nobody has approved this.</p>\n<!-- copydesk:kaaaaaaaaaaa -->"
    other = blogger.blog.put(words, title=sent.title, status="DRAFT")
    blogger.mishaps = [Mishap(at=INSERT, answer=answered_with(other))]

    with pytest.raises(UnansweredError, match="stands another post"):
        channel.create(sent)

    assert other.status == "DRAFT"


def test_a_number_under_which_nothing_stands_is_told_as_that(blogger: BloggerServer, channel: Channel) -> None:
    blogger.mishaps = [Mishap(at=GET, status=404, reason="notFound")]

    with pytest.raises(UnansweredError, match="stands no post"):
        channel.create(dispatch("live"))


@pytest.mark.parametrize("at", [PUBLISH, GET])
def test_an_answer_that_is_of_another_post_is_none(blogger: BloggerServer, channel: Channel, at: str) -> None:
    other = blogger.blog.put("<p>Another post.</p>")
    blogger.mishaps = [Mishap(at=at, answer=answered_with(other))]

    with pytest.raises(UnansweredError, match="and answered with another"):
        channel.create(dispatch("live"))


def test_a_list_without_an_end_is_given_up(blogger: BloggerServer, channel: Channel) -> None:
    blogger.mishaps = [Mishap(at=LIST, answer=b'{"kind": "blogger#postList", "nextPageToken": "p0"}')] * 2

    with pytest.raises(UnansweredError, match="no end"):
        channel.find(dispatch().mark)


@pytest.mark.parametrize("answer", [b"{}", b'{"kind": "blogger#blog", "items": []}'])
def test_what_is_no_list_of_posts_says_of_no_post_that_it_is_not_there(
    blogger: BloggerServer, channel: Channel, answer: bytes
) -> None:
    blogger.mishaps = [Mishap(at=LIST, answer=answer)]

    with pytest.raises(UnansweredError, match="asked for the list of posts, and answers with none"):
        channel.find(dispatch().mark)


@settings(max_examples=40, deadline=None)
@given(
    at=st.sampled_from([INSERT, PUBLISH, LIST, GET, TOKEN]),
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
        max_leaves=12,
    ),
    status=st.sampled_from([200, 400, 403, 500]),
)
def test_whatever_google_answers_it_is_a_post_or_an_error_of_ours(
    mad_blogger: BloggerServer, desk_folder: Path, at: str, answer: object, status: int
) -> None:
    mad_blogger.mishaps = [Mishap(at=at, answer=json.dumps(answer).encode(), answered=status)] * 2
    with signed_in(mad_blogger, desk_folder) as channel, suppress(ChannelError):
        sent = dispatch("live")
        for post in (channel.create(sent), *channel.find(sent.mark), channel.see("41")):
            assert post is None or isinstance(post, Remote)
