"""What asking a page that we link brought, one row an address, and which addresses our posts link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """A page that we link, as it was when it was asked last; times are aware UTC.

    `state`: ok, moved, refused, gone, unknown. `method` and `status` are those of the last answer ("" and none: there
    was none), `final_url` where it led. `strikes` counts the answers in a row that say it is gone, `struck_at` is the
    first of them. `next_at` is when it is asked again, none = not any more.
    """

    url: str
    state: str
    why: str = ""
    method: str = ""
    status: int | None = None
    final_url: str = ""
    checked_at: datetime
    strikes: int = 0
    struck_at: datetime | None = None
    next_at: datetime | None = None


def keep(db: Connection, state: LinkState) -> None:
    """Store the state of an address in place of the one before."""
    db.execute(
        """
        insert or replace into link_states
            (url, state, why, method, status, final_url, checked_at, strikes, struck_at, next_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            state.url,
            state.state,
            state.why,
            state.method,
            state.status,
            state.final_url,
            stamp(state.checked_at),
            state.strikes,
            stamp(state.struck_at),
            stamp(state.next_at),
        ),
    )


def known(db: Connection, addresses: Iterable[str]) -> Mapping[str, LinkState]:
    """Return the states of those of these addresses that were asked, by address."""
    rows = db.execute("select * from link_states where url in (select value from json_each(?))", (packed(addresses),))
    return {row["url"]: _state(row) for row in rows}


def everything(db: Connection) -> tuple[LinkState, ...]:
    """Return the state of every address that was asked, what is gone first, then by address."""
    rows = db.execute("select * from link_states order by instr('gone moved unknown refused ok', state), url")
    return tuple(_state(row) for row in rows)


def of_posts(db: Connection, *, since: datetime) -> Mapping[str, datetime]:
    """Return when each address was linked last by a post that is public and went out since a time, by address."""
    rows = db.execute(
        """
        select post_links.url, max(posts.posted_at)
        from posts cross join post_links on post_links.post = posts.id
        where posts.state in ('live', 'sent') and posts.posted_at is not null
            and coalesce(posts.posted_at, posts.intended_at) >= ? and post_links.url != ''
        group by post_links.url
        """,
        (stamp(since),),
    )
    return {url: known_moment(at) for url, at in rows}


def of_post(db: Connection, number: int) -> tuple[tuple[str, ...], datetime | None] | None:
    """Return what a post links, each address once, and when it went out; none when there is no such post."""
    row = db.execute("select posted_at from posts where id = ?", (number,)).fetchone()
    if row is None:
        return None
    links = db.execute("select distinct url from post_links where post = ? and url != '' order by rowid", (number,))
    return tuple(url for (url,) in links), moment(row["posted_at"])


def _state(row: Row) -> LinkState:
    return LinkState(
        url=row["url"],
        state=row["state"],
        why=row["why"],
        method=row["method"],
        status=row["status"],
        final_url=row["final_url"],
        checked_at=known_moment(row["checked_at"]),
        strikes=row["strikes"],
        struck_at=moment(row["struck_at"]),
        next_at=moment(row["next_at"]),
    )
