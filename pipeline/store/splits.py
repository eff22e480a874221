"""Stories that clustering parts, and those that it must leave whole."""

from collections.abc import Iterable
from datetime import datetime

from pipeline.news import Split
from pipeline.store import stories
from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


def part(db: Connection, splits: Iterable[Split], *, at: datetime) -> None:
    """Open a story for what left another one, its copies with it, and record the event with its reason."""
    for split in splits:
        db.execute("insert into stories (id, opened_at) values (?, ?)", (split.opened, stamp(at)))
        db.execute(
            "update placings set story = ?, score = 1.0, reason = ? where headline in (select value from json_each(?))",
            (split.opened, split.reason, packed(split.headlines)),
        )
        db.execute(
            "insert into splits (story, opened, score, reason, at) values (?, ?, ?, ?, ?)",
            (split.story, split.opened, split.score, split.reason, stamp(at)),
        )
    stories.follow_keepers(db)


def kept_whole(db: Connection) -> frozenset[int]:
    """Return the stories that the editor has dealt with, by number: dropped, merged or split, or their draft.

    A half of one that he dropped, discarded or posted would come back to him as a story that he has never seen.
    """
    rows = db.execute(
        """
        with recursive dealt_with (id) as (
            select story from hidden_stories
            union select story from drafts where state <> 'waiting'
            union select placings.story from rulings join placings on placings.headline in (rulings.one, rulings.other)
                where taken_back_at is null
            union select merged_into from stories join dealt_with on stories.id = dealt_with.id
                where merged_into is not null
        ) select id from dealt_with
        """
    )
    return frozenset(number for (number,) in rows)
