"""The rows of a table of which pages may be damaged: what SQLite can read, and nothing twice.

SQLite gives up a scan at the first page that makes no sense, though the rest is well. So rows are asked for by their
numbers; behind a bad page the next readable one is searched in growing leaps, and the gap is read from its other end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.store.database import UNREADABLE, Connection, Row
from pipeline.store.readable import is_refused

_LARGEST = 2**63 - 1


@dataclass(slots=True)
class Reading:
    """One table of a database; `whole` turns false when something of it could not be read."""

    db: Connection
    table: str
    whole: bool = True

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be read, by number; those at the far end of a gap come last to first."""
        if not self._is_numbered():
            # Without numbers there is no way around a bad page; such tables are small.
            yield from self._until_damaged(f"select * from {self.table}")
            return
        last = -1
        while True:
            for row in self._until_damaged(
                f"select rowid as number_, * from {self.table} where rowid > ? order by 1", last
            ):
                yield row
                last = row["number_"]
            found = None if self.whole else self._beyond(last)
            if found is None:
                return
            if found > last + 1:
                gap = f"select rowid as number_, * from {self.table} where rowid between ? and ? order by 1 desc"
                yield from self._until_damaged(gap, last + 1, found - 1)
                last = found - 1
            else:
                last = found  # its number can be read, and its words cannot

    def _is_numbered(self) -> bool:
        try:
            self.db.execute(f"select rowid from {self.table} limit 0")
        except UNREADABLE as problem:
            _require_opened(problem)
            return False
        return True

    def _until_damaged(self, statement: str, *values: int) -> Iterator[Row]:
        try:
            yield from self.db.execute(statement, values)
        except UNREADABLE as problem:
            _require_opened(problem)
            self.whole = False

    def _beyond(self, last: int) -> int | None:
        """Return the number of a readable row behind damage that begins after `last`, none when there is none."""
        asked = f"select rowid from {self.table} where rowid >= ? order by rowid limit 1"
        leap = 1
        while last + leap <= _LARGEST:
            try:
                row = self.db.execute(asked, (last + leap,)).fetchone()
            except UNREADABLE as problem:
                _require_opened(problem)
                leap *= 2
            else:
                return int(row[0]) if row else None
        return None


def _require_opened(problem: Exception) -> None:
    """Let only damage pass for what cannot be read: rows of a file that was refused may all be well."""
    if is_refused(problem):
        raise problem


def has_table(db: Connection, table: str) -> bool:
    """Return whether a database has such a table; an older or a damaged one may not."""
    return db.execute("select 1 from sqlite_master where type = 'table' and name = ?", (table,)).fetchone() is not None
