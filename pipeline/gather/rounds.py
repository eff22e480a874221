"""All lanes on an engine: as many chunks at once as it has places, of a lane the next when the one before is filed."""

import queue
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from pipeline.gather.gleaning import Chunk, Gleaned

Makes = Callable[[], Chunk | None]


class Engine(Protocol):
    """Who asks chunks for us, `places` of them at the same time."""

    places: int

    def begin(self, chunk: Chunk, arrived: Callable[[Gleaned], None]) -> None:
        """Have a chunk asked; returns at once. `arrived` is called once with what came, from any thread."""


def go(
    lanes: Sequence[Sequence[Makes]],
    engine: Engine,
    *,
    to_begin: Callable[[], float],
    to_wait: Callable[[], float],
    take: Callable[[Chunk, Gleaned], None],
) -> int:
    """Have every chunk asked, hand on what comes of each, in the order in which it comes; return how many never came.

    What has not come when the time is over is given up: the engine ends it where it is closed.

    Args:
        lanes: Chunks that are asked one after the other; each is made when its turn has come, none = nobody is left.
        engine: Who asks.
        to_begin: How many seconds are left in which a chunk may be begun.
        to_wait: How many are left in which one is waited for.
        take: Files what came of a chunk, in this thread; what it raises ends all.
    """
    came: queue.SimpleQueue[tuple[str, Gleaned]] = queue.SimpleQueue()
    waiting = deque(deque(lane) for lane in lanes)
    under_way: dict[str, tuple[Chunk, deque[Makes]]] = {}
    while True:
        while waiting and len(under_way) < engine.places and to_begin() > 0:
            lane = waiting.popleft()
            if chunk := _next(lane):
                under_way[chunk.key] = chunk, lane
                engine.begin(chunk, partial(_hear, came, chunk.key))
        if not under_way:
            return 0
        try:
            key, gleaned = came.get(timeout=max(0.0, to_wait()))
        except queue.Empty:
            return len(under_way)
        if key in under_way:  # else it came before
            chunk, lane = under_way.pop(key)
            take(chunk, gleaned)
            waiting.appendleft(lane)


def _next(lane: deque[Makes]) -> Chunk | None:
    while lane:
        if chunk := lane.popleft()():
            return chunk
    return None


def _hear(came: queue.SimpleQueue[tuple[str, Gleaned]], key: str, gleaned: Gleaned) -> None:
    came.put((key, gleaned))
