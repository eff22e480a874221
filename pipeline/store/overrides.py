"""What the editor let pass in preflight: for one draft, one rule, and exactly the place and text that he saw."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A matter that was let pass: `place` and `value` are the matter's own, `because` the editor's words."""

    rule: str
    place: str
    value: str
    because: str
    editor: str
    at: datetime


def record(db: Connection, draft: int, override: Override) -> None:
    """Store that a matter of a draft was let pass; the first record of it stays. The caller holds the transaction."""
    db.execute(
        "insert or ignore into overrides (draft, rule, place, value, because, editor, at) values (?, ?, ?, ?, ?, ?, ?)",
        (
            draft,
            override.rule,
            override.place,
            override.value,
            override.because,
            override.editor,
            stamp(override.at),
        ),
    )


def of_draft(db: Connection, draft: int) -> tuple[Override, ...]:
    """Return what was let pass of a draft, the oldest first, whether or not its text is still the same."""
    rows = db.execute(
        "select rule, place, value, because, editor, at from overrides where draft = ? order by id", (draft,)
    )
    return tuple(
        Override(rule=rule, place=place, value=value, because=because, editor=editor, at=known_moment(at))
        for rule, place, value, because, editor, at in rows
    )
