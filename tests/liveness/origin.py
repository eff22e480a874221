"""An origin that misbehaves: raw sockets on loopback, a behaviour a path, and a note of all that was asked."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked: method, path with query, headers by name in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


Behaviour = Callable[[socket.socket, Request], None]


@dataclass(slots=True)
class Origin:
    """A server on a free port of 127.0.0.1, one thread a connection."""

    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    _socket: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _closing: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.set()
        socket.create_connection(self._socket.getsockname()).close()  # whoever waits for a caller hears it at once
        for thread in self._threads:
            thread.join()
        self._socket.close()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def methods(self, path: str) -> list[str]:
        """By which methods a path was asked, in order."""
        return [request.method for request in self.asked if request.path == path]

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._closing.is_set():
                connection.close()
                return
            self._start(partial(self._serve, connection))

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(5)
            request = _read(connection)
            self.asked.append(request)
            self.behaviours[request.path.partition("?")[0]](connection, request)


def _read(connection: socket.socket) -> Request:
    text = b""
    while b"\r\n\r\n" not in text:
        more = connection.recv(4096)
        if not more:
            raise ConnectionError
        text += more
    first, *lines = text.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
    return Request(method=method, path=path, headers=headers)


def says(status: int, *headers: str, body: bytes = b"", version: str = "1.1") -> Behaviour:
    """Answer with a status line, these header lines and a body."""

    def answer(connection: socket.socket, request: Request) -> None:
        head = "\r\n".join((f"HTTP/{version} {status} So", *headers, "", ""))
        connection.sendall(head.encode("utf-8") + (body if request.method != "HEAD" else b""))

    return answer


def leads(status: int, to: str) -> Behaviour:
    """Redirect."""
    return says(status, f"Location: {to}", "Content-Length: 0")


def sends(raw: bytes) -> Behaviour:
    """Answer with these very bytes."""
    return lambda connection, request: connection.sendall(raw)


def by_method(head: Behaviour, get: Behaviour) -> Behaviour:
    """Answer HEAD one way and GET another."""
    return lambda connection, request: (head if request.method == "HEAD" else get)(connection, request)


def hangs_up(connection: socket.socket, request: Request) -> None:
    """Close without a word."""


def resets(connection: socket.socket, request: Request) -> None:
    """Reset the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def drips(connection: socket.socket, request: Request) -> None:
    """Send a status line and then a header that has no end, a byte at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        connection.sendall(b"a")
        time.sleep(0.05)


def floods(connection: socket.socket, request: Request) -> None:
    """Send a body without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while request.method == "GET":
        connection.sendall(b"a" * 65536)


def chatters(connection: socket.socket, request: Request) -> None:
    """Say that it will answer soon, as often as the line takes."""
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 500)


def promises(connection: socket.socket, request: Request) -> None:
    """Say that it will answer soon, again and again."""
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.02)
