"""The newsstand over real HTTP on loopback: polite where outlets are, rude where an answer says so."""

import http.client
import socket
import threading
import time

import pytest

from pipeline.newsstand import AS_OF, Answer, Newsstand, newsrooms, pages
from tests.newsstand.conftest import Ask

COURIER = "/veldria-courier/feed.xml"


def test_it_stands_on_loopback_at_a_free_port(empty_stand: Newsstand) -> None:
    host, port = empty_stand.address.removeprefix("http://").split(":")

    assert (host, int(port) > 1023) == ("127.0.0.1", True)


def test_it_takes_the_port_it_is_given(empty_stand: Newsstand) -> None:
    port = int(empty_stand.address.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        Newsstand(port=port)


def test_every_answer_of_the_day_is_served_as_it_stands(stand: Newsstand, ask: Ask) -> None:
    for path, answer in pages(stand.address).items():
        reply = ask(stand.address + path)

        assert (reply.status, reply.body) == (answer.status, answer.body)


def test_a_path_nobody_sells_at_is_not_found(stand: Newsstand, ask: Ask) -> None:
    assert ask(f"{stand.address}/the-moon/feed.xml").status == 404


def test_a_tracked_link_finds_its_page(stand: Newsstand, ask: Ask) -> None:
    courier = newsrooms()[0]

    assert ask(stand.address + courier.pieces[0].path + courier.tracking).status == 200


def test_an_answer_for_one_query_is_told_from_the_path_alone(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/feed": Answer(body=b"page one"), "/feed?page=2": Answer(body=b"page two")})

    assert ask(f"{empty_stand.address}/feed?page=2").body == b"page two"


@pytest.mark.parametrize(
    "validator",
    [
        pytest.param("{etag}", id="the tag itself"),
        pytest.param("W/{etag}", id="weak"),
        pytest.param('"another", {etag}', id="one of several"),
        pytest.param("*", id="any"),
    ],
)
def test_a_reader_who_holds_the_feed_is_told_that_it_is_unchanged(stand: Newsstand, ask: Ask, validator: str) -> None:
    etag = ask(stand.address + COURIER).headers["etag"]

    again = ask(stand.address + COURIER, If_None_Match=validator.format(etag=etag))

    assert (again.status, again.body) == (304, b"")


def test_a_date_is_a_validator_too(stand: Newsstand, ask: Ask) -> None:
    modified = ask(stand.address + COURIER).headers["last-modified"]

    assert ask(stand.address + COURIER, If_Modified_Since=modified).status == 304


def test_a_tag_decides_alone_where_both_are_given(stand: Newsstand, ask: Ask) -> None:
    modified = ask(stand.address + COURIER).headers["last-modified"]

    assert ask(stand.address + COURIER, If_None_Match='"old"', If_Modified_Since=modified).status == 200


def test_an_unreadable_date_is_as_good_as_none(stand: Newsstand, ask: Ask) -> None:
    assert ask(stand.address + COURIER, If_Modified_Since="the day before yesterday").status == 200


def test_a_new_edition_is_a_change(stand: Newsstand, ask: Ask) -> None:
    stand.show(pages(stand.address, edition="morning"))
    etag = ask(stand.address + COURIER).headers["etag"]

    stand.show(pages(stand.address))

    assert ask(stand.address + COURIER, If_None_Match=etag).status == 200


def test_a_failure_has_no_validators(stand: Newsstand, ask: Ask) -> None:
    reply = ask(f"{stand.address}/fenmoor-gazette/feed.xml", If_None_Match="*")

    assert (reply.status, reply.headers.get("etag")) == (503, None)


def test_head_is_answered_without_a_body(stand: Newsstand, ask: Ask) -> None:
    reply = ask(stand.address + COURIER, method="HEAD")

    assert (reply.status, reply.body) == (200, b"")
    assert int(reply.headers["content-length"]) > 1000


def test_a_header_of_an_answer_is_never_overruled(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/feed.xml": Answer(body=b"GIF89a", headers={"content-type": "image/gif"})})

    assert ask(f"{empty_stand.address}/feed.xml").headers["content-type"] == "image/gif"


def test_a_redirect_is_sent_as_it_stands(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/old": Answer(status=301, headers={"Location": "/new"})})

    reply = ask(f"{empty_stand.address}/old")

    assert (reply.status, reply.headers["location"]) == (301, "/new")


def test_who_asked_is_remembered(stand: Newsstand, ask: Ask) -> None:
    ask(f"{stand.address}/robots.txt", User_Agent="copydesk/0 (+editor@narrows-watch.example)")

    [asked] = stand.requests
    assert (asked.method, asked.path, asked.status) == ("GET", "/robots.txt", 200)
    assert asked.headers["user-agent"] == "copydesk/0 (+editor@narrows-watch.example)"


def test_an_outlet_that_hangs_says_nothing(empty_stand: Newsstand) -> None:
    empty_stand.show({"/feed.xml": Answer(behaviour="hang")})
    connection = http.client.HTTPConnection(empty_stand.address.removeprefix("http://"), timeout=0.3)
    connection.request("GET", "/feed.xml")

    with pytest.raises(TimeoutError):
        connection.getresponse()

    connection.close()
    assert [asked.status for asked in empty_stand.requests] == [0]


def test_one_that_hangs_does_not_keep_the_newsstand_open() -> None:
    with Newsstand({"/feed.xml": Answer(behaviour="hang")}) as stand:
        caller = socket.create_connection(("127.0.0.1", int(stand.address.rpartition(":")[2])), timeout=5)
        caller.sendall(b"GET /feed.xml HTTP/1.0\r\n\r\n")
        _wait_for(stand)

    with caller:
        assert caller.recv(100) == b""


def test_an_outlet_that_resets_ends_the_connection_at_once(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/feed.xml": Answer(behaviour="reset")})

    with pytest.raises(ConnectionResetError):
        ask(f"{empty_stand.address}/feed.xml")


def test_a_slow_outlet_answers_after_its_delay(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/feed.xml": Answer(body=b"late", delay_seconds=0.2)})
    began = time.monotonic()

    assert ask(f"{empty_stand.address}/feed.xml").body == b"late"
    assert time.monotonic() - began >= 0.2


def test_a_slow_outlet_does_not_hold_up_the_others(empty_stand: Newsstand, ask: Ask) -> None:
    empty_stand.show({"/slow": Answer(behaviour="hang"), "/fast": Answer(body=b"news")})
    slow = threading.Thread(target=_swallow, args=(empty_stand.address,), daemon=True)
    slow.start()
    _wait_for(empty_stand)

    assert ask(f"{empty_stand.address}/fast").body == b"news"


def test_the_feeds_are_as_old_as_the_edition(stand: Newsstand, ask: Ask) -> None:
    assert ask(stand.address + COURIER).headers["last-modified"] == f"{AS_OF:%a, %d %b %Y %H:%M:%S} GMT"


def _swallow(address: str) -> None:
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=5) as caller:
        caller.sendall(b"GET /slow HTTP/1.0\r\n\r\n")
        caller.recv(100)


def _wait_for(stand: Newsstand) -> None:
    until = time.monotonic() + 5
    while not stand.requests and time.monotonic() < until:
        time.sleep(0.01)
