"""A connection to the very address that the guard has judged: a name is looked up once, so it cannot change its mind.

The name stays what the server hears: Host and, over TLS, SNI and the certificate are those of the address as asked.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache

from pipeline import guard

_MOST_TRIED = 3  # addresses of one name


class ForbiddenError(OSError):
    """No address of the name may be asked; the message says why."""


@contextmanager
def connected(
    host: str, port: int, *, secure: bool, until: float, allow_private: bool, context: ssl.SSLContext | None
) -> Iterator[socket.socket]:
    """Connect, and close again; the connection is cut at `until` (time.monotonic), whatever it is waiting for then.

    Raises:
        ForbiddenError: DNS gave no address that may be asked.
        TimeoutError, OSError, UnicodeError: no connection.
    """
    # getaddrinfo has no deadline of its own; the system's resolver gives up after some seconds.
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    plain = _opened(admitted(host, found, allow_private=allow_private), port, until)
    wrapped = plain
    try:
        if secure:
            chosen = context or _trusted()
            wrapped = chosen.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        with _cut_at(wrapped, until):
            if isinstance(wrapped, ssl.SSLSocket):
                wrapped.do_handshake()
            yield wrapped
    finally:
        wrapped.close()


def admitted(host: str, addresses: Iterable[str], *, allow_private: bool) -> tuple[str, ...]:
    """Return those of a host's addresses that may be connected to, each once, in order.

    Raises:
        ForbiddenError: none may.
    """
    private = allow_private and guard.is_private_host(host)
    refusals = {address: guard.address_refusal(address, allow_private=private) for address in dict.fromkeys(addresses)}
    open_to_us = tuple(address for address, why in refusals.items() if not why)
    if not open_to_us:
        raise ForbiddenError(next(iter(refusals.values()), "its name has no address"))
    return open_to_us


def _opened(addresses: Sequence[str], port: int, until: float) -> socket.socket:
    problem: OSError = TimeoutError()
    for address in addresses[:_MOST_TRIED]:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as failed:
            problem = failed
    raise problem


@contextmanager
def _cut_at(connection: socket.socket, until: float) -> Iterator[None]:
    """Cut the connection at a time: a timeout of a socket begins anew with each byte of a server that drips."""
    is_late = threading.Event()

    def cut() -> None:
        is_late.set()
        with suppress(OSError):  # it is closed already
            # The plain socket's own: that of TLS would change the object under the reader's feet.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, until - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, ValueError) as problem:
        if is_late.is_set():
            raise TimeoutError from problem
        raise
    finally:
        timer.cancel()
    if is_late.is_set():
        raise TimeoutError


@cache
def _trusted() -> ssl.SSLContext:
    import httpx  # only here: it costs a cron tick 100 ms

    return httpx.create_ssl_context(trust_env=False)
