"""The hosts that asked for patience: until when none of their addresses is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.due import DAY
from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """A host as `urls.host_and_port` spells it, when it may be asked again, and what it said."""

    host: str
    asked_again: datetime
    why: str


def wait(db: Connection, patience: Patience, *, now: datetime) -> None:
    """Store that a host is left alone; of two waits the longer one holds, but for one that no clock can have meant."""
    db.execute(
        "insert into hosts (host, asked_again, why) values (?1, ?2, ?3) on conflict (host) do update"
        " set asked_again = excluded.asked_again, why = excluded.why"
        " where excluded.asked_again > hosts.asked_again or hosts.asked_again > ?4",
        (patience.host, stamp(patience.asked_again), patience.why, stamp(now + DAY)),
    )


def waiting(db: Connection, *, now: datetime) -> Mapping[str, Patience]:
    """Return the hosts that are left alone at `now`, by host.

    No wait is longer than a day (`due.of_host`): one that ends later was noted by a clock that was ahead, and is none.
    """
    rows = db.execute(
        "select host, asked_again, why from hosts where asked_again > ? and asked_again <= ?",
        (stamp(now), stamp(now + DAY)),
    )
    return {host: Patience(host=host, asked_again=known_moment(at), why=why) for host, at, why in rows}
