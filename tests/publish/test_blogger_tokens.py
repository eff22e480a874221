"""What a desk is signed in with at Google: renewed when it ran out, and told apart with its cure when it is lost."""

from pathlib import Path

import pytest

from pipeline.errors import RefusedError, UnreachedError
from pipeline.publish import Channel
from pipeline.settings import Secret
from tests.publish.blogger_desk import dispatch, signed_in
from tests.publish.blogger_server import INSERT, TOKEN, BloggerServer, Mishap


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
