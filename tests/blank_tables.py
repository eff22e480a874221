"""The tables of a new desk, made by the migrations once a process, and copied for each new desk after it.

A desk's tables are twenty migrations, 25 ms of work, and most tests begin with a new desk. How tables come about is for
`tests/store` to say, where each desk is migrated, as is every desk of a command that begins from nothing, has a fault
to live with or is killed (`forge`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from pipeline.store import migrate, schema
from pipeline.store.database import Connection, connect
from pipeline.store.rows import stamp
from tests.cast import NOON

migrated = migrate.apply
SHIPPED = schema.MIGRATIONS
# One for each that asks for it.
_migrating: list[bool] = []


def copied(db: Connection, *, now: datetime) -> None:
    """Stand for `pipeline.store.migrate.apply`: a database without a table gets the copy, any other is migrated.

    So is one of a test that has other migrations, such as those of an older copydesk.
    """
    [version] = db.execute("pragma schema_version").fetchone()
    if version or schema.MIGRATIONS is not SHIPPED or _migrating:
        migrated(db, now=now)
        return
    _made().backup(db)
    db.execute("update identity set desk = lower(hex(randomblob(16)))")
    db.execute("update versions set at = ?", (stamp(now),))


def read_blank_tables() -> None:
    """Have the copy ready: before a process forks, so that none of its forks makes one."""
    _made()


@contextmanager
def made_by_migrations() -> Iterator[None]:
    """Have each new desk migrated meanwhile, by whatever name its maker knows `apply`: `restoring` has its own."""
    _migrating.append(True)
    try:
        yield
    finally:
        _migrating.pop()


@cache
def _made() -> Connection:
    blank = connect(Path(), uri=":memory:")
    migrated(blank, now=NOON)
    return blank
