"""The times that exports and feeds write: RFC 3339 with or without milliseconds, and WordPress's without a zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def moment(written: str, *, zone: str = "UTC") -> datetime | None:
    """Return a time as aware UTC, None where there is none; one that names no zone is in `zone`, an IANA name."""
    try:
        read = datetime.fromisoformat(written.strip())
        return (read if read.tzinfo else read.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):  # "", 0000-00-00, the ends of the calendar
        return None
