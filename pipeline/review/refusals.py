"""What waitress refuses before the page has a request: told in the page's own look, with the headers of all answers.

waitress's own answer to a request that it cannot read, or that is too long, is bare text without any of them.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from flask import Flask
from waitress.task import ErrorTask  # type: ignore[import-untyped]  # ships no types

from pipeline.review import guards
from pipeline.review.errors_page import error_answer, said_of

_MOST_LETTERS = 200
_WHAT = {
    431: ("This request has more in its head than the desk takes", "delete this address's cookies in your browser"),
    500: ("A bug of copydesk", "report it; what you had saved is saved"),
}


def refusing(app: Flask) -> Callable[..., Any]:
    """Return waitress's task for a request that it refuses."""

    def refuse(channel: Any, request: Any) -> Any:  # noqa: ANN401  waitress ships no types
        refused = request.error
        request.error = SimpleNamespace(to_response=lambda _: _answer(app, refused.code, refused.reason, refused.body))
        return ErrorTask(channel, request)

    return refuse


def _answer(app: Flask, status: int, reason: str, detail: str) -> tuple[str, list[tuple[str, str]], bytes]:
    unread = f"This request cannot be read: {detail[:_MOST_LETTERS]}"
    what, do = _WHAT.get(status) or said_of(status) or (unread, "go back to the desk")
    with app.test_request_context():  # of the request there is nothing that could be gone by
        answer = guards.harden(error_answer(status, what, do=do))
    return f"{status} {reason}", list(answer.headers), answer.get_data()
