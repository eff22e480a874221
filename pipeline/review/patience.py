"""How long a connection of the page may take: whoever sends or reads by drops keeps nobody else out.

waitress itself only closes what was silent for two minutes, and takes a hundred connections at most: a hundred that
send a byte a minute would be all it ever serves. So the loop that serves looks through them between its turns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Until a request's head is there, until its body is, while the desk works on it, until its answer was taken.
WAITING, SENDING, ANSWERED, TAKING = "waiting", "sending", "answered", "taking"
_BETWEEN_LOOKS = 0.2
# Who has just come or just moved keeps his place that long, even where all the others are being answered.
_SETTLING = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds a phase may last, not from byte to byte; how many connections there may be.

    A phone on a slow line may need minutes for a long text or a page: whoever moves as much as `moves` bytes of a body
    or of an answer begins the phase anew. A browser opens a connection that was closed again without a word. How long
    the desk takes over an answer is not the caller's fault.
    """

    waiting: float = 30.0
    sending: float = 60.0
    taking: float = 120.0
    moves: int = 32_000
    places: int = 100

    def of(self, phase: str) -> float:
        """Return how long a phase may last."""
        limits = {WAITING: self.waiting, SENDING: self.sending, TAKING: self.taking}
        return limits.get(phase, float("inf"))


PATIENT = Patience()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """In which phase a connection is, and since when.

    `answer` tells one request from the next: into which buffer its answer went, and how full waitress says that is.
    `left` is what was still to be moved when the phase began (of a body: the negative of what had come).
    """

    phase: str
    answer: tuple[Any, int]
    left: int
    since: float


@dataclass(slots=True)
class Doorkeeper:
    """Looks at waitress's channels, in the thread that reads from them, and closes those that are overdue."""

    patience: Patience
    _standing: dict[Any, Standing] = field(default_factory=dict)
    _looked: float = float("-inf")

    def look(self, channels: Mapping[int, Any], *, now: float) -> None:
        """Close the overdue channels, and when all places are taken those that moved nothing for longest, too.

        Args:
            channels: waitress's open channels, by file number.
            now: Seconds of a clock that only goes on.
        """
        full = len(channels) >= self.patience.places
        if now - self._looked < _BETWEEN_LOOKS and not full:
            return
        self._looked = now
        self._standing = {channel: self._stands(channel, now) for channel in channels.values()}
        overdue = [one for one, stands in self._standing.items() if now - stands.since > self.patience.of(stands.phase)]
        for channel in overdue or (self._oldest(now) if full else ()):
            # Not `will_close`: that waits until the caller takes something, which may be never.
            channel.handle_close()

    def _stands(self, channel: Any, now: float) -> Standing:  # noqa: ANN401  waitress ships no types
        phase, answer, left = _phase(channel), (channel.outbufs[-1], channel.current_outbuf_count), _left(channel)
        before = self._standing.get(channel)
        if before and (before.phase, before.answer) == (phase, answer) and before.left - left < self.patience.moves:
            return before
        return Standing(phase=phase, answer=answer, left=left, since=now)

    def _oldest(self, now: float) -> list[Any]:
        """A tenth of the places: whoever comes next gets in, and has until as many others have come after him."""
        standing = self._standing.items()
        waits = [channel for channel, one in standing if one.phase != ANSWERED and now - one.since >= _SETTLING]
        waits.sort(key=lambda channel: self._standing[channel].since)
        return waits[: max(1, self.patience.places // 10)]


def _phase(channel: Any) -> str:  # noqa: ANN401
    # With that much untaken, waitress lets the desk wait for the caller (its outbuf_high_watermark).
    if channel.requests and channel.total_outbufs_len <= channel.adj.outbuf_high_watermark:
        return ANSWERED
    if channel.total_outbufs_len:
        return TAKING
    # Blank lines before a request are no part of it, and give nobody time.
    return SENDING if channel.request is not None and channel.request.headers_finished else WAITING


def _left(channel: Any) -> int:  # noqa: ANN401
    """Return less the more has been moved: how much of the answer is to be taken, less what has come of a body."""
    return int(channel.total_outbufs_len) - (channel.request.body_bytes_received if channel.request else 0)
