"""The browser of the tests reaches this machine by its two names, and nobody by any other name or number."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Error

ASKED: list[str] = []


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Note who was asked."""
        ASKED.append(self.headers["Host"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is this machine by itself on Linux alone")
def test_nobody_is_asked_by_a_number_that_is_not_this_machine_s(chromium: Browser) -> None:
    with ThreadingHTTPServer(("127.0.0.2", 0), _Answers) as server, chromium.new_context() as context:
        Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()

        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(f"http://127.0.0.2:{server.server_port}/")

        server.shutdown()
    assert ASKED == []
