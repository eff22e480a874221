"""How much was posted and stands: posts and links by month, links by outlet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month, `YYYY-MM`, with its posts and their links; `month` none = of posts that nobody dated."""

    month: str | None
    posts: int
    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An outlet by the name that posts cite: its links, and how many led, were cited in a comment, or listed."""

    outlet: str
    links: int
    led: int
    cited: int
    listed: int


def months(db: Connection, month_of: Callable[[datetime], str | None], *, until: datetime) -> tuple[Month, ...]:
    """Return the months that have posts up to a time, the oldest first; none that was withdrawn or is gone.

    Args:
        db: The desk.
        month_of: The month of a time in the blog's zone, none for the time of what nobody dated. It is asked about the
            first and last days of UTC's months: no zone is a day from UTC, so others lie in one month everywhere.
        until: Posts after this time have not run yet.
    """

    def month_there(at: str) -> str | None:
        return month_of(known_moment(at))

    db.create_function("month_there", 1, month_there, deterministic=True)
    rows = db.execute(_MONTHS, (stamp(until),))
    return tuple(Month(month=month, posts=posts, links=links) for month, posts, links in rows)


def outlets(db: Connection, *, until: datetime) -> tuple[Cited, ...]:
    """Return the outlets that posts up to a time link, those of most links first."""
    rows = db.execute(_OUTLETS, (stamp(until),))
    return tuple(
        Cited(outlet=outlet, links=links, led=led, cited=cited, listed=listed)
        for outlet, links, led, cited, listed in rows
    )


_MONTHS = """
with counted (post, links) as materialized (select post, count(*) from post_links group by post),
    posted (id, at) as (select id, coalesce(posted_at, intended_at) from standing)
select case when substr(at, 9, 2) between '02' and '27' then substr(at, 1, 7) else month_there(at) end
    as month, count(*), coalesce(sum(links), 0)
from posted left join counted on counted.post = posted.id where at <= ? group by month order by month
"""
_OUTLETS = """
select outlet, count(*) as links, sum(role = 'lead'), sum(role = 'comment'), sum(role = 'list')
from post_links join standing as posts on posts.id = post_links.post
where coalesce(posts.posted_at, posts.intended_at) <= ? group by outlet order by links desc, outlet
"""
