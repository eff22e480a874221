"""When a server wants to be asked again: the Retry-After of RFC 9110, 10.2.3."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

BUSY = frozenset({429, 503})
"""The statuses with which Retry-After means "ask again then" (RFC 6585, 4; RFC 9110, 15.6.4)."""

_MOST_DIGITS = 9  # thirty years: no wish is longer


def retry_after(words: str, now: datetime) -> datetime | None:
    """Return the time that a Retry-After names, in seconds from now or as a date; None when it names none.

    Args:
        words: The header's value; anybody's words.
        now: When it was heard, aware UTC.

    Returns:
        Aware UTC. It may lie before now, or far ahead: how much of it is obeyed is the caller's.
    """
    wish = words.strip()
    if wish.isascii() and wish.isdigit():
        return now + timedelta(seconds=int(wish[:_MOST_DIGITS]))
    try:
        asked = parsedate_to_datetime(wish)
        return asked.astimezone(UTC) if asked.tzinfo else None
    except (ValueError, OverflowError):  # the last: a day at the end of the calendar, in another zone
        return None
