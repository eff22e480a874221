"""The editor's rulings: headlines that are one story, headlines that are not, folds that he undid. They hold for ever.

A ruling is never deleted: taking it back stamps it. One act of the editor is several rows of one kind and `story`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.news import Fold
from pipeline.store import folds
from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, packed, stamp

TOGETHER, APART = "together", "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act that still holds. `story` was merged into another one (together), or opened by a split (apart).

    `headlines` are those of `story` at the time, `others` those of the story across.
    """

    kind: str
    story: int
    headlines: tuple[int, ...]
    others: tuple[int, ...]
    at: datetime


def rule(db: Connection, kind: str, story: int, pairs: Iterable[tuple[int, int]], *, at: datetime) -> None:
    """Rule on pairs of headlines, the one of `story` first."""
    db.executemany(
        "insert into rulings (kind, story, one, other, at) values (?, ?, ?, ?, ?)",
        ((kind, story, one, other, stamp(at)) for one, other in pairs),
    )


def take_back(db: Connection, kind: str, story: int, *, at: datetime) -> None:
    """Take back every ruling of a kind that was made on `story`."""
    db.execute(
        "update rulings set taken_back_at = ? where kind = ? and story = ? and taken_back_at is null",
        (stamp(at), kind, story),
    )


def overrule(db: Connection, kind: str, some: Collection[int], others: Collection[int], *, at: datetime) -> None:
    """Take back the rulings of a kind between headlines of these two groups: a newer word contradicts them."""
    db.execute(
        """
        update rulings set taken_back_at = ? where kind = ? and taken_back_at is null and (
            one in (select value from json_each(?)) and other in (select value from json_each(?)) or
            other in (select value from json_each(?)) and one in (select value from json_each(?)))
        """,
        (stamp(at), kind, *(packed(some), packed(others)) * 2),
    )


def reinstate(
    db: Connection, kind: str, some: Collection[int], others: Collection[int], *, overruled_at: datetime
) -> None:
    """Let the rulings of a kind between these two groups hold again that an act of this time overruled.

    They are written anew, so that the newest number tells of it (store/pulse.py), as of when they were first made.
    """
    db.execute(
        """
        insert into rulings (kind, story, one, other, at)
        select distinct kind, story, one, other, at from rulings as old
        where kind = ? and taken_back_at = ? and (
            one in (select value from json_each(?)) and other in (select value from json_each(?)) or
            other in (select value from json_each(?)) and one in (select value from json_each(?)))
        and not exists (
            select 1 from rulings as now where now.taken_back_at is null
            and (now.kind, now.story, now.one, now.other) = (old.kind, old.story, old.one, old.other))
        """,
        (kind, stamp(overruled_at), *(packed(some), packed(others)) * 2),
    )


def standing(db: Connection) -> tuple[Act, ...]:
    """Return the acts that hold, the newest first."""
    rows = db.execute(
        """
        select kind, story, json_group_array(distinct one), json_group_array(distinct other), max(at)
        from rulings where taken_back_at is null group by kind, story order by max(id) desc
        """
    )
    return tuple(
        Act(kind=kind, story=story, headlines=_numbers(ones), others=_numbers(others), at=known_moment(at))
        for kind, story, ones, others, at in rows
    )


def of_story(db: Connection, kind: str, story: int) -> Act | None:
    """Return the act that holds on a story, none when there is none."""
    return next((act for act in standing(db) if (act.kind, act.story) == (kind, story)), None)


def pairs(db: Connection, kind: str) -> frozenset[tuple[int, int]]:
    """Return the pairs of headlines that a ruling of this kind holds on, either way round."""
    rows = db.execute("select one, other from rulings where kind = ? and taken_back_at is null", (kind,)).fetchall()
    return frozenset((one, other) for row in rows for one, other in (row, row[::-1]))


def story_pairs(db: Connection, kind: str) -> tuple[tuple[int, int], ...]:
    """Return the pairs of distinct stories that hold headlines ruled so, by number, the smaller first."""
    rows = db.execute(
        """
        select distinct min(mine.story, theirs.story), max(mine.story, theirs.story) from rulings
        join placings as mine on mine.headline = rulings.one
        join placings as theirs on theirs.headline = rulings.other
        where kind = ? and taken_back_at is null and mine.story <> theirs.story order by 1, 2
        """,
        (kind,),
    )
    return tuple((smaller, larger) for smaller, larger in rows)


def unfold(db: Connection, copy: int, *, at: datetime) -> int | None:
    """Undo the fold of a copy for ever, and return its keeper; none when it is no copy."""
    row = db.execute("select kept, kind, reason from folds where copy = ?", (copy,)).fetchone()
    if row is None:
        return None
    db.execute(
        "insert or replace into unfolded (copy, kept, fold, reason, at) values (?, ?, ?, ?, ?)",
        (copy, row["kept"], row["kind"], row["reason"], stamp(at)),
    )
    db.execute("delete from folds where copy = ?", (copy,))
    return int(row["kept"])


def undone_keeper(db: Connection, copy: int) -> int | None:
    """Return what a copy would hang on if its undone fold came back; none when none was undone.

    Folds never chain: a copy that hangs on another keeper now stays there, and of a keeper that was folded since it is
    that one's keeper. Of several undone folds the newest counts.
    """
    row = _undone(db, copy)
    if row is None:
        return None
    now = folds.keeper(db, copy)
    return now if now != copy else folds.keeper(db, row["kept"])


def fold_again(db: Connection, copy: int) -> int | None:
    """Bring back the fold that the editor undid, and return the keeper now; none when there was none."""
    row, kept = _undone(db, copy), undone_keeper(db, copy)
    if row is None or kept is None:
        return None
    if kept != copy:
        folds.fold(db, copy, kept, kind=row["fold"], reason=row["reason"])
    db.execute("delete from unfolded where copy = ? and kept in (?, ?)", (copy, row["kept"], kept))
    return kept


def _undone(db: Connection, copy: int) -> Row | None:
    row: Row | None = db.execute(
        "select kept, fold, reason from unfolded where copy = ? order by at desc, kept desc", (copy,)
    ).fetchone()
    return row


def unfolded(db: Connection) -> tuple[tuple[int, int, datetime], ...]:
    """Return the undone folds as copy, keeper and when, the newest first."""
    rows = db.execute("select copy, kept, at from unfolded order by at desc, copy desc")
    return tuple((copy, kept, known_moment(at)) for copy, kept, at in rows)


def allowed(db: Connection, folds: Iterable[Fold]) -> list[Fold]:
    """Return the folds that no ruling of the editor forbids."""
    undone = {pair for copy, kept, _ in unfolded(db) for pair in ((copy, kept), (kept, copy))}
    forbidden = undone | pairs(db, APART)
    return [fold for fold in folds if (fold.copy.id, fold.kept.id) not in forbidden]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(number) for number in text.strip("[]").split(",") if number))
