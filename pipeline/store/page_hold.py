"""A review page holds its desk against being replaced for as long as it lives, also while it has no connection open.

An OS lock on `desk.page` (flock, as in `store.lease`): pages share it, whoever replaces desk.db takes it alone. It ends
with its process, however that ends, and does not ask which journal SQLite keeps. Runs do not look at it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline import plain_files
from pipeline.errors import DeskBusyError
from pipeline.store.lease import opened, refuse_lock

FILE = "desk.page"


@contextmanager
def page_open(folder: Path) -> Iterator[None]:
    """Hold the desk in `folder` for a review page; other pages may do so too.

    Raises:
        DeskBusyError: its database is being replaced.
        StoreError: this file system has no locks.
    """
    do = "start the page again when copydesk restore is done"
    busy = DeskBusyError("a backup is being brought back", where=str(folder / FILE), do=do)
    with _locked(folder / FILE, fcntl.LOCK_SH, busy):
        yield


@contextmanager
def no_page_open(folder: Path) -> Iterator[None]:
    """Let no review page open on the desk in `folder`.

    Raises:
        DeskBusyError: one is open.
        StoreError: this file system has no locks.
    """
    do = "end copydesk review (Ctrl-C, or stop its service), then restore again; nothing was changed"
    busy = DeskBusyError("a review page is open on this desk", where=str(folder / FILE), do=do)
    with _locked(folder / FILE, fcntl.LOCK_EX, busy):
        yield


@contextmanager
def _locked(path: Path, how: int, busy: DeskBusyError) -> Iterator[None]:
    # For reading only: a file that another user's page has left can be locked, too.
    descriptor = opened(path, os.O_RDONLY)
    try:
        plain_files.require(descriptor, path)
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise busy from problem
        except OSError as problem:
            refuse_lock(problem, path)
        yield
    finally:
        os.close(descriptor)
