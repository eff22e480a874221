"""The hosts that asked for patience: until when none of their addresses is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from pipeline.store.database import Connection
from pipeline.store.rows import known_moment, packed, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """A host (with its port, where it has one of its own), when it may be asked again, and what it said."""

    host: str
    asked_again: datetime
    why: str


def wait(db: Connection, patience: Patience) -> None:
    """Store that a host is left alone; of two waits the longer one holds."""
    db.execute(
        "insert into hosts (host, asked_again, why) values (?, ?, ?) on conflict (host) do update"
        " set asked_again = excluded.asked_again, why = excluded.why where excluded.asked_again > hosts.asked_again",
        (patience.host, stamp(patience.asked_again), patience.why),
    )


def waiting(db: Connection, *, now: datetime) -> Mapping[str, Patience]:
    """Return the hosts that are left alone at `now`, by host."""
    rows = db.execute("select host, asked_again, why from hosts where asked_again > ?", (stamp(now),))
    return {host: Patience(host=host, asked_again=known_moment(at), why=why) for host, at, why in rows}


def forget(db: Connection, names: Iterable[str]) -> None:
    """Leave these hosts alone no longer."""
    db.execute("delete from hosts where host in (select value from json_each(?))", (packed(names),))


def host_of(url: str) -> str:
    """Return the host of an address with its port, in lower case; "" when it has none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # brackets without an IPv6 address
        return ""
