"""An answer over HTTP with an end to it: of time, of bytes on the line, and of bytes unpacked.

httpx's time begins anew with each byte and with each "100 Continue", its head has no end while those come, and it
unpacks a piece whole: a few kilobytes of brotli, or of gzip in gzip, are gigabytes then. So the line itself is watched
(httpcore's `trace` tells when there is one), and what came is unpacked here, one layer of gzip at most.
"""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from pipeline import stopwatch

_HEAD_BYTES = 256_000  # before the body; a WordPress with all its plugins says some thousand
_HAS_LINE = ("connection.connect_tcp.complete", "connection.start_tls.complete")
# https://www.iana.org/assignments/http-parameters, "content coding". What is none of them packs nothing: blogs say
# "none" there so that their server leaves an answer as it is, and "utf-8" by mistake.
_PACKED = ("gzip", "x-gzip", "deflate")
_OTHERWISE = ("aes128gcm", "br", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd")
_BY_ITS_BEGINNING, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS
_PIECE = 65_536  # bytes: more than the two by which zlib tells a beginning, if the answer has more
TAKEN = "gzip"  # for Accept-Encoding


class UnusableError(Exception):
    """The answer is longer, or takes longer, than any that we have a use for; or nobody can unpack it."""


@contextmanager
def answered(asker: httpx.Client, asked: httpx.Request, *, seconds: float) -> Iterator[httpx.Response]:
    """Send a request and yield its answer, of which the head is there, within so many seconds of the last byte sent.

    Raises:
        httpx.HTTPError: none came; `asking.NEVER_LEFT` says which of them were raised before anything was sent.
    """
    asked.extensions["trace"] = _Line(seconds=seconds, left=_HEAD_BYTES).told
    with closing(asker.send(asked, stream=True)) as answer:
        yield answer


def body(answer: httpx.Response, *, seconds: float, most: int) -> bytes:
    """Return the body of an answer, unpacked.

    Raises:
        UnusableError: it is longer than `most` bytes, takes longer than `seconds`, or is packed in another way.
        httpx.HTTPError: it broke off.
    """
    line: _Line = answer.request.extensions["trace"].__self__
    line.until, line.left = stopwatch.seconds() + seconds, most + _HEAD_BYTES
    try:
        return b"".join(_unpacked(answer, most))
    except httpx.TimeoutException:
        late = f"the answer was not whole after {seconds:g} seconds"
    raise UnusableError(late)


@dataclass(slots=True)
class _Line:
    """The connection of one request: until when it may be read from, and how many bytes may come yet."""

    seconds: float
    left: int
    until: float = 0.0

    def told(self, event: str, info: Mapping[str, Any]) -> None:
        """Watch the line that there is now; httpcore calls this (its "trace" extension)."""
        if event in _HAS_LINE:
            self._watch(info["return_value"])

    def _watch(self, stream: Any) -> None:  # noqa: ANN401  httpcore's NetworkStream
        reads, writes = stream.read, stream.write
        # Where nothing can be sent httpx hears all the same: a server that hangs up early may have said why.
        self.until = stopwatch.seconds() + self.seconds

        def read(most: int, timeout: float | None = None) -> bytes:
            del timeout  # it would begin anew
            piece: bytes = reads(most, timeout=self._seconds_left())
            self.left -= len(piece)
            if self.left < 0:
                raise httpx.ReadError("more came than an answer has")
            return piece

        def write(piece: bytes, timeout: float | None = None) -> None:
            writes(piece, timeout=timeout)
            self.until = stopwatch.seconds() + self.seconds

        stream.read, stream.write = read, write

    def _seconds_left(self) -> float:
        left = self.until - stopwatch.seconds()
        if left <= 0:
            raise httpx.ReadTimeout("it went on, and came to no end")
        return left


def _unpacked(answer: httpx.Response, most: int) -> Iterator[bytes]:
    unpacker, length = None, 0
    for raw in answer.iter_raw(_PIECE):
        unpacker = unpacker or _unpacker(answer.headers.get("content-encoding", ""), raw)
        piece = _piece(unpacker, raw, most + 1 - length) if unpacker else raw
        length += len(piece)
        if length > most:
            raise UnusableError(f"the answer is longer than {most:,} bytes")
        yield piece


def _unpacker(named: str, first: bytes) -> Any:  # noqa: ANN401  zlib names no type
    """Return what unpacks a body that begins so; None where nothing packed it."""
    packings = [name for name in named.lower().replace(" ", "").split(",") if name in (*_PACKED, *_OTHERWISE)]
    if not packings:
        return None
    if len(packings) > 1 or packings[0] in _OTHERWISE:
        raise UnusableError("the answer is packed in a way that was not asked for")
    # Some servers leave out zlib's head and sum, which "deflate" has (RFC 9110, 8.4.1.2).
    bare = packings[0] == "deflate" and not _begins(first)
    return zlib.decompressobj(_BARE if bare else _BY_ITS_BEGINNING)


def _begins(first: bytes) -> bool:
    try:
        zlib.decompressobj(_BY_ITS_BEGINNING).decompress(first[:2])
    except zlib.error:
        return False
    return True


def _piece(unpacker: Any, raw: bytes, most: int) -> bytes:  # noqa: ANN401  the same
    try:
        return bytes(unpacker.decompress(raw, most))
    except zlib.error:
        problem = "the answer cannot be unpacked"
    raise UnusableError(problem)
