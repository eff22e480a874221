"""Is there room on the disk for what a run writes? Asked before it begins, so that it does not end half way."""

import shutil
from pathlib import Path

from pipeline.errors import StoreError

# A run files a few thousand headlines: some megabytes into the write-ahead log, which stays until they are worked into
# the file, as much again there, and a line in copydesk.log when something goes wrong.
_RUN_BYTES = 64_000_000


def require_room(file: Path) -> None:
    """Let a run begin only where there is room for what it writes and for one backup of the desk.

    Raises:
        StoreError: there is less; says how much is there, and how much is needed.
    """
    free, needed = shutil.disk_usage(file.parent).free, needed_bytes(_size(file))
    if free < needed:
        do = "free some space (old backups lie in backups/), then run it again; nothing was begun"
        raise StoreError(
            f"the disk is nearly full: {_mb(free)} free, a run needs {_mb(needed)}", where=str(file.parent), do=do
        )


def needed_bytes(desk: int) -> int:
    """Return how many bytes must be free for a run of a desk whose files have so many: what it writes, and a backup."""
    return _RUN_BYTES + desk


def _size(file: Path) -> int:
    return sum(part.stat().st_size for part in (file, file.with_name(f"{file.name}-wal")) if part.is_file())


def _mb(count: int) -> str:
    return f"{count / 1e6:.0f} MB"
