"""Connections that fail prove nothing: nobody listens, a stranger's certificate, a plain server where TLS should be."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import trustme

from pipeline import liveness
from tests.certificates import certified
from tests.liveness.asked import WAY
from tests.liveness.origin import Origin


def test_nobody_listening_is_no_proof(origin: Origin) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    answer = liveness.ask(f"http://127.0.0.1:{port}/", WAY)

    assert (answer.status, answer.why) == (None, "nobody listens there")


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
