"""Texts that were saved too late: kept beside the draft until the editor chooses, and in the table for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A late text: the field it was for, its value as stored text, who wrote it and when."""

    id: int
    field: str
    value: str
    editor: str
    at: datetime


def keep(db: Connection, draft: int, *, field: str, value: str, editor: str, at: datetime) -> None:
    """Store a late text; the same text of the same field is kept once.

    Earlier titles or comments of the same editor that it holds word for word wait no longer: they are read in it.
    """
    db.execute(
        """
        insert into asides (draft, field, value, editor, at) select ?, ?, ?, ?, ?
        where not exists (
            select 1 from asides where draft = ? and field = ? and value = ? and settled_at is null
        )
        """,
        (draft, field, value, editor, stamp(at), draft, field, value),
    )
    db.execute(
        """
        update asides set settled_at = ?
        where draft = ? and field = ? and editor = ? and settled_at is null
        and field in ('title', 'comment') and value <> ? and instr(?, value) > 0
        """,
        (stamp(at), draft, field, editor, value, value),
    )


def note_passed(db: Connection, draft: int, *, field: str, value: str, editor: str, at: datetime) -> None:
    """Store a text that a newer one of the same editor has overtaken: settled before it comes, and kept once."""
    now, before = stamp(at), stamp(at - timedelta(seconds=1))
    again = db.execute(
        "update asides set at = ?, settled_at = ?"
        " where draft = ? and field = ? and value = ? and editor = ? and settled_at < at",
        (now, before, draft, field, value, editor),
    )
    if not again.rowcount:
        db.execute(
            "insert into asides (draft, field, value, editor, at, settled_at) values (?, ?, ?, ?, ?, ?)",
            (draft, field, value, editor, now, before),
        )


def is_passed(db: Connection, draft: int, *, field: str, value: str, editor: str, since: datetime) -> bool:
    """Return whether a text was overtaken by a newer one of the same editor since then."""
    found = db.execute(
        "select 1 from asides where draft = ? and field = ? and value = ? and editor = ?"
        " and settled_at < at and at >= ?",
        (draft, field, value, editor, stamp(since)),
    )
    return found.fetchone() is not None


def waiting(db: Connection, draft: int) -> tuple[Late, ...]:
    """Return the late texts that nobody has settled yet, in the order they came."""
    rows = db.execute(f"{_SELECT} where draft = ? and settled_at is null order by id", (draft,))
    return tuple(_late(row) for row in rows)


def numbered(db: Connection, draft: int, aside: int) -> Late | None:
    """Return one late text of a draft, settled or not."""
    row = db.execute(f"{_SELECT} where draft = ? and id = ?", (draft, aside)).fetchone()
    return _late(row) if row else None


def settle(db: Connection, aside: int, *, at: datetime) -> None:
    """Note that the editor has chosen; the text itself stays in the table."""
    db.execute("update asides set settled_at = ? where id = ?", (stamp(at), aside))


_SELECT = "select id, field, value, editor, at from asides"


def _late(row: Row) -> Late:
    return Late(id=row["id"], field=row["field"], value=row["value"], editor=row["editor"], at=known_moment(row["at"]))
