"""Who had a post sent, and when: the newest sending that an editor asked for and that was not refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A sending: `wanted` is draft, live, scheduled or withdrawn, `by` the editor as the store names him."""

    wanted: str
    at: datetime
    by: str


def newest(db: Connection, posts: Iterable[int]) -> Mapping[int, Sent]:
    """Return the newest sending of each of these posts that somebody asked for and no channel refused, by post."""
    rows = db.execute(
        "select post, wanted, at, editor from sendings where post in (select value from json_each(?)) and editor != ''"
        " and outcome != 'refused' order by id",
        (packed(posts),),
    )
    return {row["post"]: Sent(wanted=row["wanted"], at=known_moment(row["at"]), by=row["editor"]) for row in rows}
