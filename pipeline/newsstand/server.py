"""A newsstand: a small HTTP server on loopback that gives the answers it was handed, and remembers who asked.

It is polite where outlets are (ETag, Last-Modified, 304, HEAD) and rude where an answer says so.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pipeline.newsstand.answer import Answer
from pipeline.newsstand.counter import Counters

_NOT_FOUND = Answer(status=404, body=b"<!doctype html><title>Not found</title><p>Nothing is sold at this address.</p>")
# How often the serving thread looks whether it should stop: what closing a newsstand costs a test.
_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it came in; `path` with its query, header names in lower case.

    `status` is what was answered, 0 where the client was left hanging or reset.
    """

    method: str
    path: str
    status: int
    headers: Mapping[str, str]


class Newsstand:
    """A server on 127.0.0.1, open for as long as the `with` lasts; `port` 0 takes a free one.

    `requests` holds what was asked, in the order in which the answers began.

    Raises:
        OSError: the port is taken.
    """

    def __init__(self, answers: Mapping[str, Answer] | None = None, *, port: int = 0) -> None:
        self.requests: list[Asked] = []
        self._answers = dict(answers or {})
        self._closing = threading.Event()
        self._counters = Counters(port, find=self._answer_to, note=self._note, closing=self._closing)
        self._thread = threading.Thread(target=self._counters.serve_forever, args=(_POLL_SECONDS,), daemon=True)

    @property
    def address(self) -> str:
        """Where it stands, such as `http://127.0.0.1:8123`, without a slash at the end."""
        return self._counters.address

    def show(self, answers: Mapping[str, Answer]) -> None:
        """Put these answers in place of all that was shown; a path may hold a query, which then must match."""
        self._answers = dict(answers)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.set()
        self._counters.shutdown()
        self._counters.server_close()
        self._thread.join()

    def _answer_to(self, target: str) -> Answer:
        answers = self._answers
        return answers.get(target) or answers.get(target.partition("?")[0]) or _NOT_FOUND

    def _note(self, method: str, path: str, status: int, headers: Mapping[str, str]) -> None:
        self.requests.append(Asked(method=method, path=path, status=status, headers=headers))
