"""The editor's mutes: an outlet, on one topic or everywhere, and how far it is silenced."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, moment, stamp

LEVELS = ("lead", "hide", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """An outlet that is muted. `level`: lead (never leads), hide (nor is listed or offered), off (is not gathered).

    `topic` "" = everywhere. `until` is when it ends by itself, none = when it is taken back.
    """

    outlet: str
    topic: str
    level: str
    at: datetime
    until: datetime | None = None


def put(db: Connection, mute: Mute) -> None:
    """Store a mute; one an outlet and topic, the newest."""
    db.execute(
        "insert or replace into mutes (outlet, topic, level, at, until) values (?, ?, ?, ?, ?)",
        (mute.outlet, mute.topic, mute.level, stamp(mute.at), stamp(mute.until)),
    )


def take_back(db: Connection, outlet: str, topic: str) -> None:
    """Let an outlet speak again on a topic ("" = everywhere)."""
    db.execute("delete from mutes where outlet = ? and topic = ?", (outlet, topic))


def everything(db: Connection, *, now: datetime) -> tuple[Mute, ...]:
    """Return every mute that holds at `now`, by outlet, then by topic."""
    rows = db.execute(
        "select outlet, topic, level, at, until from mutes where until is null or until > ? order by outlet, topic",
        (stamp(now),),
    )
    return tuple(
        Mute(outlet=outlet, topic=topic, level=level, at=known_moment(at), until=moment(until))
        for outlet, topic, level, at, until in rows
    )


def on(db: Connection, topic: str, *, now: datetime) -> tuple[Mute, ...]:
    """Return the mutes that hold on a topic at `now`, those of everywhere included, by outlet."""
    return tuple(mute for mute in everything(db, now=now) if mute.topic in ("", topic))
