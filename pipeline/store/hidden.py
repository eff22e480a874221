"""Stories that the editor dropped by hand, until he restores them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Why and since when a story is hidden."""

    reason: str
    at: datetime


def hide(db: Connection, story: int, *, reason: str, at: datetime) -> None:
    """Hide a story; a later word on the same story replaces the earlier."""
    db.execute("insert or replace into hidden_stories (story, reason, at) values (?, ?, ?)", (story, reason, stamp(at)))


def restore(db: Connection, story: int) -> bool:
    """Show a story again, and return whether it was hidden."""
    return db.execute("delete from hidden_stories where story = ?", (story,)).rowcount > 0


def reason(db: Connection, story: int) -> str:
    """Return why a story is hidden, "" when it is not."""
    row = db.execute("select reason from hidden_stories where story = ?", (story,)).fetchone()
    return str(row["reason"]) if row else ""


def reasons(db: Connection, stories: Iterable[int]) -> Mapping[int, str]:
    """Return why those of these stories that were hidden were, by number, also what was merged into another since."""
    rows = db.execute(
        "select story, reason from hidden_stories where story in (select value from json_each(?)) order by story",
        (packed(stories),),
    )
    return dict(rows)


def everything(db: Connection) -> Mapping[int, Hidden]:
    """Return the hidden stories by number, the newest first; what was merged into another story counts no more."""
    rows = db.execute(
        """
        select hidden_stories.story, reason, at from hidden_stories
        cross join stories on stories.id = hidden_stories.story -- in this order: there are far more stories
        where stories.merged_into is null order by at desc, hidden_stories.story desc
        """
    )
    return {story: Hidden(reason=reason, at=known_moment(at)) for story, reason, at in rows}
