"""Asking pages of an origin that misbehaves: what is there is found, and nothing is called gone that only sulks."""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from pipeline import liveness
from pipeline.liveness import Way
from pipeline.liveness.asking import MOST_HOPS
from pipeline.liveness.connecting import ForbiddenError, admitted
from pipeline.store.link_states import LinkState
from tests.cast import NOON
from tests.certificates import certified
from tests.liveness.origin import (
    Behaviour,
    Origin,
    by_method,
    drips,
    floods,
    hangs_up,
    leads,
    promises,
    resets,
    says,
    sends,
)

PAGE = "/2026/05/12/ferry"
WAY = Way(user_agent="copydesk/1 (+editor@example.org)", timeout_seconds=5, allow_private=True)
IMPATIENT = replace(WAY, timeout_seconds=1)  # for a server that would keep it waiting
OK = says(200, "Content-Length: 5", body=b"Words")
FRONT = by_method(OK, OK)


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as opened:
        yield opened


def asked_twice(origin: Origin, behaviour: Behaviour, way: Way = WAY) -> LinkState:
    """Return what the page is after two looks, two hours apart: time enough to be called gone."""
    origin.behaviours |= {PAGE: behaviour, "/": FRONT, "/new": OK, "/consent": OK, "/2026": OK, "/404": OK}
    url, state = origin.address + PAGE, None
    for look in range(2):
        now = NOON + timedelta(hours=2 * look)
        state = liveness.judged(url, liveness.ask(url, way), state, now=now)
    assert state is not None
    return state


BOMB = gzip.compress(b"a" * 50_000_000)
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
    ("a packed bomb", by_method(says(405), says(200, "Content-Encoding: gzip", body=BOMB)), "ok", "GET"),
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


def test_a_page_that_is_there_is_asked_once(origin: Origin) -> None:
    origin.behaviours[PAGE] = OK

    liveness.ask(origin.address + PAGE, WAY)

    assert origin.methods(PAGE) == ["HEAD"]


def test_a_server_that_wants_to_be_left_is_left(origin: Origin) -> None:
    origin.behaviours[PAGE] = says(429, "Retry-After: 120")

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (origin.methods(PAGE), answer.retry_after) == (["HEAD"], "120")


def test_it_says_who_asks_and_for_one_byte(origin: Origin) -> None:
    origin.behaviours[PAGE] = by_method(says(405), OK)

    liveness.ask(origin.address + PAGE, WAY)

    head, get = (request.headers for request in origin.asked)
    assert head["user-agent"] == get["user-agent"] == "copydesk/1 (+editor@example.org)"
    assert (head.get("range"), get["range"]) == (None, "bytes=0-0")
    assert head["host"] == origin.address.removeprefix("http://")
    assert {"cookie", "referer", "authorization"}.isdisjoint(get)


def test_a_moved_page_is_known_by_its_new_address(origin: Origin) -> None:
    origin.behaviours |= {"/new": OK, "/newer": leads(302, "/today"), "/today": OK}

    assert asked_twice(origin, leads(301, "/new")).final_url == origin.address + "/new"
    assert asked_twice(origin, leads(301, "/newer")).final_url == origin.address + "/newer"


@pytest.mark.parametrize(
    "to", ["javascript:alert(1)", "http://169.254.169.254/", "http://[::1", "//user:secret@marl.example/"]
)
def test_an_address_that_was_not_asked_is_nowhere_kept(origin: Origin, to: str) -> None:
    origin.behaviours[PAGE] = leads(301, to)

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (answer.final_url, answer.moved_to) == (origin.address + PAGE, origin.address + PAGE)


def test_a_walk_through_redirects_ends(origin: Origin) -> None:
    origin.behaviours |= {f"/{step}": leads(302, f"/{step + 1}") for step in range(50)}

    answer = liveness.ask(f"{origin.address}/0", WAY)

    assert answer.why == f"it redirects more than {MOST_HOPS} times"
    assert len(origin.asked) == 2 * (MOST_HOPS + 1)


def test_an_address_beyond_ascii_is_followed(origin: Origin) -> None:
    origin.behaviours |= {PAGE: leads(301, "/новость"), "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C": OK}

    answer = liveness.ask(origin.address + PAGE, WAY)

    assert (answer.status, answer.final_url) == (200, origin.address + "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C")


def test_nobody_listening_is_no_proof(origin: Origin) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    answer = liveness.ask(f"http://127.0.0.1:{port}/", WAY)

    assert (answer.status, answer.why) == (None, "nobody listens there")


def test_no_word_of_a_hostile_server_stands_in_the_reason(origin: Origin) -> None:
    origin.behaviours[PAGE] = sends(b"<script>alert(1)</script>\r\n\r\n")

    assert liveness.ask(origin.address + PAGE, WAY).why == "its answer is not HTTP"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://0x7f.1/",
        "ftp://harbour.example/",
        "http://user:secret@harbour.example/",
        "http://harbour.example:25/",
    ],
)
def test_what_the_guard_refuses_is_not_asked(url: str) -> None:
    answer = liveness.ask(url, Way(user_agent="copydesk", timeout_seconds=0.5))

    assert (answer.method, answer.status) == ("", None)
    assert answer.why.startswith("it may not be asked: ")


@given(st.text(max_size=60))
def test_no_address_however_odd_stops_a_round(path: str) -> None:
    for url in (f"http://127.0.0.1/{path}", f"http://[{path}", path.replace(":", "")):
        assert liveness.ask(url, Way(user_agent="copydesk", timeout_seconds=0.5)).method == ""


@pytest.mark.parametrize(
    "given_addresses",
    [["127.0.0.1"], ["10.1.2.3", "192.168.0.1"], ["169.254.169.254"], ["::1"], ["::ffff:127.0.0.1"], ["fe80::1%2"], []],
)
def test_a_name_that_leads_inside_is_refused_whatever_it_is_called(given_addresses: list[str]) -> None:
    with pytest.raises(ForbiddenError):
        admitted(given_addresses, allow_private=False)


def test_of_a_name_s_addresses_only_the_open_ones_are_connected_to() -> None:
    assert admitted(["10.0.0.1", "93.184.216.34", "93.184.216.34"], allow_private=False) == ("93.184.216.34",)


def test_over_tls_the_server_hears_the_name_and_a_stranger_is_not_trusted() -> None:
    ca, heard = trustme.CA(), list[str | None]()
    server, client = certified(ca, "localhost"), ssl.create_default_context()
    ca.configure_trust(client)
    server.sni_callback = lambda connection, name, context: heard.append(name)

    def serve(connection: socket.socket) -> None:
        with server.wrap_socket(connection, server_side=True) as secure:
            secure.recv(4096)
            secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with _listening(serve, times=3) as port:
        trusting, strange = (
            liveness.ask(f"https://localhost:{port}/", replace(WAY, timeout_seconds=5, context=context))
            for context in (client, None)
        )

    assert (trusting.status, set(heard)) == (200, {"localhost"})
    assert (strange.status, strange.why) == (None, "its certificate cannot be trusted (TLS)")


def test_a_plain_server_at_a_secure_address_is_no_proof() -> None:
    with _listening(lambda connection: connection.sendall(b"HTTP/1.0 400 So\r\n\r\n"), times=2) as port:
        answer = liveness.ask(f"https://localhost:{port}/", replace(WAY, timeout_seconds=5))

    assert (answer.status, answer.why) == (None, "no secure connection (TLS)")


@contextmanager
def _listening(serve: Callable[[socket.socket], object], *, times: int) -> Iterator[int]:
    """Serve so many connections on a free port of localhost; yields the port."""

    def work() -> None:
        for _ in range(times):
            with suppress(OSError), listening.accept()[0] as connection:
                serve(connection)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        thread = threading.Thread(target=work)
        thread.start()
        yield int(listening.getsockname()[1])
        thread.join()
