"""Hand the lines that wait in the store (store/tables_log.py) on to copydesk.log, at the end of whatever wrote them."""

from contextlib import suppress
from pathlib import Path

from pipeline import logbook
from pipeline.errors import StoreError
from pipeline.store import log_due
from pipeline.store.database import Connection, DatabaseError, writing


def pass_on(db: Connection, folder: Path) -> None:
    """Write the lines that wait into the logbook of the desk, the last thing that is done with this connection.

    Whatever stands in the way, they wait for the next command: a log is never the reason that one fails. Each is
    written once; twice only when the power fails within this moment.
    """
    with suppress(DatabaseError, StoreError):
        if not log_due.waits(db):
            return
        log_due.hasten(db)
        try:
            with writing(db):
                logbook.append(folder, log_due.take(db))
        except OSError:
            with writing(db):
                log_due.let_old_ones_go(db)
