"""Is there room on the disk for what a run writes? Asked before it begins, so that it does not end half way."""

import os
import shutil
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.own_files import size

# A run files a few thousand headlines: some megabytes into the write-ahead log, which stays until they are worked into
# the file, as much again there, and a line in copydesk.log when something goes wrong.
_RUN_BYTES = 64_000_000
# The two files beside the database, one more of copydesk.log, a backup and what it is packed in, some files of posts.
_RUN_FILES = 16

LET_FILES_GO = "delete files on that disk (df -i shows how many there are, du --inodes where most of them lie)"


def require_room(file: Path) -> None:
    """Let a run begin only where there is room for what it writes and for one backup of the desk.

    Raises:
        StoreError: there is less, or no number for more files; says how much is there, and how much is needed.
    """
    left = files_left(file.parent)
    if left is not None and left < _RUN_FILES:
        raise StoreError(
            f"the disk takes no more files: it has numbers (inodes) for {left}, a run needs {_RUN_FILES}",
            where=str(file.parent),
            do=f"{LET_FILES_GO}, then run it again; nothing was begun",
        )
    free, needed = shutil.disk_usage(file.parent).free, needed_bytes(_size(file))
    if free < needed:
        do = "free some space (old backups lie in backups/), then run it again; nothing was begun"
        raise StoreError(
            f"the disk is nearly full: {_mb(free)} free, a run needs {_mb(needed)}", where=str(file.parent), do=do
        )


def files_left(folder: Path) -> int | None:
    """Return how many more files the file system of a folder takes, none where it gives them numbers as they come."""
    there = os.statvfs(folder)
    return there.f_favail if there.f_files else None


def needed_bytes(desk: int) -> int:
    """Return how many bytes must be free for a run of a desk whose files have so many: what it writes, and a backup."""
    return _RUN_BYTES + desk


def _size(file: Path) -> int:
    return size(file) + size(file.with_name(f"{file.name}-wal"))


def _mb(count: int) -> str:
    return f"{count / 1e6:.0f} MB"
