"""Runs and their outcomes: one row an outlet that was due."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, moment, stamp

# States of an outlet that was read.
WELL = ("new", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one outlet went in one run. `state`: new, unchanged, failing, refused, off or broken (DESIGN 4)."""

    outlet: str
    state: str
    new: int = 0
    known: int = 0
    refused: int = 0
    why: str = ""
    was_well: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A run that was. `finished_at` none: it has not ended, or was ended before it could say so.

    `outcomes` is how many outlets were due, `failed` those of them that gave nothing to read, by name. `note` is what
    is to be said of the run as a whole, "" = nothing. `seconds`, `exit` (the command's code) and `drafts` (made or kept
    current) are none where the run did not live to say them, or had nothing to do.
    """

    number: int
    command: str
    as_of: datetime
    finished_at: datetime | None
    new: int
    outcomes: int
    failed: tuple[Outcome, ...]
    note: str = ""
    seconds: float | None = None
    exit: int | None = None
    drafts: int | None = None


def start(db: Connection, *, command: str, as_of: datetime) -> int:
    """Open a run and return its number."""
    number = db.execute("insert into runs (command, as_of) values (?, ?)", (command, stamp(as_of))).lastrowid
    return int(number or 0)


def record(db: Connection, run: int, outcome: Outcome) -> None:
    """Store how an outlet went; a second word on the same outlet replaces the first."""
    db.execute(
        "insert or replace into outcomes (run, outlet, state, new, known, refused, why, was_well)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            outcome.outlet,
            outcome.state,
            outcome.new,
            outcome.known,
            outcome.refused,
            outcome.why,
            int(outcome.was_well),
        ),
    )


def finish(db: Connection, run: int, *, at: datetime) -> None:
    """Close a run; its count of new headlines is the sum of its outcomes."""
    db.execute(
        "update runs set finished_at = ?,"
        " new = (select coalesce(sum(new), 0) from outcomes where run = runs.id) where id = ?",
        (stamp(at), run),
    )


def newest(db: Connection) -> int:
    """Return the number of the newest run, 0 when there was none."""
    return int(db.execute("select coalesce(max(id), 0) from runs").fetchone()[0])


def times_since(db: Connection, after: datetime, *, now: datetime) -> tuple[datetime, ...]:
    """Return the times of the runs since the first that was after `after` and not after `now`, in the order they ran.

    The one before it stands first.
    """
    rows = db.execute(
        """
        with first (id) as (select min(id) from runs where as_of > ? and as_of <= ?)
        select as_of from runs
        where id >= coalesce((select max(id) from runs where id < (select id from first)), (select id from first))
        order by id
        """,
        (stamp(after), stamp(now)),
    )
    return tuple(known_moment(at) for (at,) in rows)


def begun_since(db: Connection, run: int) -> tuple[tuple[int, str], ...]:
    """Return number and command of the runs that were begun after a run and have not said how they ended."""
    rows = db.execute("select id, command from runs where id > ? and exit is null order by id", (run,))
    return tuple((number, command) for number, command in rows)


def end(db: Connection, run: int, *, seconds: float, exit_code: int, drafts: int) -> None:
    """Store how long a run took, with which code its command ends, and how many drafts it made or kept current."""
    db.execute(
        "update runs set seconds = ?, drafts = ?, exit = ? where id = ?", (round(seconds, 3), drafts, exit_code, run)
    )


def note(db: Connection, run: int, said: str) -> None:
    """Store what is to be said of a whole run."""
    db.execute("update runs set note = ? where id = ?", (said, run))


def note_before(db: Connection, run: int) -> str:
    """Return what was said of the last run before this one that asked anybody, "" = nothing."""
    row = db.execute(
        "select note from runs where id < ? and exists (select 1 from outcomes where run = runs.id)"
        " order by id desc limit 1",
        (run,),
    ).fetchone()
    return str(row[0]) if row else ""


def outcomes(db: Connection, run: int) -> tuple[Outcome, ...]:
    """Return a run's outcomes by outlet."""
    rows = db.execute("select * from outcomes where run = ? order by outlet", (run,)).fetchall()
    return tuple(_outcome(row) for row in rows)


def recent(db: Connection, *, limit: int) -> tuple[Ran, ...]:
    """Return the newest runs, the last one first."""
    rows = db.execute(
        "select id, command, as_of, finished_at, new, note, seconds, exit, drafts,"
        " (select count(*) from outcomes where run = runs.id) as outcomes from runs order by id desc limit ?",
        (limit,),
    ).fetchall()
    failed = _failed(db, since=min((row["id"] for row in rows), default=0))
    return tuple(
        Ran(
            number=row["id"],
            command=row["command"],
            as_of=known_moment(row["as_of"]),
            finished_at=moment(row["finished_at"]),
            new=row["new"],
            outcomes=row["outcomes"],
            failed=tuple(failed.get(row["id"], ())),
            note=row["note"],
            seconds=row["seconds"],
            exit=row["exit"],
            drafts=row["drafts"],
        )
        for row in rows
    )


def _failed(db: Connection, *, since: int) -> dict[int, list[Outcome]]:
    found: dict[int, list[Outcome]] = {}
    rows = db.execute(
        "select * from outcomes where run >= ? and state not in ('new', 'unchanged') order by run, outlet", (since,)
    )
    for row in rows:
        found.setdefault(row["run"], []).append(_outcome(row))
    return found


def _outcome(row: Row) -> Outcome:
    return Outcome(
        outlet=row["outlet"],
        state=row["state"],
        new=row["new"],
        known=row["known"],
        refused=row["refused"],
        why=row["why"],
        was_well=bool(row["was_well"]),
    )
