"""The proof of a Blogger channel: who signed in, what he may do there, and nothing posted."""

import pytest

from pipeline.errors import RefusedError
from pipeline.publish import Channel
from tests.publish.blogger_desk import dispatch
from tests.publish.blogger_server import BloggerServer


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
