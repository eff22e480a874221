"""When a page is asked: with the draft, when the post goes out, and 1, 7 and 30 days after. Pure."""

from datetime import datetime, timedelta

from pipeline.dates import asking_again
from pipeline.dates.wrong_clocks import was_ahead
from pipeline.store.link_states import LinkState

LOOKS = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
WATCHED = LOOKS[-1] + timedelta(days=1)  # a post older than that is not looked at any more
STRIKES_APART = timedelta(hours=1)
_A_DRAFT_IS_FRESH = timedelta(days=1)


def due(state: LinkState | None, *, posted_at: datetime | None, now: datetime) -> bool:
    """Tell whether a page is to be asked.

    Args:
        state: As it was asked last, none when it never was.
        posted_at: When the last post that links it went out, none when only drafts link it.
        now: Aware UTC.
    """
    if state is None or was_ahead(state.checked_at, now):
        return True
    if state.next_at is not None and _waits(state):
        return state.next_at <= now
    if posted_at is not None and state.checked_at < posted_at <= now:
        return True
    if state.next_at is not None:
        return state.next_at <= now
    return posted_at is None and now - state.checked_at >= _A_DRAFT_IS_FRESH


def next_look(state: LinkState, *, posted_at: datetime | None, now: datetime, retry_after: str = "") -> datetime | None:
    """Return when a page that was asked now is asked again, none when not before it is posted (again).

    Args:
        state: What it was judged to be.
        posted_at: When the last post that links it went out, none when only drafts link it.
        now: Aware UTC.
        retry_after: The server's own wish (RFC 9110, 10.2.3), obeyed between an hour and 30 days.
    """
    if posted_at is not None and now >= posted_at + LOOKS[-1]:
        return None
    if state.state != "gone" and state.strikes and state.struck_at is not None:
        again = max(state.struck_at + STRIKES_APART, now + timedelta(minutes=1))
        return max(again, _wished(retry_after, now) or again)
    if state.status in asking_again.BUSY and (wished := _wished(retry_after, now)):
        return wished
    looks = (posted_at + look for look in LOOKS) if posted_at is not None else ()
    return next((look for look in looks if look > now), None)


def _waits(state: LinkState) -> bool:
    """Whether its next look is the server's wish or a second strike: that waits, whatever is posted meanwhile."""
    return state.status in asking_again.BUSY or (state.strikes > 0 and state.state != "gone")


def _wished(retry_after: str, now: datetime) -> datetime | None:
    """Return the time that a Retry-After names, between an hour and 30 days from now; none when it names none."""
    asked = asking_again.retry_after(retry_after, now)
    return min(max(asked, now + STRIKES_APART), now + LOOKS[-1]) if asked else None
