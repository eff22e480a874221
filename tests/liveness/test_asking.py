"""Asking pages of an origin that misbehaves: what is there is found, and nothing is called gone that only sulks."""

import gzip
import time

import pytest

from tests.liveness.asked import IMPATIENT, OK, PAGE, WAY, asked_twice
from tests.liveness.origin import (
    Behaviour,
    Origin,
    by_method,
    chatters,
    drips,
    floods,
    hangs_up,
    leads,
    promises,
    resets,
    says,
    sends,
)

CASES = [
    ("200", OK, "ok", "HEAD"),
    ("204", says(204), "ok", "HEAD"),
    ("HTTP/1.0", says(200, version="1.0", body=b"Words"), "ok", "HEAD"),
    ("206", by_method(says(405), says(206, "Content-Range: bytes 0-0/5", "Content-Length: 1", body=b"W")), "ok", "GET"),
    ("416", by_method(says(405), says(416)), "ok", "GET"),
    ("HEAD 403, GET 200", by_method(says(403), OK), "ok", "GET"),
    ("HEAD 404, GET 200", by_method(says(404), OK), "ok", "GET"),
    ("HEAD 405, GET 200", by_method(says(405), OK), "ok", "GET"),
    ("HEAD 500, GET 200", by_method(says(500), OK), "ok", "GET"),
    ("HEAD 501, GET 200", by_method(says(501), OK), "ok", "GET"),
    ("HEAD 503, GET 200", by_method(says(503), OK), "ok", "GET"),
    ("HEAD closes, GET 200", by_method(hangs_up, OK), "ok", "GET"),
    ("HEAD reset, GET 200", by_method(resets, OK), "ok", "GET"),
    ("HEAD to the front, GET 200", by_method(leads(302, "/"), OK), "ok", "GET"),
    ("a body without end", by_method(says(405), floods), "ok", "GET"),
    ("a length too long", by_method(says(405), says(200, "Content-Length: 999999999", body=b"W")), "ok", "GET"),
    ("a length that is none", by_method(says(405), says(200, "Content-Length: -1", body=b"W")), "ok", "GET"),
    ("a body to HEAD", sends(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nWords"), "ok", "HEAD"),
    ("for now elsewhere", leads(302, "/new"), "ok", "GET"),
    ("elsewhere for good", leads(301, "/new"), "moved", "GET"),
    ("elsewhere for good, 308", leads(308, "/new"), "moved", "GET"),
    ("to the front for good", leads(301, "/"), "unknown", "GET"),
    ("to the front of its section", leads(301, "/2026"), "unknown", "GET"),
    ("to a consent wall", leads(302, f"/consent?back={PAGE}"), "unknown", "GET"),
    ("to a page that says 404", leads(302, "/404"), "unknown", "GET"),
    ("to itself", leads(302, PAGE), "unknown", "GET"),
    ("to nowhere", says(302), "unknown", "GET"),
    ("to a script", leads(302, "javascript:alert(1)"), "unknown", "GET"),
    ("to a file", leads(302, "file:///etc/passwd"), "unknown", "GET"),
    ("to the cloud's own host", leads(302, "http://169.254.169.254/latest/meta-data/"), "unknown", "GET"),
    ("to another protocol's port", leads(302, "http://[::1"), "unknown", "GET"),
    ("401", says(401), "refused", "GET"),
    ("402", says(402), "refused", "GET"),
    ("403", says(403), "refused", "GET"),
    ("405", says(405), "refused", "GET"),
    ("451", says(451), "refused", "GET"),
    ("999", says(999), "refused", "GET"),
    ("400", says(400), "unknown", "GET"),
    ("429", says(429, "Retry-After: 60"), "unknown", "HEAD"),
    ("500", says(500), "unknown", "GET"),
    ("503", says(503), "unknown", "GET"),
    ("503 with Retry-After", says(503, "Retry-After: 60"), "unknown", "HEAD"),
    ("404 to HEAD, then silence", by_method(says(404), hangs_up), "unknown", "GET"),
    ("closes", hangs_up, "unknown", "GET"),
    ("resets", resets, "unknown", "GET"),
    ("no HTTP", sends(b"220 mail.example ESMTP\r\n"), "unknown", "GET"),
    ("half a status line", sends(b"HTTP/1.1 "), "unknown", "GET"),
    ("a status that is none", sends(b"HTTP/1.1 abc\r\n\r\n"), "unknown", "GET"),
    ("ten thousand headers", says(200, *(f"X-{n}: a" for n in range(10_000))), "unknown", "GET"),
    ("a header without end", says(200, "X: " + "a" * 200_000), "unknown", "GET"),
    ("404", says(404), "gone", "GET"),
    ("410", says(410), "gone", "GET"),
]


@pytest.mark.parametrize(("behaviour", "state", "method"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_page_is_judged_by_what_a_reader_would_find(
    origin: Origin, behaviour: Behaviour, state: str, method: str
) -> None:
    found = asked_twice(origin, behaviour)

    assert (found.state, found.method) == (state, method), found


def test_a_packed_bomb_is_a_page_that_is_there(origin: Origin) -> None:
    bomb = gzip.compress(b"a" * 50_000_000)

    found = asked_twice(origin, by_method(says(405), says(200, "Content-Encoding: gzip", body=bomb)))

    assert (found.state, found.method) == ("ok", "GET"), found


@pytest.mark.parametrize(
    ("behaviour", "state"),
    [
        pytest.param(drips, "unknown", id="drips"),
        pytest.param(promises, "unknown", id="promises for ever"),
        pytest.param(by_method(drips, OK), "ok", id="HEAD drips, GET 200"),
    ],
)
def test_a_server_that_keeps_it_waiting_is_left_in_time(origin: Origin, behaviour: Behaviour, state: str) -> None:
    found = asked_twice(origin, behaviour, IMPATIENT)

    assert (found.state, found.method) == (state, "GET"), found
    assert found.why in ("", "no answer within 1 second")


def test_a_head_without_an_end_is_not_read_for_as_long_as_there_is_time(origin: Origin) -> None:
    began = time.monotonic()

    assert asked_twice(origin, chatters).why == "its answer is not HTTP"
    assert time.monotonic() - began < WAY.timeout_seconds  # of four questions
