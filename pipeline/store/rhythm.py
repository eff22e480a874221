"""How often each outlet prints, and when it last did: the figures behind its health."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp


def in_window(db: Connection, *, after: datetime, until: datetime) -> Mapping[str, int]:
    """Return how many news headlines each outlet has with a trusted time in (after, until], by outlet."""
    rows = db.execute(
        "select outlet, count(*) from headlines where news = 1 and trusted_at > ? and trusted_at <= ? group by outlet",
        (stamp(after), stamp(until)),
    )
    return dict(rows)


def hours_with_news(db: Connection, *, since: datetime, until: datetime) -> Mapping[str, Sequence[datetime]]:
    """Return for each outlet the newest headline's time in each hour that has any, oldest first.

    An hour counts once, however many headlines it has: outlets print in bursts.
    """
    rows = db.execute(
        "select outlet, max(trusted_at) from headlines where news = 1 and trusted_at > ? and trusted_at <= ?"
        " group by outlet, substr(trusted_at, 1, 13) order by 2",
        (stamp(since), stamp(until)),
    )
    found: dict[str, list[datetime]] = {}
    for outlet, at in rows:
        found.setdefault(outlet, []).append(known_moment(at))
    return found


def last_items(db: Connection, outlets: Iterable[str]) -> Mapping[str, datetime]:
    """Return when the headline that came last of each of these outlets is news; those without one are left out."""
    rows = db.execute(
        "select name.value, (select trusted_at from headlines where outlet = name.value"
        " order by seen_at desc, trusted_at desc limit 1) from json_each(?) as name",
        (packed(outlets),),
    )
    return {outlet: known_moment(at) for outlet, at in rows if at}
