"""Ask many pages: a few hosts at once, a host one page at a time, all of it within a time."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from pipeline import urls
from pipeline.liveness.answer import Answer

HOSTS_AT_ONCE = 8
_Told = SimpleQueue[tuple[str, Answer] | None]


def answers(
    addresses: Iterable[str], ask: Callable[[str], Answer], *, delay_seconds: float, seconds: float
) -> Iterator[tuple[str, Answer]]:
    """Yield each address with its answer as it comes; what was not asked when the time is over is left out.

    Args:
        addresses: What to ask, each once.
        ask: Asks one page; called in threads.
        delay_seconds: Between two pages of one host.
        seconds: After so long no further page is begun; those that are under way end by their own timeout.
    """
    rooms = _by_host(addresses)
    told: _Told = SimpleQueue()
    stop = threading.Event()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(max_workers=HOSTS_AT_ONCE, thread_name_prefix="liveness") as pool:
        try:
            work = [pool.submit(_ask_in_turn, pages, ask, told, stop, delay_seconds) for pages in rooms]
            yield from _heard(told, stop, until, rooms=len(rooms))
        finally:
            stop.set()
    for done in work:
        done.result()  # a bug in a thread is as loud as one here


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    rooms: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        rooms.setdefault(urls.host(address), []).append(address)
    return list(rooms.values())


def _ask_in_turn(
    pages: Sequence[str], ask: Callable[[str], Answer], told: _Told, stop: threading.Event, delay_seconds: float
) -> None:
    try:
        for number, page in enumerate(pages):
            if stop.wait(delay_seconds if number else 0):
                return
            told.put((page, ask(page)))
    finally:
        told.put(None)


def _heard(told: _Told, stop: threading.Event, until: float, *, rooms: int) -> Iterator[tuple[str, Answer]]:
    while rooms:
        try:
            heard = told.get(timeout=None if stop.is_set() else max(0.0, until - time.monotonic()))
        except Empty:
            stop.set()
            continue
        if heard is None:
            rooms -= 1
        else:
            yield heard
