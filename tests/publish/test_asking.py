"""One request over HTTP: where a password may go, and what a slow, endless or talkative server does to us."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pytest
from trustme import CA

from pipeline.errors import RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.newsstand import Answer, Newsstand
from pipeline.publish import asking
from tests.certificates import certified


@pytest.mark.parametrize(
    "address",
    [
        "https://blog.example.org",
        "https://blog.example.org:8443/news/",
        "http://127.0.0.1:8080",
        "http://127.8.9.1/",
        "http://localhost:8080/",
        "http://[::1]:8080/",
    ],
)
def test_a_password_goes_over_https_or_to_this_machine(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://blog.example.org",
        "HTTP://blog.example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://10.0.0.1/",
        "http://0x7f000001/",
        "https://ana:canary@blog.example.org",
        "ftp://blog.example.org",
        "file:///etc/passwd",
        "https://",
        "https://169.254.169.254/",
        "https://blog.example.org\\@127.0.0.1",
        "",
    ],
)
def test_a_password_goes_nowhere_else(address: str) -> None:
    with pytest.raises(SettingsError) as refused:
        asking.require_safe(address, key="url", where="copydesk.toml")

    assert refused.value.do
    assert "canary" not in str(refused.value)


def test_what_is_asked_comes_back_whole() -> None:
    pages = {"/feed.json": Answer(status=404, body=b'{"a": [1]}', headers={"Date": "Tue, 12 May 2026 12:00:00 GMT"})}
    with Newsstand(pages) as stand, closing(asking.client(timeout_seconds=5)) as asker:
        answer = asking.ask(asker, "GET", f"{stand.address}/feed.json", name="the blog")

    assert (answer.status, answer.is_json, answer.document) == (404, True, {"a": [1]})


def test_half_a_character_in_an_answer_is_a_mark_that_can_be_stored() -> None:
    body = rb'{"title \ud83d": ["Talks \ud83d on", {"raw": "whole \ud83d\ude00, half \ude00"}, 7]}'
    answer = asking.Answer(status=200, headers={}, body=body)

    assert answer.document == {"title \ufffd": ["Talks \ufffd on", {"raw": "whole \U0001f600, half \ufffd"}, 7]}


def test_whom_nobody_vouches_for_is_told_nothing() -> None:
    """Also by the second client, which is given what the first one has read."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for _ in range(2):
                with (
                    suppress(OSError),
                    listening.accept()[0] as plain,
                    certified(CA(), "localhost").wrap_socket(plain, server_side=True) as secure,
                ):
                    heard.append(secure.recv(1000))

        server = threading.Thread(target=serve, daemon=True)
        server.start()
        for _ in range(2):
            with closing(asking.client(timeout_seconds=1)) as asker, pytest.raises(UnreachedError):
                asking.ask(asker, "GET", f"https://localhost:{listening.getsockname()[1]}/", name="the blog")
        server.join()

    assert heard == []


def test_a_redirect_is_refused_and_not_followed() -> None:
    pages = {"/": Answer(status=308, headers={"Location": "/onward"}), "/onward": Answer(body=b"here")}
    with Newsstand(pages) as stand, closing(asking.client(timeout_seconds=5)) as asker:
        with pytest.raises(RefusedError, match="sends us on to /onward"):
            asking.ask(asker, "GET", f"{stand.address}/", name="the blog")
        assert [asked.path for asked in stand.requests] == ["/"]


def test_a_proxy_of_the_machine_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with Newsstand({"/": Answer(body=b"here")}) as stand, closing(asking.client(timeout_seconds=5)) as asker:
        assert asking.ask(asker, "GET", f"{stand.address}/", name="the blog").body == b"here"


def test_a_reset_leaves_the_request_in_doubt() -> None:
    pages = {"/": Answer(behaviour="reset")}
    with (
        Newsstand(pages) as stand,
        closing(asking.client(timeout_seconds=5)) as asker,
        pytest.raises(UnansweredError, match="connection broke"),
    ):
        asking.ask(asker, "GET", f"{stand.address}/", name="the blog")


def test_an_answer_that_drips_is_not_waited_for_without_end() -> None:
    with (
        dripping() as address,
        closing(asking.client(timeout_seconds=0.3)) as asker,
        pytest.raises(UnansweredError, match=r"not whole after 0\.3 seconds"),
    ):
        asking.ask(asker, "GET", address, name="the blog")


@pytest.mark.parametrize("words", ["a canary sang", "Basic YW5hOmNhbmFyeSBhYmNkIEVGR0g="])
def test_a_password_that_a_server_says_back_is_starred(words: str) -> None:
    hidden = (*asking.basic("ana", "canary abcd EFGH"), "a canary sang")
    pages = {"/": Answer(body=words.encode(), headers={"X-Echo": words})}
    with Newsstand(pages) as stand, closing(asking.client(timeout_seconds=5)) as asker:
        answer = asking.ask(asker, "GET", f"{stand.address}/", name="the blog", hidden=hidden)

    assert "********" in answer.begins
    assert words not in f"{answer.body!r} {answer.headers}"


def is_safe(address: str) -> bool:
    """Whether a channel's table may name this address."""
    try:
        asking.require_safe(address, key="url", where="copydesk.toml")
    except SettingsError:
        return False
    return True


@contextmanager
def dripping() -> Iterator[str]:
    """A server that sends a byte of its body now and then, for ever."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drips() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not over.wait(0.05):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drips, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        over.set()
        thread.join()
