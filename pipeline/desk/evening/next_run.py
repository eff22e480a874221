"""When the next run is to be expected: only where those before came in a rhythm, as cron makes it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

# Three waits alike are no chance; a machine at work is a minute late.
_ENOUGH_WAITS = 3
_ALIKE = timedelta(minutes=2)


def next_run(begun: Sequence[datetime], *, now: datetime) -> datetime | None:
    """Return when the next run is due by the rhythm of the last ones, none where they have none or it is over.

    Args:
        begun: When the runs of the last day began, in their order.
        now: Aware UTC.
    """
    waits = [later - earlier for earlier, later in pairwise(begun)][-_ENOUGH_WAITS:]
    if len(waits) < _ENOUGH_WAITS or max(waits) - min(waits) > _ALIKE or min(waits) <= _ALIKE:
        return None
    expected = begun[-1] + sorted(waits)[len(waits) // 2]
    return expected if expected >= now else None
