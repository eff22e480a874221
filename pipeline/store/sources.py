"""What is remembered of each address that an outlet is read from: validators, when it is due, how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.due import SOFT_FAILURES
from pipeline.news import Outlet
from pipeline.store.database import Connection, Row
from pipeline.store.rows import count, moment, packed, span, stamp

LISTS = ("feed", "sitemap", "section")
"""The kinds of address that are written for an outlet and tell how it is; the others led from these, or are pages."""
MOVED_AFTER = 3
"""So many answers running must name the same new address before it is asked instead."""
UNDATED = "none of its headlines says when it was printed: they are archive, not news"
"""Why an address that is read well brings no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address with its validators (RFC 9110, 8.8) and the last outcome; `next_due` none = never asked.

    `kind` is feed, sitemap, section, robots, part (a sitemap that an index led to), or article for a page that could
    not be had (what was read of one is in `store.articles`). `failures` are those running, since `failing_since`.
    `wished` is how long a feed asks us to wait, `usual` the time that usually passes between its items, of which
    `newest_at` is the newest one's; `news_at` is when one last was new to us. `moved_to` is where it said it moved for
    good, `moved_times` how many answers running. `unreached`: the last time nothing was heard of its host.
    """

    url: str
    outlet: str
    kind: str = "feed"
    etag: str = ""
    last_modified: str = ""
    asked_at: datetime | None = None
    next_due: datetime | None = None
    failures: int = 0
    state: str = ""
    why: str = ""
    failing_since: datetime | None = None
    wished: timedelta = timedelta()
    usual: timedelta = timedelta()
    newest_at: datetime | None = None
    news_at: datetime | None = None
    moved_to: str = ""
    moved_times: int = 0
    unreached: bool = False

    @property
    def fails(self) -> bool:
        """Whether it is an address that fails: refused or gone, or not read for the third time running."""
        return self.failures >= SOFT_FAILURES or self.state in ("refused", "off")

    @property
    def address(self) -> str:
        """Where it is asked: where it has moved to, once it has said so often enough, else where it is written."""
        return self.moved_to if self.moved_to and self.moved_times >= MOVED_AFTER else self.url


def known(db: Connection, urls: Sequence[str]) -> Mapping[str, Source]:
    """Return what is remembered of these addresses, by address."""
    rows = db.execute("select * from sources where url in (select value from json_each(?))", (packed(urls),))
    return {row["url"]: _source(row) for row in rows}


def of_outlets(db: Connection, outlets: Sequence[Outlet]) -> Mapping[str, Source]:
    """Return what is remembered of all that is written for these outlets, and of what that led to, by address."""
    names = [outlet.name for outlet in outlets]
    rows = db.execute(
        "select * from sources where kind != 'article' and outlet in (select value from json_each(?))", (packed(names),)
    )
    written = [url for outlet in outlets for url in outlet.addresses]
    return {**{row["url"]: _source(row) for row in rows}, **known(db, written)}


def remember(db: Connection, source: Source) -> None:
    """Store how an address went, in place of what was remembered."""
    db.execute(
        """
        insert or replace into sources
            (url, outlet, kind, etag, last_modified, asked_at, next_due, failures, state, why, failing_since,
             wished_seconds, usual_seconds, newest_at, news_at, moved_to, moved_times, unreached)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            source.url,
            source.outlet,
            source.kind,
            source.etag,
            source.last_modified,
            stamp(source.asked_at),
            stamp(source.next_due),
            source.failures,
            source.state,
            source.why,
            stamp(source.failing_since),
            source.wished.total_seconds(),
            source.usual.total_seconds(),
            stamp(source.newest_at),
            stamp(source.news_at),
            source.moved_to,
            source.moved_times,
            int(source.unreached),
        ),
    )


def health(db: Connection) -> tuple[Source, ...]:
    """Return every remembered address but those of single pages, by outlet and address."""
    rows = db.execute("select * from sources where kind != 'article' order by outlet, url")
    return tuple(_source(row) for row in rows)


def _source(row: Row) -> Source:
    where = f"desk.db, table sources, {row['url']}"
    return Source(
        url=row["url"],
        outlet=row["outlet"],
        kind=row["kind"],
        etag=row["etag"] or "",
        last_modified=row["last_modified"] or "",
        asked_at=moment(row["asked_at"]),
        next_due=moment(row["next_due"]),
        failures=count(row["failures"], where=where),
        state=row["state"] or "",
        why=row["why"] or "",
        failing_since=moment(row["failing_since"]),
        wished=span(row["wished_seconds"], where=where),
        usual=span(row["usual_seconds"], where=where),
        newest_at=moment(row["newest_at"]),
        news_at=moment(row["news_at"]),
        moved_to=row["moved_to"],
        moved_times=count(row["moved_times"], where=where),
        unreached=bool(row["unreached"]),
    )
