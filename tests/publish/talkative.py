"""A server that says what it says to whoever asks, and goes on with it, as no HTTP server would. On loopback."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

ENDLESS_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
ENDLESS_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"


@contextmanager
def talking(first: bytes, *, then: bytes = b"", pause: float = 0.0) -> Iterator[str]:
    """Say `first`, then `then` again and again, with so many seconds between; yield the address."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talks() -> None:
            with suppress(OSError), server.accept()[0] as caller:
                _heard(caller)
                caller.sendall(first)
                while then and not over.wait(pause):
                    caller.sendall(then)

        thread = threading.Thread(target=talks, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            thread.join()


def _heard(caller: socket.socket) -> None:
    """Take the whole request: what is left of it would be a reset of the answer."""
    heard = b""
    while b"\r\n\r\n" not in heard:
        heard += caller.recv(65536)
    head, _, body = heard.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    left = (int(lengths[0].partition(b":")[2]) if lengths else 0) - len(body)
    while left > 0:
        left -= len(caller.recv(65536))
