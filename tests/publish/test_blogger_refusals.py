"""What Google refuses and what it leaves in doubt: which error it is, its cure, and never a secret in it."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import publish
from pipeline.errors import ChannelError, RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.news import Remote
from pipeline.publish import Channel
from pipeline.settings import Secret
from tests.publish.blogger_desk import RIVER_WATCH, dispatch, signed_in
from tests.publish.blogger_server import TOKEN, BloggerServer, Mishap

INSERT, PUBLISH, PATCH = "blogger.posts.insert", "blogger.posts.publish", "blogger.posts.patch"
LIST, GET = "blogger.posts.list", "blogger.posts.get"
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
    ("status", "reason", "kind", "cure"),
    [
        (400, "invalid", RefusedError, "change what it names"),
        (403, "forbidden", RefusedError, "author or administrator of this blog"),
        (403, "rateLimitExceeded", RefusedError, "wait an hour"),
        (403, "quotaExceeded", RefusedError, "wait an hour"),
        (403, "accessNotConfigured", RefusedError, "switch it on"),
        (403, "insufficientPermissions", RefusedError, "tick the box for Blogger"),
        (404, "notFound", RefusedError, "is blog_id of [publish.blogspot] right"),
        (429, "rateLimitExceeded", RefusedError, "wait an hour"),
        (408, "timeout", UnansweredError, "looked up first"),
        (500, "backendError", UnansweredError, "looked up first"),
        (503, "backendError", UnansweredError, "looked up first"),
    ],
)
def test_an_answer_that_says_no_has_its_error_and_its_cure(
    blogger: BloggerServer, channel: Channel, status: int, reason: str, kind: type[ChannelError], cure: str
) -> None:
    blogger.mishaps = [Mishap(at=INSERT, status=status, reason=reason, message="Google's own words")]

    with pytest.raises(kind) as raised:
        channel.create(dispatch())

    assert "Google's own words" in raised.value.what
    assert cure in raised.value.do


def test_an_access_token_that_ran_out_is_renewed_once(blogger: BloggerServer, channel: Channel) -> None:
    channel.prove()
    blogger.sign_in.access_tokens.clear()

    assert channel.create(dispatch()).status == "draft"
    assert len(blogger.blog.posts) == 1


def test_a_sign_in_that_is_refused_twice_is_refused(blogger: BloggerServer, channel: Channel) -> None:
    blogger.mishaps = [Mishap(at=INSERT, status=401, reason="authError")] * 2

    with pytest.raises(RefusedError) as raised:
        channel.create(dispatch())

    assert "copydesk channels login blogspot" in raised.value.do


def test_a_lost_token_names_the_seven_days_of_a_project_in_testing_and_the_cure(
    blogger: BloggerServer, channel: Channel
) -> None:
    blogger.sign_in.refresh_tokens.clear()

    with pytest.raises(RefusedError, match="invalid_grant") as raised:
        channel.find(dispatch().mark)

    assert "Testing loses its token 7 days" in raised.value.do
    assert "copydesk channels login blogspot" in raised.value.do


def test_a_wrong_client_is_told_from_a_lost_token(blogger: BloggerServer, tmp_path: Path) -> None:
    with signed_in(blogger, tmp_path, secret=Secret("GOCSPX-not-this-one")) as stranger:
        with pytest.raises(RefusedError, match="does not know this client_id") as raised:
            stranger.prove()

        assert "secrets/blogspot" in raised.value.do


@pytest.mark.parametrize(
    "mishap",
    [Mishap(at=TOKEN, status=503), Mishap(at=TOKEN, status=429), Mishap(at=TOKEN, cut=True)],
    ids=["broken", "too many", "cut"],
)
def test_a_sign_in_without_an_answer_leaves_nothing_in_doubt(
    blogger: BloggerServer, channel: Channel, mishap: Mishap
) -> None:
    blogger.mishaps = [mishap]

    with pytest.raises(UnreachedError, match="nothing was sent to the blog"):
        channel.create(dispatch())

    assert not blogger.asked


@pytest.mark.parametrize("answer", [b"[]", b"{}", b"<html>", b'{"access_token": "a\\r\\nb"}', b'{"access_token": 7}'])
def test_a_sign_in_that_answers_nonsense_is_refused(blogger: BloggerServer, channel: Channel, answer: bytes) -> None:
    blogger.mishaps = [Mishap(at=TOKEN, answer=answer)]

    with pytest.raises(RefusedError, match="without a access_token"):
        channel.create(dispatch())


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


def test_a_publishing_that_is_refused_and_alone_is_refused(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch())
    blogger.mishaps = [Mishap(at=PUBLISH, status=429)]

    with pytest.raises(RefusedError):
        channel.change(made, dispatch("live"), given=made.labels)


def test_a_post_that_is_gone_meanwhile_cannot_be_changed(blogger: BloggerServer, channel: Channel) -> None:
    made = channel.create(dispatch())
    blogger.blog.posts.clear()

    with pytest.raises(RefusedError, match="no such blog or post"):
        channel.change(made, dispatch(title="Another Title"), given=made.labels)


def test_a_list_without_an_end_is_given_up(blogger: BloggerServer, channel: Channel) -> None:
    blogger.mishaps = [Mishap(at=LIST, answer=b'{"nextPageToken": "p0"}')] * 2

    with pytest.raises(UnansweredError, match="no end"):
        channel.find(dispatch().mark)


def test_a_blog_that_is_not_there_is_unreached(blogger: BloggerServer, tmp_path: Path, deserted_port: int) -> None:
    nobody = f"http://127.0.0.1:{deserted_port}/"
    with signed_in(blogger, tmp_path, api=nobody) as channel, pytest.raises(UnreachedError):
        channel.create(dispatch())


@pytest.mark.parametrize("api", ["http://blogger.example/", "ftp://127.0.0.1/", "http://10.0.0.7/"])
def test_credentials_go_over_https_or_to_this_machine_only(blogger: BloggerServer, tmp_path: Path, api: str) -> None:
    with pytest.raises(SettingsError), signed_in(blogger, tmp_path, api=api):
        pass


@pytest.mark.parametrize(
    ("other", "missing"),
    [({"client_id": ""}, "client_id"), ({"secret": None}, "secret")],
    ids=["client_id", "secret"],
)
def test_a_table_without_its_client_says_what_is_missing(
    blogger: BloggerServer, tmp_path: Path, other: dict[str, object], missing: str
) -> None:
    with pytest.raises(SettingsError, match=missing) as raised, signed_in(blogger, tmp_path, **other):
        pass

    assert "[publish.blogspot]" in raised.value.where


def test_a_channel_nobody_signed_in_for_says_how(blogger: BloggerServer, tmp_path: Path) -> None:
    opening = publish.opened(blogger.chosen(), desk=tmp_path, blog=RIVER_WATCH)

    with pytest.raises(SettingsError) as raised, opening:
        pass

    assert raised.value.do == "sign in: copydesk channels login blogspot"


@pytest.mark.parametrize("at", [INSERT, LIST, TOKEN])
@pytest.mark.parametrize("status", [400, 401, 403, 500])
def test_no_secret_is_in_an_error_though_google_repeats_it(
    blogger: BloggerServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, at: str, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    with signed_in(blogger, tmp_path) as channel:
        channel.prove()
        secrets = {*blogger.sign_in.access_tokens, *blogger.sign_in.refresh_tokens, "GOCSPX-canary-client-secret"}
        if at == TOKEN:
            blogger.sign_in.access_tokens.clear()
        blogger.mishaps = [Mishap(at=at, status=status, message=f"You sent {' '.join(secrets)}")] * 2
        with pytest.raises(ChannelError) as raised:
            (channel.find(dispatch().mark), channel.create(dispatch()))

    told = "\n".join(
        [str(raised.value), repr(raised.value), caplog.text, repr(channel), *traceback.format_exception(raised.value)]
    )
    assert [secret for secret in secrets if secret in told] == []


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
