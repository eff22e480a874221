"""The engine `local`: chunks in child processes of this machine, as many at once as there are processors for them."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from traceback import format_exception
from types import TracebackType
from typing import Self

from pipeline.gather.gleaning import Chunk, Gleaned, gather_chunk

# Each is a crawl of its own, of some 200 MB, with `[gather] concurrency` requests at once.
_MOST_PLACES = 8


class Local:
    """Asks chunks with a thread each, which waits for a crawling child; left, it ends those that are under way."""

    def __init__(self, places: int = 0) -> None:
        self.places = places or min(_MOST_PLACES, _processors())
        self._over = threading.Event()
        self._threads = ThreadPoolExecutor(self.places, thread_name_prefix="chunk")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._threads.shutdown(cancel_futures=True)

    def begin(self, chunk: Chunk, arrived: Callable[[Gleaned], None]) -> None:
        """Have a chunk asked when a place is free."""
        asked = self._threads.submit(gather_chunk, chunk, wanted=lambda: not self._over.is_set())
        asked.add_done_callback(lambda done: arrived(_came(done)))


def _came(done: Future[Gleaned]) -> Gleaned:
    if done.cancelled():
        return Gleaned(lost="it was given up")
    problem = done.exception()
    if isinstance(problem, OSError):  # no process, no temporary file
        return Gleaned(lost=f"its crawl could not be started: {problem}")
    return done.result() if problem is None else Gleaned(bug="".join(format_exception(problem)))


def _processors() -> int:
    """How many this process may use; fewer than the machine has, where it is held to some of them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
