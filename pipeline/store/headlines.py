"""Headlines and the titles they have had. One article is one row; what is known is not stored twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline import urls
from pipeline.news import Headline
from pipeline.store import feed_items, takedowns
from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, moment, packed, stamp, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What filing did: articles that are new, that were known, and known ones whose headline has changed."""

    new: int = 0
    known: int = 0
    retitled: int = 0


def file(db: Connection, headlines: Sequence[Headline], *, retitles: bool = True) -> Filed:
    """Store what is new, in the order given, and note changed titles; the caller holds the transaction.

    Of a page that was taken down no words are stored but its headline. Not `retitles`: the words are not the outlet's
    own but a bookmark's, and change nothing that is known.
    """
    headlines = takedowns.silenced(db, headlines)
    arriving = {headline.canonical: headline for headline in reversed(headlines)}
    stored = _stored(db, arriving)
    new = [headline for headline in _once(headlines) if headline.canonical not in stored]
    if not retitles:
        arriving = {headline.canonical: headline for headline in new}
        stored = {}
    db.executemany(_INSERT, (_row(headline) for headline in new))
    retitled = [
        (row["id"], arriving[canonical])
        for canonical, row in stored.items()
        if arriving[canonical].outlet == row["outlet"] and arriving[canonical].headline != row["headline"]
    ]
    for number, headline in retitled:
        _retitle(db, number, headline)
    _note_titles(db, arriving)
    return Filed(new=len(new), known=len(headlines) - len(new), retitled=len(retitled))


def window(db: Connection, *, after: datetime, until: datetime) -> tuple[Headline, ...]:
    """Return the news whose trusted time lies in (after, until], in order of arrival."""
    rows = db.execute(
        "select * from headlines where news = 1 and trusted_at > ? and trusted_at <= ? order by seen_at, id",
        (stamp(after), stamp(until)),
    )
    return tuple(_headline(row) for row in rows)


def filed_after(db: Connection, number: int, *, since: datetime) -> tuple[Headline, ...]:
    """Return the news filed after headline `number` whose trusted time is later than `since`."""
    rows = db.execute(
        "select * from headlines where id > ? and news = 1 and trusted_at > ? order by id", (number, stamp(since))
    )
    return tuple(_headline(row) for row in rows)


def title_mark(db: Connection) -> int:
    """Return how far titles have been noted by now, for `retitled_after`."""
    [mark] = db.execute("select coalesce(max(rowid), 0) from titles").fetchone()
    return int(mark)


def retitled_after(db: Connection, mark: int) -> frozenset[int]:
    """Return the headlines, new ones too, whose title was noted after a mark."""
    return frozenset(number for (number,) in db.execute("select headline from titles where rowid > ?", (mark,)))


def unplaced_days(db: Connection) -> tuple[date, ...]:
    """Return the days (UTC) on which news arrived that has no story yet, the earliest first."""
    rows = db.execute(
        "select distinct substr(seen_at, 1, 10) as day from headlines"
        " where id in (select headline from placing_due) order by day"
    )
    return tuple(date.fromisoformat(day) for (day,) in rows)


def unplaced(db: Connection, day: date) -> tuple[Headline, ...]:
    """Return the news that arrived on a day (UTC) and has no story yet, in order of arrival."""
    rows = db.execute(
        "select * from headlines where id in (select headline from placing_due) and substr(seen_at, 1, 10) = ?"
        " order by seen_at, id",
        (day.isoformat(),),
    )
    return tuple(_headline(row) for row in rows)


def arrived(db: Connection, *, since: datetime, until: datetime) -> tuple[Headline, ...]:
    """Return the news that arrived from one time to another, both included, in order of arrival."""
    rows = db.execute(
        "select * from headlines where news = 1 and seen_at between ? and ? order by seen_at, id",
        (stamp(since), stamp(until)),
    )
    return tuple(_headline(row) for row in rows)


def numbered(db: Connection, numbers: Iterable[int]) -> tuple[Headline, ...]:
    """Return the headlines with these row numbers, in order of arrival; unknown numbers are left out."""
    rows = db.execute(
        "select * from headlines where id in (select value from json_each(?)) order by seen_at, id",
        (packed(numbers),),
    )
    return tuple(_headline(row) for row in rows)


def at_page(db: Connection, canonical: str) -> Headline | None:
    """Return the headline of a page, by its canonical URL."""
    row = db.execute("select * from headlines where canonical = ?", (canonical,)).fetchone()
    return _headline(row) if row else None


def at_address(db: Connection, address: str) -> Headline | None:
    """Return the headline of the page at an address, however it is written; none for what is no web address."""
    page = urls.clean(address)
    return at_page(db, urls.canonical(page)) if page else None


def outlets(db: Connection) -> tuple[str, ...]:
    """Return the names of the outlets that have a headline, archive included."""
    return tuple(name for (name,) in db.execute("select distinct outlet from headlines order by outlet"))


def everything(db: Connection) -> Iterator[Headline]:
    """Yield every headline, archive included, in order of arrival."""
    for row in db.execute("select * from headlines order by seen_at, id"):
        yield _headline(row)


def titles_of(db: Connection, number: int) -> tuple[str, ...]:
    """Return every title that headline `number` has had, the first one first."""
    rows = db.execute("select title from titles where headline = ? order by seen_at, rowid", (number,))
    return tuple(title for (title,) in rows)


def retitled_at(db: Connection, number: int) -> datetime:
    """Return when headline `number` got the title that it has now."""
    [seen_at] = db.execute("select max(seen_at) from titles where headline = ?", (number,)).fetchone()
    return known_moment(seen_at)


_INSERT = """
insert into headlines (outlet, headline, url, canonical, seen_at, published, trusted_at, news, summary, content,
                       authors, language, agency, kind, position)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def _once(headlines: Sequence[Headline]) -> Iterator[Headline]:
    seen: set[str] = set()
    for headline in headlines:
        if headline.canonical not in seen:
            seen.add(headline.canonical)
            yield headline


def _stored(db: Connection, canonicals: Iterable[str]) -> dict[str, Row]:
    rows = db.execute(
        "select id, canonical, outlet, headline from headlines where canonical in (select value from json_each(?))",
        (packed(canonicals),),
    )
    return {row["canonical"]: row for row in rows}


def _retitle(db: Connection, number: int, headline: Headline) -> None:
    db.execute(
        "update headlines set headline = ?, summary = case when ? = '' then summary else ? end where id = ?",
        (headline.headline, headline.summary, headline.summary, number),
    )
    feed_items.forget(db, number)


def _note_titles(db: Connection, arriving: dict[str, Headline]) -> None:
    db.execute(
        """
        insert or ignore into titles (headline, title, seen_at)
        select headlines.id, headlines.headline, json_extract(arrived.value, '$[1]')
        from json_each(?) as arrived join headlines on headlines.canonical = json_extract(arrived.value, '$[0]')
        """,
        (packed([canonical, stamp(headline.seen_at)] for canonical, headline in arriving.items()),),
    )


def _row(headline: Headline) -> tuple[object, ...]:
    return (
        headline.outlet,
        headline.headline,
        headline.url,
        headline.canonical,
        stamp(headline.seen_at),
        stamp(headline.published),
        stamp(headline.trusted_at),
        int(headline.is_news),
        headline.summary,
        packed(headline.content),
        packed(headline.authors),
        headline.language,
        headline.agency,
        headline.kind,
        headline.position,
    )


def _headline(row: Row) -> Headline:
    return Headline(
        id=row["id"],
        outlet=row["outlet"],
        headline=row["headline"],
        url=row["url"],
        canonical=row["canonical"],
        seen_at=known_moment(row["seen_at"]),
        published=moment(row["published"]),
        summary=row["summary"],
        content=unpacked(row["content"]),
        authors=unpacked(row["authors"]),
        language=row["language"],
        agency=row["agency"],
        kind=row["kind"],
        position=row["position"],
    )
