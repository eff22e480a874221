"""A connection to a mail server of which each answer has an end: of time, and of bytes.

smtplib reads lines for as long as the server says that another follows, and its time begins anew with each byte: one
answer could take for ever, or all the memory there is.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline import stopwatch

# EHLO's answer, the longest there is, has some twenty lines of at most 512 bytes (RFC 5321, 4.5.3.1.5).
_MOST_BYTES = 100_000
_Answer = tuple[int, bytes]


class Plain(smtplib.SMTP):
    """smtplib's connection that begins in the clear."""

    def getreply(self) -> _Answer:
        """Return an answer's number and its words."""
        return _heard(self, super().getreply)


class Encrypted(smtplib.SMTP_SSL):
    """smtplib's connection over TLS from its first byte."""

    def getreply(self) -> _Answer:
        """Return an answer's number and its words."""
        return _heard(self, super().getreply)


def _heard(smtp: smtplib.SMTP, reads: Callable[[], _Answer]) -> _Answer:
    # smtplib makes a file where there is none, and forgets it with STARTTLS: what came before it in the clear is gone.
    if smtp.file is None and smtp.sock is not None:
        smtp.file = _Lines(connection=smtp.sock)
    if smtp.file is not None:
        smtp.file.begin(seconds=smtp.timeout)
    return reads()


@dataclass(slots=True, kw_only=True)
class _Lines:
    """What smtplib needs of a file: lines. `until` is stopwatch.seconds', `left` how many bytes may come yet."""

    connection: socket.socket | ssl.SSLSocket
    until: float = 0.0
    left: int = 0
    _kept: bytearray = field(default_factory=bytearray)

    def begin(self, *, seconds: float) -> None:
        """Give one more answer its time and its bytes."""
        self.until, self.left = stopwatch.seconds() + seconds, _MOST_BYTES

    def readline(self, most: int) -> bytes:
        """Return a line with its end, or `most` bytes of it; what there is where the connection ends.

        Raises:
            OSError: the answer takes too long, or is too long.
        """
        kept = self._kept
        while b"\n" not in kept and len(kept) < most:
            piece = self._read()
            if not piece:
                break
            kept += piece
        end = min(kept.find(b"\n") + 1 or len(kept), most)
        line = bytes(kept[:end])
        del kept[:end]
        self.left -= len(line)
        if self.left < 0:
            raise OSError("its answer has no end")
        return line

    def close(self) -> None:
        """Nothing: the connection is smtplib's."""

    def _read(self) -> bytes:
        for_sending = self.connection.gettimeout()
        left = self.until - stopwatch.seconds()
        if left <= 0:
            raise TimeoutError("timed out")
        self.connection.settimeout(left)
        try:
            return self.connection.recv(8192)
        finally:
            self.connection.settimeout(for_sending)
