"""When a draft that lies untouched is put away: nobody opened it for so many hours. Pure."""

from datetime import datetime, timedelta

from pipeline.text import counted

# Where a draft that was put away says why, among its other reasons.
EXPIRED = "expired"


def expired(looked_at: datetime, *, now: datetime, hours: float) -> str:
    """Return why a draft that nobody has touched is put away, "" while it may lie on.

    Args:
        looked_at: When it was made, or an editor last had it before him.
        now: The time it is.
        hours: How long it may lie so; 0 = for ever.
    """
    if not hours or now - looked_at < timedelta(hours=hours):
        return ""
    return f"nobody opened it in {counted(float(hours), 'hour')}"
