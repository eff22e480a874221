"""A WordPress that refuses, breaks down, is none, or does not answer: which error, and the cure in its words."""

import traceback
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ChannelError, RefusedError, SettingsError, UnreachedError
from pipeline.publish.wordpress import blog as wordpress
from pipeline.settings import Channel as Table
from pipeline.settings import Secret
from tests.publish.odd_host import INDEX, JSON, PASSWORD, OddHost, Reply, no, says
from tests.publish.sent_post import BLOG, TALKS

POSTS = "POST /wp-json/wp/v2/posts"
UNLABELLED = replace(TALKS, labels=())
PAGE = Reply(kind="text/html", body=b"<!doctype html><title>Just a moment</title>")


def sends(reply: Reply) -> None:
    me = says({"username": "ana", "roles": ["contributor"], "capabilities": {}})
    with OddHost({POSTS: reply, "GET /wp-json/wp/v2/users/me": me}) as host, host.channel() as channel:
        channel.create(UNLABELLED)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (no("rest_not_logged_in", 401), ["password is wrong", "secrets/blog", "Authorization header"]),
        (no("rest_cannot_create", 401), ["password is wrong", "Authorization header"]),
        (no("incorrect_password", 401), ["password is wrong"]),
        (no("application_passwords_disabled", 501), ["switched off on this blog", "https"]),
        (no("rest_cannot_create", 403), ["may not write posts (role: contributor)", "Author or Editor"]),
        (no("rest_cannot_publish", 403), ["may not publish (role: contributor)", "as a draft"]),
        (no("rest_invalid_param", 400, params={"date_gmt": "Invalid date."}), ["date_gmt: Invalid date."]),
        (no("rest_invalid_param", 400, params={"status": "Status is forbidden."}), ["password is wrong"]),
        (no("empty_content", 400), ["the post is empty"]),
        (no("made_up_by_a_plugin", 400, "Not this {type}"), ["Not this {type} (made_up_by_a_plugin)"]),
        (no("made_up_by_a_plugin", 422, "Too many\x1b[2J dogs"), ["Too many", "dogs (made_up_by_a_plugin)"]),
        (replace(PAGE, status=403), ["firewall", "/wp-json/"]),
        (replace(PAGE, status=401), ["the host itself asks for a password"]),
        (replace(PAGE, status=413), ["too long for the host", "post_max_size"]),
        (replace(PAGE, status=429, headers={"Retry-After": "90"}), ["too many requests", "wait 90 seconds"]),
        (replace(PAGE, status=307, headers={"Location": "https://www.blog.example/"}), ["sends us on to https://www."]),
        (replace(PAGE, status=418), ["status 418", "text/html", "Just a moment"]),
    ],
    ids=lambda value: "" if isinstance(value, list) else f"{value.status}-{value.body[9:40].decode()}",
)
def test_a_refusal_is_told_with_its_cure(reply: Reply, words: list[str]) -> None:
    with pytest.raises(RefusedError) as refused:
        sends(reply)

    assert [word for word in words if word not in str(refused.value)] == []
    assert "\x1b" not in str(refused.value)


def test_when_a_label_is_not_answered_the_post_was_not_sent() -> None:
    with (
        OddHost({"GET /wp-json/wp/v2/categories": Reply(hangs=True)}) as host,
        host.channel(timeout_seconds=0.2) as channel,
        pytest.raises(UnreachedError, match="the post was not sent"),
    ):
        channel.create(TALKS)

    assert [asked for asked in host.asked if asked.startswith("POST")] == []


@pytest.mark.long
def test_a_post_is_not_sent_so_late_that_another_process_may_take_it_for_lost() -> None:
    # Each answer comes in time, all of them together take more than a quarter of the settling time.
    slow = replace(says([]), wait_seconds=8.0)
    replies = {"GET /wp-json/wp/v2/categories": slow, "POST /wp-json/wp/v2/categories": says({"id": 3})}
    with (
        OddHost(replies) as host,
        host.channel(timeout_seconds=10.0) as channel,
        pytest.raises(UnreachedError, match="took too long over the labels; the post was not sent"),
    ):
        channel.create(TALKS)

    assert POSTS not in host.asked


def test_a_blog_that_is_down_was_not_reached() -> None:
    with OddHost() as host:
        address = host.address
    with pytest.raises(UnreachedError, match="no connection"):
        _channel(url=address).create(UNLABELLED)


def test_http_where_https_was_asked_is_told() -> None:
    with OddHost() as host, pytest.raises(UnreachedError, match="does not speak https"):
        _channel(url=host.address.replace("http:", "https:")).find(TALKS.mark)


def test_a_redirect_is_not_followed_and_its_target_told() -> None:
    moved = Reply(status=301, headers={"Location": "https://www.blog.example/wp-json/"})
    with (
        OddHost({"GET /wp-json/": moved}) as host,
        host.channel() as channel,
        pytest.raises(RefusedError, match=r"sends us on to https://www\.blog\.example"),
    ):
        channel.prove()

    assert host.asked == ["GET /wp-json/"]


def test_an_address_without_wordpress_is_told() -> None:
    pages = {"GET /wp-json/": PAGE, "GET /": PAGE}
    with OddHost(pages) as host, host.channel() as channel, pytest.raises(RefusedError, match="no WordPress was found"):
        channel.prove()


def test_the_api_that_a_home_page_names_on_another_host_gets_no_password() -> None:
    home = replace(PAGE, headers={"Link": '<http://evil.example/index.php?rest_route=/>; rel="https://api.w.org/"'})
    me = says({"username": "ana", "roles": ["author"], "capabilities": {}})
    pages = {"GET /wp-json/": PAGE, "GET /": home, "GET /index.php": says(INDEX)}
    with OddHost(pages) as host, host.channel() as channel:
        host.replies["GET /index.php?rest_route=%2Fwp%2Fv2%2Fusers%2Fme&context=edit"] = me
        proof = channel.prove()

    assert "plain addresses" in " ".join(proof.notes)
    assert host.asked[:3] == ["GET /wp-json/", "GET /", "GET /index.php?rest_route=/"]


def test_the_api_that_a_home_page_names_without_its_host_is_found() -> None:
    home = replace(PAGE, headers={"Link": '<index.php?rest_route=/>; rel="https://api.w.org/"'})
    pages = {"GET /wp-json/": PAGE, "GET /": home, "GET /index.php": says(INDEX)}
    with OddHost(pages) as host, host.channel() as channel:
        host.replies["GET /index.php?rest_route=%2Fwp%2Fv2%2Fusers%2Fme&context=edit"] = says({"username": "ana"})
        assert channel.prove().account.startswith("ana")


@pytest.mark.parametrize("named", ["mailto:ana@blog.example", "javascript:alert(1)", "http://[::1", "data:,x"])
def test_a_home_page_that_names_no_address_as_its_api_is_passed_over(named: str) -> None:
    home = replace(PAGE, headers={"Link": f'<{named}>; rel="https://api.w.org/"'})
    pages = {"GET /wp-json/": PAGE, "GET /": home}
    with OddHost(pages) as host, host.channel() as channel, pytest.raises(RefusedError, match="no WordPress was found"):
        channel.prove()


def test_a_blog_that_offers_no_application_passwords_says_so_with_the_refusal() -> None:
    replies = {
        "GET /wp-json/": says({**INDEX, "authentication": []}),
        "GET /wp-json/wp/v2/users/me": no("rest_not_logged_in", 401),
    }
    with OddHost(replies) as host, host.channel() as channel, pytest.raises(RefusedError, match="need https"):
        channel.prove()


def test_a_post_that_a_missing_service_hides_is_not_taken_for_deleted() -> None:
    with OddHost() as host, host.channel() as channel, pytest.raises(RefusedError, match="REST API"):
        channel.see("7")


def test_what_is_no_number_of_a_post_is_not_asked_for() -> None:
    with OddHost() as host, host.channel() as channel:
        assert channel.see("../users/me") is None

    assert host.asked == []


def test_a_schedule_less_than_two_minutes_ahead_is_refused_before_asking() -> None:
    soon = replace(UNLABELLED, status="scheduled", at=TALKS.mark.since + timedelta(seconds=119))
    with OddHost() as host, host.channel() as channel, pytest.raises(RefusedError, match="less than two minutes ahead"):
        channel.create(soon)

    assert host.asked == []


def test_a_schedule_that_the_blogs_clock_has_passed_is_not_posted() -> None:
    late = replace(UNLABELLED, status="scheduled", at=TALKS.mark.since + timedelta(hours=1))
    with OddHost() as host, host.channel() as channel:
        host.replies["GET /wp-json/"] = says(INDEX, Date="Tue, 12 May 2026 12:59:00 GMT")
        with pytest.raises(RefusedError, match="less than two minutes ahead"):
            channel.create(late)

    assert [asked for asked in host.asked if asked.startswith("POST")] == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"url": "http://blog.example.org"}, "unencrypted"),
        ({"url": "https://ana:canary@blog.example.org"}, "user name or password in the address"),
        ({"secret": None}, "no application password"),
        ({"user": "ana:x"}, "colon"),
    ],
)
def test_a_table_that_would_leak_or_lacks_the_password_is_refused(other: dict[str, Any], words: str) -> None:
    with pytest.raises(SettingsError, match=words) as refused:
        _channel(**other)

    assert "canary" not in str(refused.value)
    assert refused.value.do


@pytest.mark.parametrize(
    "reply",
    [
        Reply(kind=JSON, status=401, body=f'{{"code": "x", "message": "you sent {PASSWORD}"}}'.encode()),
        Reply(kind="text/plain", status=400, body=f"password={''.join(PASSWORD.split())}".encode()),
        Reply(kind="text/plain", status=502, body=PASSWORD.encode()),
        Reply(status=302, headers={"Location": f"https://else.example/?p={''.join(PASSWORD.split())}"}),
        Reply(hangs=True),
        Reply(cuts=True),
    ],
    ids=["json", "text", "502", "redirect", "hang", "cut"],
)
def test_the_password_is_in_no_message_trace_or_address_even_where_the_host_says_it_back(reply: Reply) -> None:
    with OddHost({POSTS: reply}) as host, host.channel(timeout_seconds=0.3) as channel:
        with pytest.raises(ChannelError) as failed:
            channel.create(UNLABELLED)
        told = "".join(traceback.format_exception(failed.value)) + repr(failed.value) + repr(channel) + str(host.asked)

    assert "canary" not in told
    assert failed.value.__context__ is None or not hasattr(failed.value.__context__, "request")
    assert all(sent.startswith("Basic ") for sent in host.authorized)


def _channel(**other: Any) -> wordpress.WordPress:  # noqa: ANN401
    asked = {
        "url": "https://blog.example.org",
        "user": "ana",
        "secret": Secret(PASSWORD),
        "timeout_seconds": 5.0,
        **other,
    }
    return wordpress.channel(Table(name="blog", kind="wordpress", **asked), desk=Path(), blog=BLOG)
