"""Stories, and the placings and merges that made them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.news import Fold, Headline, Merge, Placing, Story
from pipeline.store import folds, headlines
from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


def next_number(db: Connection) -> int:
    """Return the number of the next new story; numbers are never used twice."""
    [number] = db.execute("select coalesce(max(id), 0) + 1 from stories").fetchone()
    return int(number)


def place(db: Connection, placings: Iterable[Placing], *, at: datetime) -> None:
    """Store placings; a story that is not there yet is opened."""
    for placing in placings:
        db.execute("insert or ignore into stories (id, opened_at) values (?, ?)", (placing.story, stamp(at)))
        db.execute(
            "insert into placings (headline, story, score, reason) values (?, ?, ?, ?) on conflict (headline) do"
            " update set story = excluded.story, score = excluded.score, reason = excluded.reason",
            (placing.headline.id, placing.story, placing.score, placing.reason),
        )


def rehome(db: Connection, placings: Iterable[Placing], *, at: datetime) -> None:
    """Store placings of headlines that stood elsewhere; a story left empty was merged into what the last one joined."""
    moved = [(placing, of_headline(db, placing.headline.id)) for placing in placings]
    if not moved:
        return
    place(db, [placing for placing, _ in moved], at=at)
    follow_keepers(db, [placing.headline.id for placing, _ in moved])
    for left, placing in {left: placing for placing, left in moved if left is not None}.items():
        if close_if_empty(db, left, placing.story):
            _note(db, Merge(kept=placing.story, gone=left, score=placing.score, reason=placing.reason), at=at)


def merge(db: Connection, merges: Iterable[Merge], *, at: datetime) -> None:
    """Move the headlines of each story that is gone to the one kept, and record the event with its reason."""
    for merged in merges:
        db.execute("update placings set story = ? where story = ?", (merged.kept, merged.gone))
        db.execute("update stories set merged_into = ? where id = ?", (merged.kept, merged.gone))
        _note(db, merged, at=at)


def _note(db: Connection, merge: Merge, *, at: datetime) -> None:
    db.execute(
        "insert into merges (kept, gone, score, reason, at) values (?, ?, ?, ?, ?)",
        (merge.kept, merge.gone, merge.score, merge.reason, stamp(at)),
    )


def move(db: Connection, headlines: Iterable[int], story: int, *, reason: str) -> None:
    """Move headlines, and the copies folded under them, into a story that is there already."""
    chosen = packed(headlines)
    db.execute(
        """
        update placings set story = ?, score = 1.0, reason = ? where headline in (
            select value from json_each(?) union
            select copy from folds where kept in (select value from json_each(?)))
        """,
        (story, reason, chosen, chosen),
    )


def open_new(db: Connection, *, at: datetime) -> int:
    """Open a story without headlines and return its number."""
    number = next_number(db)
    db.execute("insert into stories (id, opened_at) values (?, ?)", (number, stamp(at)))
    return number


def reopen(db: Connection, number: int) -> None:
    """Let a story that was merged into another stand for itself again."""
    db.execute("update stories set merged_into = null where id = ?", (number,))


def close_if_empty(db: Connection, number: int, into: int) -> bool:
    """Let a story that has lost its last headline be `into`, so that its number still leads somewhere: was it so?"""
    closed = db.execute(
        "update stories set merged_into = ? where id = ? and not exists (select 1 from placings where story = ?)",
        (into, number, number),
    )
    return closed.rowcount > 0


def follow_keepers(db: Connection, moved: Iterable[int]) -> None:
    """Put every copy where its keeper is, should one of the two be among the headlines that have moved."""
    chosen = packed(moved)
    db.execute(
        """
        update placings set story = home.story from (
            select copy, kept from folds where kept in (select value from json_each(?))
            union select copy, kept from folds where copy in (select value from json_each(?))
        ) as found cross join placings as home on home.headline = found.kept
        where placings.headline = found.copy and placings.story <> home.story
        """,
        (chosen, chosen),
    )


def settled(db: Connection, among: Sequence[Headline]) -> Mapping[int, int]:
    """Return the story number of those headlines that have one, by headline number."""
    rows = db.execute(
        "select headline, story from placings where headline in (select value from json_each(?))",
        (packed(headline.id for headline in among),),
    )
    return dict(rows)


def merged_numbers(db: Connection, story: int) -> tuple[int, ...]:
    """Return the number of a story and of all that were merged into it."""
    rows = db.execute(
        """
        with recursive family (id) as (
            select ? union select stories.id from stories join family on stories.merged_into = family.id
        ) select id from family order by id
        """,
        (story,),
    )
    return tuple(number for (number,) in rows)


def among(db: Connection, news: Sequence[Headline]) -> tuple[Story, ...]:
    """Return the stories of these headlines, holding just these, by number; a fold needs both of its ends here."""
    by_number = {headline.id: headline for headline in news}
    members: dict[int, list[Headline]] = {}
    for number, story in settled(db, news).items():
        members.setdefault(story, []).append(by_number[number])
    found = folds.among(db, by_number)
    return tuple(assembled(number, members[number], found) for number in sorted(members))


def homes(db: Connection, *, after: datetime) -> Mapping[int, int]:
    """Return the story of each placed headline whose trusted time is later than a time, by headline number."""
    rows = db.execute(
        "select placings.headline, story from headlines join placings on placings.headline = headlines.id"
        " where news = 1 and trusted_at > ?",
        (stamp(after),),
    )
    return dict(rows)


def assembled(number: int, members: list[Headline], found: Mapping[int, Fold]) -> Story:
    """Return a story of these headlines, in order of arrival, with the folds among them."""
    ordered = tuple(sorted(members, key=lambda headline: (headline.seen_at, headline.id)))
    return Story(
        id=number,
        headlines=ordered,
        folds=tuple(found[headline.id] for headline in ordered if headline.id in found),
    )


def numbered(db: Connection, number: int) -> Story | None:
    """Return story `number` whole, or the one it was merged into; none when there is none."""
    row = db.execute("select id, merged_into from stories where id = ?", (number,)).fetchone()
    if row is None:
        return None
    if row["merged_into"]:
        return numbered(db, row["merged_into"])
    numbers = [headline for (headline,) in db.execute("select headline from placings where story = ?", (number,))]
    news = headlines.numbered(db, numbers)
    return assembled(number, list(news), folds.among(db, {headline.id: headline for headline in news}))


def of_headline(db: Connection, number: int) -> int | None:
    """Return the number of the story that headline `number` was placed in."""
    row = db.execute("select story from placings where headline = ?", (number,)).fetchone()
    return int(row["story"]) if row else None


def placing_reason(db: Connection, number: int) -> str:
    """Return why headline `number` is where it is, "" when it was never placed."""
    row = db.execute("select reason from placings where headline = ?", (number,)).fetchone()
    return str(row["reason"]) if row else ""


def placing_reasons(db: Connection, among: Sequence[Headline]) -> Mapping[int, str]:
    """Return why each of these headlines is where it is, by headline number."""
    rows = db.execute(
        "select headline, reason from placings where headline in (select value from json_each(?))",
        (packed(headline.id for headline in among),),
    )
    return dict(rows)
