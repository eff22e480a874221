"""A clock that nobody sets and that goes on while the machine sleeps, for what others judge by the clock on the wall.

Linux leaves the sleep of a laptop out of `time.monotonic`, and counts it in CLOCK_BOOTTIME (clock_gettime(2)); macOS
leaves it out of `time.monotonic` too, and counts it in CLOCK_MONOTONIC (clock_gettime(3) there).
"""

import time

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def seconds() -> float:
    """Return seconds since some moment of the past, the same one for this process."""
    return time.clock_gettime(_CLOCK)
