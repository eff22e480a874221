"""The drafts that wait for the editor, as a notice names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A draft that nobody has touched yet: its title, the outlet that leads it ("" = none), and its list in numbers."""

    draft: int
    topic: str
    title: str
    lead: str
    links: int
    outlets: int


def drafts(db: Connection, *, since: datetime) -> Iterator[Waiting]:
    """Yield the waiting drafts that were made since a time, in the order they were made."""
    rows = db.execute(
        """
        select drafts.id, drafts.topic, json_extract(roundup, '$.title') as title,
            coalesce(json_extract(roundup, '$.lead.outlet'), '') as lead,
            count(line.value) as links, count(distinct json_extract(line.value, '$.outlet')) as outlets
        from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
            left join json_each(roundup, '$.sections') as section
            left join json_each(section.value, '$.groups') as lines
            left join json_each(lines.value) as line
        where drafts.state = 'waiting' and drafts.made_at >= ?
        group by drafts.id order by drafts.id
        """,
        (stamp(since),),
    )
    for row in rows:
        yield Waiting(
            draft=row["id"],
            topic=row["topic"],
            title=row["title"],
            lead=row["lead"],
            links=row["links"],
            outlets=row["outlets"],
        )
