"""A request that says in two ways where it ends is refused, and what stands behind it is not taken for another one."""

import socket
from contextlib import suppress

import pytest

from tests.review.conftest import Served

BEHIND = "GET /static/desk.css HTTP/1.1\r\nHost: {host}\r\n\r\n"
HEAD = "POST /login HTTP/{version}\r\nHost: {host}\r\nOrigin: http://{host}\r\n{more}\r\n"
CHUNKED, LENGTH, KEPT = "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n", "Connection: keep-alive\r\n"
NO_MORE = "0\r\n\r\n"


def answered(served: Served, sent: str) -> list[str]:
    """The status of each answer on one connection, until it is closed or nothing comes for a second."""
    host = served.address.removeprefix("http://")
    name, _, port = host.partition(":")
    heard = b""
    with socket.create_connection((name, int(port)), timeout=1) as opened:
        opened.sendall(sent.replace("{host}", host).encode())
        with suppress(TimeoutError, ConnectionResetError):
            while piece := opened.recv(65536):
                heard += piece
    return [line.split()[1] for line in heard.decode("latin-1").split("\n") if line.startswith("HTTP/1.")]


@pytest.mark.parametrize(
    ("version", "more"),
    [
        pytest.param("1.1", LENGTH + CHUNKED, id="both"),
        pytest.param("1.1", CHUNKED + LENGTH, id="both, turned round"),
        pytest.param("1.1", LENGTH + "transfer-encoding:\r\n", id="an encoding that is none"),
        pytest.param("1.1", "Transfer-Encoding: ,\r\n" + LENGTH, id="an encoding of commas"),
        pytest.param("1.0", KEPT + CHUNKED, id="chunks before there were any"),
        pytest.param("1.1", LENGTH + "Content-Length: 6\r\n", id="two lengths"),
    ],
)
def test_what_stands_behind_a_request_of_two_lengths_is_no_request(served: Served, version: str, more: str) -> None:
    sent = HEAD.replace("{version}", version).replace("{more}", more) + NO_MORE + BEHIND

    assert answered(served, sent) == ["400"]


def test_chunks_alone_are_a_request_and_the_next_is_another(served: Served) -> None:
    sent = HEAD.replace("{version}", "1.1").replace("{more}", CHUNKED) + NO_MORE + BEHIND

    assert answered(served, sent) == ["400", "200"]  # a form without its token, and the styles
