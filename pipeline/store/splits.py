"""Stories that clustering parts, and those that it must leave whole."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.news import Headline, Split
from pipeline.store import stories
from pipeline.store.database import Connection
from pipeline.store.rows import packed, stamp


def part(db: Connection, splits: Sequence[Split], *, at: datetime) -> None:
    """Open a story for what left another one, and record the event with its reason.

    Copies go with their keepers, a waiting draft with its lead.
    """
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
    stories.follow_keepers(db, [number for split in splits for number in split.headlines])
    for split in splits:
        _follow_lead(db, split)


def _follow_lead(db: Connection, split: Split) -> None:
    db.execute(
        """
        update drafts set story = ? where state = 'waiting' and story in (select value from json_each(?)) and exists (
            select 1 from revisions
            join headlines on roundup ->> '$.lead.url' in (headlines.url, headlines.canonical)
            join placings on placings.headline = headlines.id
            where (revisions.draft, revisions.revision) = (drafts.id, drafts.revision) and placings.story = ?)
        """,
        (split.opened, packed(stories.merged_numbers(db, split.story)), split.opened),
    )


def kept_whole(db: Connection, arrived: Iterable[Headline]) -> frozenset[int]:
    """Return the stories that a run leaves whole, by number: those that the editor has dealt with, and those that
    hold more than what has `arrived` lately.

    He has dealt with one that he dropped, arranged in any way, clipped into, or whose draft is more than waiting, and
    with one that a post of his links. A half of it would come back to him as a story that he has never seen.
    """
    rows = db.execute(_KEPT_WHOLE, (packed(one.id for one in arrived),))
    return frozenset(number for (number,) in rows)


def drafted(db: Connection, arrived: Iterable[Headline]) -> frozenset[int]:
    """Return the stories, by number, that hold any of what has `arrived` lately and that have a draft."""
    rows = db.execute(_DRAFTED, (packed(one.id for one in arrived),))
    return frozenset(number for (number,) in rows)


# `family`: an open story under each number that it has had; so no more is looked at than what is open, however much the
# desk has seen.
_FAMILY = """
with recursive here (id) as materialized (select value from json_each(?)),
family (id, head) as materialized (
    select distinct story, story from placings where headline in here
    union select stories.id, head from family join stories on stories.merged_into = family.id
)"""
_DRAFTED = f"{_FAMILY} select head from family where exists (select 1 from drafts where drafts.story = family.id)"
# Also what he has taken back says that he has looked at the story himself.
_KEPT_WHOLE = f"""{_FAMILY},
by_hand (headline) as (
    select one from rulings union select other from rulings
    union select copy from unfolded union select kept from unfolded
    union select id from headlines where id in here and clipped_at is not null
    union select headlines.id from here join headlines on headlines.id = here.id
        join post_links on post_links.canonical = headlines.canonical
),
dealt_with (id) as (
    select story from hidden_stories
    union select placings.story from by_hand cross join placings on placings.headline = by_hand.headline
)
select head from family where id in dealt_with or exists (
    select 1 from drafts where drafts.story = family.id and (state <> 'waiting' or exists (
        select 1 from revisions where revisions.draft = drafts.id and author <> 'desk')))
union select story from placings where story in (select id from family) and headline not in here
"""
