"""The revisions of a draft: whole texts, never changed, each saying what it did and where undo and redo lead.

Revisioned rather than event-sourced: a draft is a few kilobytes, every text can be read with SQL alone, and no change
of the program can make an old event mean something else (docs/review.md).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.house import roundups
from pipeline.news import Roundup
from pipeline.store.database import Connection, Row
from pipeline.store.rows import document, known_moment, taken_apart, unpacked

DESK, EDITOR = "desk", "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a revision stands: `said` is what made it, in words.

    Undo takes back `action`, which changed the fields `changed` (`state` among them), by what they were at revision
    `back`; redo leads to revision `forward`. `touched` holds for each field that the editor owns `at` (time), `by` and
    `base`, the desk's value before.
    """

    said: str = ""
    action: str = ""
    changed: tuple[str, ...] = ()
    back: int | None = None
    forward: int | None = None
    touched: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One text of a draft and what made it. `author`: desk, or the editor's name."""

    number: int
    state: str
    author: str
    at: datetime
    roundup: Roundup
    step: Step


def newest(db: Connection, draft: int) -> Revision | None:
    """Return the newest revision of a draft, none when there is no such draft."""
    row = db.execute(
        f"{_SELECT} join drafts on drafts.id = revisions.draft and drafts.revision = revisions.revision"
        " where revisions.draft = ?",
        (draft,),
    ).fetchone()
    return _revision(row, draft) if row else None


def numbered(db: Connection, draft: int, revision: int) -> Revision | None:
    """Return one revision of a draft."""
    row = db.execute(f"{_SELECT} where draft = ? and revisions.revision = ?", (draft, revision)).fetchone()
    return _revision(row, draft) if row else None


def by_desk(db: Connection, draft: int) -> Revision | None:
    """Return the newest revision of a draft that the desk wrote."""
    row = db.execute(
        f"{_SELECT} where draft = ? and author = ? order by revisions.revision desc limit 1", (draft, DESK)
    ).fetchone()
    return _revision(row, draft) if row else None


def steps_of(db: Connection, drafts: Iterable[int]) -> Mapping[int, Step]:
    """Return the newest step of each of these drafts, by draft."""
    rows = db.execute(
        "select revisions.draft, said, action, changed, back, forward, touched from revisions"
        " join drafts on drafts.id = revisions.draft and drafts.revision = revisions.revision"
        " where revisions.draft in (select value from json_each(?))",
        (json.dumps(list(drafts)),),
    )
    return {row["draft"]: _step(row) for row in rows}


def approval(db: Connection, draft: int) -> tuple[str, datetime] | None:
    """Return who approved a draft last, and when; none where nobody ever did."""
    row = db.execute(_APPROVED, {"draft": draft}).fetchone()
    return (row["author"], known_moment(row["at"])) if row else None


# The first of the newest revisions in a row that are approved.
_APPROVED = """
select author, at from revisions
where draft = :draft and state = 'approved' and revision > coalesce((
    select max(revision) from revisions where draft = :draft and state != 'approved' and revision < (
        select max(revision) from revisions where draft = :draft and state = 'approved')), 0)
order by revision limit 1
"""
_SELECT = """
select revisions.revision, revisions.state, author, at, roundup, said, action, changed, back, forward, touched
from revisions
"""


def _revision(row: Row, draft: int) -> Revision:
    return Revision(
        number=row["revision"],
        state=row["state"],
        author=row["author"],
        at=known_moment(row["at"]),
        roundup=roundups.from_json(document(row["roundup"]), where=f"draft d{draft}"),
        step=_step(row),
    )


def _step(row: Row) -> Step:
    return Step(
        said=row["said"],
        action=row["action"],
        changed=unpacked(row["changed"]),
        back=row["back"],
        forward=row["forward"],
        touched=_owners(row["touched"]),
    )


def _owners(touched: str) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Any] = document(touched, dict)
    with taken_apart(touched):
        if not all({"at", "by", "base"} <= owner.keys() for owner in found.values()):
            raise KeyError
    return found
