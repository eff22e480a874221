"""Wrong tokens of /metrics, counted in memory: looking writes nothing into the store."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from pipeline.review import throttle

_MOST_COUNTED = 1_000


@dataclass(slots=True)
class WrongTokens:
    """Who showed a wrong token lately, by address; the oldest are forgotten when there are too many."""

    _shown: deque[tuple[str, datetime]] = field(default_factory=lambda: deque(maxlen=_MOST_COUNTED))
    _counting: Lock = field(default_factory=Lock)

    def pause(self, address: str, *, now: datetime) -> int:
        """Count one more of this address, and return for how many seconds it had to wait, 0 = it had not."""
        with self._counting:
            own = [(other, at) for other, at in self._shown if other == address]
            seconds = throttle.pause(own, throttle.Caller(name=address), now=now)
            if not seconds:
                self._shown.append((address, now))
            return seconds
