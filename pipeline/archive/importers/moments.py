"""The times that exports and feeds write: RFC 3339 with or without milliseconds, and WordPress's without a zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

# The ends of the calendar are what programs write for "no date" (0001-01-01, 9999-12-31), and in another zone there may
# be no such day. Any year between is the blogger's own to date a post with.
_ENDS = (1, 9999)


def moment(written: str, *, zone: str = "UTC") -> datetime | None:
    """Return a time as aware UTC, None where there is none; one that names no zone is in `zone`, an IANA name."""
    try:
        read = datetime.fromisoformat(written.strip())
        if read.year in _ENDS:
            return None
        return (read if read.tzinfo else read.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):  # "", 0000-00-00, the ends of the calendar
        return None
