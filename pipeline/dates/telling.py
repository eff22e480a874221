"""A time in words that are the same for every reader, wherever he is."""

from datetime import UTC, datetime


def in_utc(at: datetime) -> str:
    """Return an aware time to the minute: `2026-05-12 12:00 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
