"""Row by row from a replaced database into the backup that takes its place."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pipeline.store.database import UNREADABLE, Connection, Row, writing
from pipeline.store.readable import as_far_as_readable, is_refused
from pipeline.store.salvage import settling
from pipeline.store.salvage.reading import Reading, has_table
from pipeline.store.salvage.sound import is_sound
from pipeline.store.salvage.tables import CARRIED, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was carried: rows by table that were added or changed.

    `left`: rows by table that were read and found no place. `whole`: everything could be read, and found its place.
    """

    rows: Mapping[str, int]
    left: Mapping[str, int]
    whole: bool


@dataclass(slots=True)
class _Move:
    """A carrying on its way: `numbers` holds for each numbered table which number a row of `old` has in `new`."""

    old: Connection
    new: Connection
    overrule: bool
    whole: bool = True
    numbers: dict[str, dict[int, int]] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)


class _TornError(Exception):
    """What was carried does not hold together."""


def carry(old: Connection, new: Connection) -> Carried | None:
    """Carry what `new`, a backup with today's tables, does not know from `old`, of the same desk and maybe damaged.

    Nothing is taken from `new`; where both know a row, the later database is right. One transaction; none where what
    was read would not hold together, and then `new` is as it was.

    Raises:
        DatabaseError: `new` could not be written, or the machine would not open `old`; `new` is as it was.
    """
    move = _Move(old=old, new=new, overrule=_last_word(old) >= _last_word(new))
    with suppress(_TornError), writing(new):
        for table in CARRIED:
            _carry_table(move, table)
        settling.settle(old, new, move.numbers, overrule=move.overrule)
        if new.execute("pragma foreign_key_check").fetchone():
            raise _TornError
        whole = move.whole and not move.left and not _was_in_doubt(old, new)
        return Carried(rows=dict(+move.rows), left=dict(move.left), whole=whole)
    return None


def _was_in_doubt(old: Connection, new: Connection) -> bool:
    """Whether `old` was itself brought back without all that had been sent, and `new` does not know that."""
    if not has_table(old, "restores"):
        return False
    statement = "select at, drafts_to from restores where not whole"
    try:
        doubts, known = ({tuple(row) for row in db.execute(statement)} for db in (old, new))
    except UNREADABLE as problem:
        if is_refused(problem):
            raise
        return True
    return not doubts <= known


def _last_word(db: Connection) -> str:
    """Return when something happened last on a desk, as stored, by what can be read of it."""
    words = [""]
    for statement in _WORDS:
        with as_far_as_readable():
            words.append(db.execute(statement).fetchone()[0] or "")
    return max(words)


_WORDS = (
    "select max(at) from revisions",
    "select max(changed_at) from drafts",
    "select max(at) from sendings",
    "select max(at) from asides",
    "select max(seen_at) from headlines",
)


def _carry_table(move: _Move, table: Table) -> None:
    move.numbers[table.name] = {}
    if not has_table(move.old, table.name):
        return  # a desk of before there was such a table
    if table.name == "post_links":
        settling.forget_links(move.old, move.new, move.numbers["posts"], overrule=move.overrule)
    reading = Reading(move.old, table.name)
    columns = {name for (name,) in move.new.execute("select name from pragma_table_info(?)", (table.name,))}
    for row in reading.rows():
        values = {name: row[name] for name in row.keys() if name in columns}  # noqa: SIM118  a Row iterates its values
        if not is_sound(values, table):
            move.whole = False
        # An imported post has no draft, and is imported again.
        elif table.name != "posts" or values["draft"] is not None:
            _carry_row(move, table, values)
    move.whole = move.whole and reading.whole


def _carry_row(move: _Move, table: Table, values: dict[str, Any]) -> None:
    number = values.get("id")
    if not _is_led(move, table, values):
        move.left[table.name] += 1
        return
    there, same = _found(move.new, table, values)
    if there is None:
        at = _insert(move, table, values)
        placed = at is not None
        move.rows[table.name] += placed
    else:
        at = there["id"] if table.numbered else None
        placed = all(there[name] == values[name] for name in table.proof)
        move.rows[table.name] += placed and _is_overruled(move, table, values, there, same)
    if not placed:
        move.left[table.name] += 1
    elif table.numbered and number is not None and at is not None:
        move.numbers[table.name][number] = at


def _is_led(move: _Move, table: Table, values: dict[str, Any]) -> bool:
    """Put the numbers of `new` into the columns that name other rows; return whether all of them are there."""
    for column, parent in table.refs.items():
        if values.get(column) is None:
            continue
        values[column] = move.numbers[parent].get(values[column])
        if values[column] is None and column not in table.loose:
            return False
    return True


def _found(db: Connection, table: Table, values: Mapping[str, Any]) -> tuple[Row | None, tuple[str, ...]]:
    """Return the row of `db` that is this one, and the columns that say so."""
    for same in table.same:
        told = tuple(values.get(name) for name in same)
        if same != table.same[-1] and not all(told):
            continue
        wanted = " and ".join(f"{name} = ?" for name in same)
        row = db.execute(f"select * from {table.name} where {wanted}", told).fetchone()
        if row is not None:
            return row, same
    return None, ()


def _is_overruled(move: _Move, table: Table, values: Mapping[str, Any], there: Row, same: tuple[str, ...]) -> bool:
    """Write the columns of the later row; return whether anything was another."""
    mine, theirs = (values.get(table.steps, 0), there[table.steps]) if table.steps else (0, 0)
    changed = [name for name in table.newer if name in values and there[name] != values[name]]
    if not changed or mine < theirs or (mine == theirs and not move.overrule):
        return False
    written = ", ".join(f"{name} = ?" for name in changed)
    wanted = " and ".join(f"{name} = ?" for name in same)
    move.new.execute(
        f"update {table.name} set {written} where {wanted}",
        (*(values[name] for name in changed), *(values[name] for name in same)),
    )
    return True


def _insert(move: _Move, table: Table, values: Mapping[str, Any]) -> int | None:
    """Add a row, under its own number where that is free; return its number, none when another row is in its way."""
    db, given = move.new, {name: value for name, value in values.items() if name not in table.without}
    if table.numbered and db.execute(f"select 1 from {table.name} where id = ?", (values["id"],)).fetchone():
        given["id"] = _free_number(move, table)
    added = db.execute(
        f"insert or ignore into {table.name} ({', '.join(given)}) values ({', '.join('?' for _ in given)})",
        tuple(given.values()),
    )
    return int(added.lastrowid or 0) if added.rowcount else None


def _free_number(move: _Move, table: Table) -> int:
    """Return a number that no row of either database has."""
    highest = [0]
    for db in (move.old, move.new):
        with as_far_as_readable():
            highest.append(db.execute(f"select max(id) from {table.name}").fetchone()[0] or 0)
    return max(highest) + 1
