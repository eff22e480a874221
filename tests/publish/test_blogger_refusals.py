"""What Google refuses: which error it is and its cure, in Google's words and ours."""

from pathlib import Path

import pytest

from pipeline import publish
from pipeline.errors import ChannelError, RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.publish import Channel
from tests.publish.blogger_desk import RIVER_WATCH, dispatch, signed_in
from tests.publish.blogger_server import INSERT, PUBLISH, BloggerServer, Mishap


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
