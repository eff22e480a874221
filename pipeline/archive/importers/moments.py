"""The times that exports and feeds write: RFC 3339 with or without milliseconds, and WordPress's UTC without a zone."""

from datetime import UTC, datetime


def moment(written: str) -> datetime | None:
    """Return a time as aware UTC, None where there is none; one without a zone is in UTC."""
    try:
        read = datetime.fromisoformat(written.strip())
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # "", 0000-00-00, the ends of the calendar
        return None
