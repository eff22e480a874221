"""How often each outlet prints, and when it last did: the figures behind its health."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.store.database import Connection, Row
from pipeline.store.rows import known_moment, moment, packed, stamp


def in_window(db: Connection, *, after: datetime, until: datetime) -> Mapping[str, int]:
    """Return how many news headlines each outlet has with a trusted time in (after, until], by outlet."""
    rows = db.execute(
        "select outlet, count(*) from headlines where news = 1 and trusted_at > ? and trusted_at <= ? group by outlet",
        (stamp(after), stamp(until)),
    )
    return dict(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """How many headlines no window has: news `before` and `after` it, and the `archive`; `newest` is of the news."""

    before: int
    after: int
    archive: int
    newest: datetime | None


def outside(db: Connection, *, after: datetime, until: datetime) -> Outside:
    """Return what lies outside the window (after, until]."""
    row = db.execute(
        "select count(*) filter (where news = 1 and trusted_at <= ?),"
        " count(*) filter (where news = 1 and trusted_at > ?),"
        " count(*) filter (where news = 0), max(trusted_at) filter (where news = 1) from headlines",
        (stamp(after), stamp(until)),
    ).fetchone()
    return Outside(before=row[0], after=row[1], archive=row[2], newest=moment(row[3]))


def hours_with_news(db: Connection, *, since: datetime, until: datetime) -> Mapping[str, Sequence[datetime]]:
    """Return for each outlet the newest headline's time in each hour that has any, oldest first.

    An hour counts once, however many headlines it has: outlets print in bursts.
    """
    rows = db.execute(
        "select outlet, max(trusted_at) from headlines where news = 1 and trusted_at > ? and trusted_at <= ?"
        " group by outlet, substr(trusted_at, 1, 13) order by 2",
        (stamp(since), stamp(until)),
    )
    return _by_outlet(rows)


def hours_before(
    db: Connection, until: Mapping[str, datetime], *, stretch: timedelta
) -> Mapping[str, Sequence[datetime]]:
    """Return what `hours_with_news` does of these outlets, each in the stretch that ends at a time of its own."""
    wanted = [(outlet, stamp(at - stretch), stamp(at)) for outlet, at in until.items()]
    rows = db.execute(
        "select headlines.outlet, max(trusted_at) from json_each(?) as wanted"
        " join headlines on headlines.outlet = wanted.value ->> 0 and news = 1"
        " and trusted_at > wanted.value ->> 1 and trusted_at <= wanted.value ->> 2"
        " group by headlines.outlet, substr(trusted_at, 1, 13) order by 2",
        (packed(wanted),),
    )
    return _by_outlet(rows)


def last_items(db: Connection, outlets: Iterable[str]) -> Mapping[str, datetime]:
    """Return when the headline that came last of each of these outlets is news; those without one are left out."""
    rows = db.execute(
        "select name.value, (select trusted_at from headlines where outlet = name.value"
        " order by seen_at desc, trusted_at desc limit 1) from json_each(?) as name",
        (packed(outlets),),
    )
    return {outlet: known_moment(at) for outlet, at in rows if at}


def _by_outlet(rows: Iterable[Row]) -> Mapping[str, Sequence[datetime]]:
    found: dict[str, list[datetime]] = {}
    for outlet, at in rows:
        found.setdefault(outlet, []).append(known_moment(at))
    return found
