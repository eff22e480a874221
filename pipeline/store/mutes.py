"""The editor's mutes: an outlet, on one topic or everywhere, and how far it is silenced."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp

LEVELS = ("lead", "hide", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """An outlet that is muted. `level`: lead (never leads), hide (nor is listed or offered), off (is not gathered).

    `topic` "" = everywhere.
    """

    outlet: str
    topic: str
    level: str
    at: datetime


def put(db: Connection, mute: Mute) -> None:
    """Store a mute; one an outlet and topic, the newest."""
    db.execute(
        "insert or replace into mutes (outlet, topic, level, at) values (?, ?, ?, ?)",
        (mute.outlet, mute.topic, mute.level, stamp(mute.at)),
    )


def take_back(db: Connection, outlet: str, topic: str) -> None:
    """Let an outlet speak again on a topic ("" = everywhere)."""
    db.execute("delete from mutes where outlet = ? and topic = ?", (outlet, topic))


def everything(db: Connection) -> tuple[Mute, ...]:
    """Return every mute, by outlet, then by topic."""
    rows = db.execute("select outlet, topic, level, at from mutes order by outlet, topic")
    return tuple(
        Mute(outlet=outlet, topic=topic, level=level, at=known_moment(at)) for outlet, topic, level, at in rows
    )


def on(db: Connection, topic: str) -> tuple[Mute, ...]:
    """Return the mutes that hold on a topic, those of everywhere included, by outlet."""
    return tuple(mute for mute in everything(db) if mute.topic in ("", topic))
