"""How much was posted: posts and links by month, links by outlet."""

from dataclasses import dataclass

from pipeline.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month, `YYYY-MM` of UTC, with its posts and their links."""

    month: str
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


def months(db: Connection) -> tuple[Month, ...]:
    """Return the months that have posts, the oldest first."""
    rows = db.execute(
        """
        with counted (post, links) as materialized (select post, count(*) from post_links group by post)
        select substr(coalesce(posted_at, intended_at), 1, 7) as month, count(*), coalesce(sum(links), 0)
        from ran left join counted on counted.post = ran.id group by month order by month
        """
    )
    return tuple(Month(month=month, posts=posts, links=links) for month, posts, links in rows)


def outlets(db: Connection) -> tuple[Cited, ...]:
    """Return the outlets that posts link, those of most links first."""
    rows = db.execute("select outlet, links, led, cited, listed from archive_outlets order by links desc, outlet")
    return tuple(
        Cited(outlet=outlet, links=links, led=led, cited=cited, listed=listed)
        for outlet, links, led, cited, listed in rows
    )
