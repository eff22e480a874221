"""What cannot be read as a request, or is too long for one: refused in the page's own look, with its headers."""

import socket

import httpx
import pytest

from tests.review.conftest import Client, Served

HEAD = "{method} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n"
HEADERS = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "cache-control")


def answered(served: Served, sent: str) -> tuple[int, httpx.Headers, str]:
    """Status, headers and body of the answer to these bytes."""
    host = served.address.removeprefix("http://")
    name, _, port = host.partition(":")
    heard = b""
    with socket.create_connection((name, int(port)), timeout=10) as opened:
        opened.sendall(sent.replace("{host}", host).encode())
        while piece := opened.recv(65536):
            heard += piece
    head, _, body = heard.decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    pairs = [(key, value.strip()) for key, _, value in (line.partition(":") for line in lines)]
    return int(first.split()[1]), httpx.Headers(pairs), body


@pytest.mark.parametrize(
    ("method", "more", "status", "words"),
    [
        pytest.param("get /", "", 400, "cannot be read: Malformed HTTP method &#34;get&#34;", id="method"),
        pytest.param("POST /", "Content-Length: 1000001\r\n", 413, "send less than a million characters", id="body"),
        pytest.param("GET /", f"Cookie: {'x' * 262_144}\r\n", 431, "delete this address&#39;s cookies", id="head"),
        pytest.param("POST /", "Transfer-Encoding: gzip\r\n", 501, "cannot be read", id="encoding"),
    ],
)
def test_what_is_refused_unread_is_told_on_a_page_with_the_headers_of_all(
    served: Served, client: Client, method: str, more: str, status: int, words: str
) -> None:
    asked = answered(served, HEAD.replace("{method}", method).replace("{more}", more))
    usual = client.get("/keys").headers

    assert (asked[0], words in asked[2]) == (status, True), asked[2]
    assert [asked[1].get(name) for name in HEADERS] == [usual[name] for name in HEADERS]
    assert asked[1]["content-type"] == "text/html; charset=utf-8"
