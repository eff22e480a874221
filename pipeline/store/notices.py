"""What was told to the editor outside the page: a row a matter and way, written before it is sent."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp

# A matter by its kind and what it is about, such as ("draft", "d12").
Name = tuple[str, str]


def standing(db: Connection, way: str) -> Mapping[Name, str]:
    """Return how each matter that is not over was told by a way: sending, told, unknown or failed."""
    rows = db.execute("select kind, about, state from notices where way = ? and over_at is null", (way,))
    return {(kind, about): state for kind, about, state in rows}


def begin(db: Connection, way: str, matters: Iterable[Name], *, at: datetime) -> None:
    """Note that these matters are about to be told by a way; one whose telling failed before is told anew."""
    db.executemany(
        "insert into notices (way, kind, about, at, state) values (?, ?, ?, ?, 'sending')"
        " on conflict (way, kind, about) where over_at is null do update set at = excluded.at, state = 'sending',"
        " why = '' where state = 'failed'",
        [(way, kind, about, stamp(at)) for kind, about in matters],
    )


def settle(db: Connection, way: str, matters: Iterable[Name], *, state: str, why: str = "") -> None:
    """Note how the telling of these matters went: told, unknown or failed, and why."""
    db.executemany(
        "update notices set state = ?, why = ? where way = ? and kind = ? and about = ? and over_at is null",
        [(state, why, way, kind, about) for kind, about in matters],
    )


def end(db: Connection, kind: str, *, except_for: Iterable[str], at: datetime) -> None:
    """Note that the matters of a kind are well again, except those about one of these."""
    db.execute(
        "update notices set over_at = ? where kind = ? and over_at is null"
        " and about not in (select value from json_each(?))",
        (stamp(at), kind, packed(except_for)),
    )


def last_problem(db: Connection) -> tuple[str, str, str] | None:
    """Return way, time (as stored) and reason of the newest telling, where that failed or nobody knows; else none."""
    row = db.execute("select way, at, state, why from notices order by at desc, id desc limit 1").fetchone()
    return (row["way"], row["at"], row["why"] or row["state"]) if row and row["state"] != "told" else None
