"""Answers of a WordPress that say neither yes nor no: the post may be there, and is looked up before it goes again."""

from dataclasses import replace

import pytest

from pipeline.errors import RefusedError, UnansweredError
from tests.publish.odd_host import OddHost, Reply, no, says
from tests.publish.sent_post import TALKS
from tests.publish.test_wordpress_notes import document
from tests.publish.test_wordpress_odd import PAGE, POSTS, UNLABELLED, sends


@pytest.mark.parametrize(
    "reply",
    [
        replace(PAGE, status=500),
        replace(PAGE, status=502),
        replace(PAGE, status=504),
        replace(PAGE, status=408),
        no("internal_server_error", 500),
        no("wp_die", 503),
        no("wp_die", 403),
        no("db_insert_error", 500),
        no("made_up_by_a_plugin", 500),
        replace(PAGE, status=302, headers={"Location": "/wp-login.php"}),
        replace(PAGE, status=303, headers={"Location": "/?p=7"}),
        replace(PAGE, status=300),
        Reply(status=204),
        PAGE,
        Reply(body=b"<b>Warning</b>: in plugin.php<br>{}"),
        *(says({"id": 7}), says([]), Reply(body=b'{"id": 7', cuts=True)),
        Reply(body=b" " * 8_000_001),
        Reply(body=b'{"id": 1e400}'),
    ],
    ids=[
        *(
            "500",
            "502",
            "504",
            "408",
            "fatal error",
            "wp_die",
            "wp_die as a 403",
            "a database",
            "a plugin",
            "302",
            "303",
        ),
        *("300", "204", "a page", "a warning before the JSON"),
        *("no post", "a list", "cut", "too long", "a number without end"),
    ],
)
def test_an_answer_that_says_neither_yes_nor_no_leaves_the_post_in_doubt(reply: Reply) -> None:
    with pytest.raises(UnansweredError):
        sends(reply)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (no("made_up_by_a_plugin", 500, "Not this {type}"), ["Not this {type} (made_up_by_a_plugin)", "show the host"]),
        (no("db_insert_error", 500), ["(db_insert_error)", "whether the database is full or broken"]),
        (replace(PAGE, status=302, headers={"Location": "/wp-login.php"}), ["/wp-login.php"]),
    ],
    ids=["a plugin", "a database", "302"],
)
def test_what_leaves_a_post_in_doubt_is_told_with_what_comes_next(reply: Reply, words: list[str]) -> None:
    with pytest.raises(UnansweredError) as lost:
        sends(reply)

    said = [*words, "whether it was done, nobody knows", "looked up first"]
    assert [word for word in said if word not in str(lost.value)] == []


@pytest.mark.parametrize(
    "reply",
    [
        no("made_up_by_a_plugin", 500),
        replace(PAGE, status=302, headers={"Location": "/wp-login.php"}),
        replace(PAGE, status=303, headers={"Location": "/wp-login.php"}),
    ],
    ids=["500", "302", "303"],
)
def test_a_label_that_a_plugin_refuses_is_left_out_and_the_post_is_sent(reply: Reply) -> None:
    replies = {
        "GET /wp-json/wp/v2/categories": says([]),
        "POST /wp-json/wp/v2/categories": reply,
        POSTS: no("empty_content", 400),
    }
    with OddHost(replies) as host, host.channel() as channel, pytest.raises(RefusedError, match="the post is empty"):
        channel.create(TALKS)


def test_a_blog_that_does_not_answer_in_time_leaves_the_post_in_doubt() -> None:
    with (
        OddHost({POSTS: Reply(hangs=True)}) as host,
        host.channel(timeout_seconds=0.2) as channel,
        pytest.raises(UnansweredError, match=r"no answer within 0\.2 seconds"),
    ):
        channel.create(UNLABELLED)


SEVEN, OTHER = says(document(id=7, status="publish")), says(document(id=9, status="publish"))


def test_a_post_of_another_number_than_was_asked_for_is_none() -> None:
    with (
        OddHost({"GET /wp-json/wp/v2/posts/7": OTHER}) as host,
        host.channel() as channel,
        pytest.raises(RefusedError, match="not the post"),
    ):
        channel.see("7")


def test_an_answer_of_another_number_than_was_changed_leaves_the_change_in_doubt() -> None:
    replies = {"GET /wp-json/wp/v2/posts/7": SEVEN, "POST /wp-json/wp/v2/posts/7": OTHER}
    with OddHost(replies) as host, host.channel() as channel:
        there = channel.see("7")
        assert there
        with pytest.raises(UnansweredError, match="not the post"):
            channel.withdraw(there)
