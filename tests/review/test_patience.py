"""Connections that send or read by drops, over real sockets: they end, and keep no editor out."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from types import SimpleNamespace

import httpx
import pytest

from pipeline.review.patience import Doorkeeper, Patience
from tests.desks import DeskFolder
from tests.review.conftest import EVENING, NO_TLS, Client, Served, serving

HURRIED = Patience(waiting=1.0, sending=1.0, taking=1.0)
HEAD = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
STYLES = b"GET /static/desk.css HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"


@contextmanager
def hurried(evening: DeskFolder, patience: Patience = HURRIED) -> Iterator[int]:
    """A page that has little patience: its port."""
    with serving(evening, clock=lambda: EVENING, real_clock=lambda: EVENING, patience=patience) as page:
        yield int(page.address.rpartition(":")[2])


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def seconds_until_it_ends(opened: socket.socket, drop: Callable[[socket.socket], None]) -> float:
    """Do `drop` five times a second until the other side is gone."""
    began = time.monotonic()
    opened.settimeout(0.2)
    while time.monotonic() - began < 10:
        try:
            drop(opened)
            if opened.recv(1) == b"":
                break
        except TimeoutError:
            continue
        except OSError:
            break
    return time.monotonic() - began


@pytest.mark.parametrize(
    ("first", "drop"),
    [(b"", b""), (b"GET / HT", b"x"), (HEAD, b"a"), (b"", b"\r\n"), (HEAD + b"\r\n", b"a")],
    ids=["silent", "first line", "head", "blank lines", "body"],
)
def test_a_request_that_comes_by_drops_ends(evening: DeskFolder, first: bytes, drop: bytes) -> None:
    with hurried(evening) as port, connected(port) as opened:
        opened.sendall(first)
        lasted = seconds_until_it_ends(opened, lambda slow: slow.sendall(drop))

    assert 0.9 < lasted < 5


def test_more_slow_connections_than_there_are_places_keep_no_editor_out(client: Client, served: Served) -> None:
    port = int(served.address.rpartition(":")[2])
    with ExitStack() as slow:
        for _ in range(150):
            slow.enter_context(connected(port)).sendall(HEAD)

        began = time.monotonic()
        # Each on a connection of its own, as from a browser that was just opened.
        answers = [httpx.get(served.address, cookies=client.cookies, timeout=10, verify=NO_TLS) for _ in range(3)]

        assert [answer.status_code for answer in answers] == [200] * 3
        assert time.monotonic() - began < 5


def test_an_answer_that_nobody_takes_ends(evening: DeskFolder) -> None:
    with hurried(evening) as port, socket.socket() as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        opened.connect(("127.0.0.1", port))
        opened.sendall((STYLES % port) * 200)  # their answers are far more than the buffers between the two hold
        time.sleep(4)
        opened.settimeout(5)
        taken = 0
        with suppress(ConnectionResetError):
            while piece := opened.recv(65_536):
                taken += len(piece)

    assert 0 < taken < 5_000_000


def test_an_editor_who_asks_again_and_again_keeps_his_connection(evening: DeskFolder) -> None:
    with hurried(evening) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.connect()
        opened = connection.sock
        for _ in range(7):
            connection.request("GET", "/login")
            assert connection.getresponse().read()
            time.sleep(0.65)

        assert connection.sock is opened
        connection.close()


def test_who_sends_slowly_and_not_by_drops_is_heard_to_the_end(evening: DeskFolder) -> None:
    with hurried(evening) as port, connected(port) as opened:
        opened.sendall(HEAD.replace(b"1000", b"200000") + b"\r\n")
        for _ in range(5):
            opened.sendall(b"a" * 40_000)
            time.sleep(0.6)

        assert opened.recv(20).startswith(b"HTTP/1.1 ")


def test_who_reads_slowly_and_not_by_drops_gets_the_whole_answer(evening: DeskFolder) -> None:
    with hurried(evening) as port, socket.socket() as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        opened.connect(("127.0.0.1", port))
        opened.sendall((STYLES % port) * 120 + b"GET /login HTTP/1.0\r\n\r\n")  # HTTP/1.0: and then it closes
        taken = 0
        while piece := opened.recv(65_536):
            taken += len(piece)
            if taken % 1_000_000 < len(piece):
                time.sleep(0.8)

    assert taken > 120 * 50_000


def test_more_connections_that_take_no_answer_than_there_are_places_keep_no_editor_out(evening: DeskFolder) -> None:
    with hurried(evening, Patience(places=5)) as port, ExitStack() as slow:
        for _ in range(5):
            opened = slow.enter_context(socket.socket())
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            opened.connect(("127.0.0.1", port))
            opened.sendall((STYLES % port) * 120)
        time.sleep(1)

        assert httpx.get(f"http://127.0.0.1:{port}/login", timeout=5, verify=NO_TLS).status_code == 200


def test_who_comes_while_all_the_others_are_being_answered_is_not_sent_away(evening: DeskFolder) -> None:
    with hurried(evening, Patience(places=2)) as port, connected(port) as busy:
        busy.sendall((b"GET /login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port) * 150)
        busy.recv(1)
        with connected(port) as opened:
            time.sleep(0.2)
            opened.sendall(b"GET /login HTTP/1.0\r\nHost: 127.0.0.1:%d\r\n\r\n" % port)

            assert opened.recv(12) in (b"HTTP/1.0 200", b"HTTP/1.1 200")


@pytest.mark.parametrize(("untaken", "closed"), [(16_777_216, []), (16_777_217, [2])])
def test_who_takes_nothing_while_more_of_his_requests_wait_has_no_more_time_for_it(
    untaken: int, closed: list[int]
) -> None:
    now, ended = 0, []
    stands: dict[str, object] = {"requests": ["the next"], "request": None, "outbufs": [b""], "current_outbuf_count": 0}
    waitress = SimpleNamespace(outbuf_high_watermark=16_777_216)
    stands |= {"total_outbufs_len": untaken, "adj": waitress, "handle_close": lambda: ended.append(now)}
    channel = type("Channel", (), stands)
    keeper = Doorkeeper(Patience(taking=1.0))
    for now in range(3):
        keeper.look({1: channel}, now=now)

    assert ended == closed
