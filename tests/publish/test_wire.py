"""An answer has an end: of time, of bytes on the line and of bytes unpacked, whatever a server sends."""

import gzip
import time
import tracemalloc
import zlib
from contextlib import closing, suppress

import httpx
import pytest

from pipeline.errors import UnansweredError
from pipeline.publish import asking, wire
from tests.publish.talkative import ENDLESS_CONTINUE, ENDLESS_HINTS, talking

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
LONG = 100_000_000  # bytes, unpacked


def asked(address: str, *, timeout_seconds: float = 0.3) -> asking.Answer:
    with closing(asking.client(timeout_seconds=timeout_seconds)) as asker:
        return asking.ask(asker, "POST", address, name="the blog", body={"title": "River Talks Open"})


@pytest.mark.parametrize(
    ("first", "then", "pause"),
    [
        pytest.param(b"", ENDLESS_CONTINUE * 500, 0.0, id="continue-without-end"),
        pytest.param(b"", ENDLESS_HINTS, 0.05, id="hints-now-and-then"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.05, id="a-head-that-drips"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n", b"[", 0.05, id="a-body-that-drips"),
    ],
)
def test_an_answer_without_an_end_is_in_doubt_soon(first: bytes, then: bytes, pause: float) -> None:
    began = time.monotonic()
    with talking(first, then=then, pause=pause) as address, pytest.raises(UnansweredError):
        asked(address)

    assert time.monotonic() - began < 5


@pytest.mark.parametrize("packing", ["gzip", "gzip, gzip", "deflate", "br", "zstd"])
def test_what_is_packed_is_never_unpacked_beyond_what_an_answer_has(packing: str) -> None:
    bomb = gzip.compress(packed_zeros()) if "," in packing else packed_zeros()
    tracemalloc.start()
    try:
        with (
            talking(HEAD + f"Content-Encoding: {packing}\r\n\r\n".encode() + bomb) as address,
            pytest.raises(UnansweredError, match=r"longer than|not asked for"),
        ):
            asked(address, timeout_seconds=5)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 40_000_000


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        pytest.param("gzip", gzip.compress(b"[1]"), id="gzip"),
        pytest.param("x-gzip", gzip.compress(b"[1]"), id="its-old-name"),
        pytest.param("deflate", zlib.compress(b"[1]"), id="deflate"),
        pytest.param("deflate", zlib.compress(b"[1]", wbits=-15), id="deflate-without-zlibs-head"),
        pytest.param("identity, gzip", gzip.compress(b"[1]"), id="one-of-two-that-packs"),
        pytest.param("none", b"[1]", id="a-plugin-that-wants-it-left-alone"),
        pytest.param("UTF-8", b"[1]", id="a-charset-by-mistake"),
    ],
)
def test_an_answer_in_one_packing_is_read(packing: str, body: bytes) -> None:
    head = HEAD + f"Content-Encoding: {packing}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with talking(head + body) as address:
        assert asked(address).document == [1]


@pytest.mark.parametrize("packing", ["gzip", "br", "gzip, gzip"])
def test_an_answer_without_a_body_has_nothing_to_unpack(packing: str) -> None:
    with talking(f"HTTP/1.1 204 No Content\r\nContent-Encoding: {packing}\r\n\r\n".encode()) as address:
        assert asked(address).status == 204


def test_what_is_no_packing_at_all_is_in_doubt() -> None:
    with (
        talking(HEAD + b"Content-Encoding: gzip\r\n\r\n[1]") as address,
        pytest.raises(UnansweredError, match="cannot be unpacked"),
    ):
        asked(address)


def packed_zeros() -> bytes:
    """Return 100 MB of zeros, packed."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(1_000_000)
    return b"".join(packer.compress(zeros) for _ in range(LONG // len(zeros))) + packer.flush()


class HungUp(httpx.BaseTransport):
    """A line on which nothing can be sent any more, and what the other side had said before can be read."""

    def read(self, most: int, timeout: float | None = None) -> bytes:
        return b"HTTP/1.1 503 Service Unavailable\r\n\r\n"[:most]

    def write(self, piece: bytes, timeout: float | None = None) -> None:
        raise httpx.WriteError("the other side hung up")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"]("connection.connect_tcp.complete", {"return_value": self})
        with suppress(httpx.WriteError):
            self.write(b"POST / HTTP/1.1\r\n")
        return httpx.Response(int(self.read(100).split()[1]))


def test_why_a_server_hung_up_before_anything_was_sent_is_heard() -> None:
    with httpx.Client(transport=HungUp()) as asker:
        request = asker.build_request("POST", "http://127.0.0.1/")
        with wire.answered(asker, request, seconds=5) as answer:
            assert answer.status_code == 503
