"""Who is signed in to the review page, one-time tickets, and failed sign-ins. Only digests are stored, never a cookie.

Times here are real ones, whatever stands for the desk's clock. What ends later than its life from now on was made by a
clock that was ahead and has been set back since: it is not valid, or it would be so for all that time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pipeline.store.database import Connection, Row, writing
from pipeline.store.rows import document, known_moment, packed_object, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that is signed in; `digest` is SHA-256 of its cookie in hex, `data` what the page keeps of it."""

    digest: str
    name: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    opened_at: datetime
    used_at: datetime
    expires_at: datetime


def open_session(db: Connection, session: Session) -> None:
    """Sign a browser in."""
    with writing(db):
        _insert(db, "session", session)


def issue_ticket(db: Connection, ticket: Session) -> None:
    """Make a one-time ticket the only valid one; those of earlier starts end here."""
    with writing(db):
        db.execute("delete from sessions where kind = 'ticket'")
        _insert(db, "ticket", ticket)


def spend_ticket(db: Connection, digest: str, *, now: datetime, life: timedelta) -> bool:
    """Take a ticket out of the store, and return whether it was there and valid: one spender sees true."""
    with writing(db):
        spent = db.execute(
            """
            delete from sessions where kind = 'ticket' and digest = ? and expires_at > ? and expires_at <= ?
            returning digest
            """,
            (digest, stamp(now), stamp(_last_end(now, life))),
        )
        return bool(spent.fetchall())


def find(db: Connection, digest: str, *, now: datetime, life: timedelta) -> Session | None:
    """Return the session with this digest; none when there is none, it has expired, or it was revoked."""
    row = db.execute(
        """
        select * from sessions where kind = 'session' and digest = ? and expires_at > ? and expires_at <= ?
        and revoked_at is null
        """,
        (digest, stamp(now), stamp(_last_end(now, life))),
    ).fetchone()
    return _session(row) if row else None


def valid(db: Connection, *, now: datetime, life: timedelta) -> tuple[Session, ...]:
    """Return all who are signed in, last used first."""
    rows = db.execute(
        """
        select * from sessions where kind = 'session' and expires_at > ? and expires_at <= ? and revoked_at is null
        order by used_at desc, opened_at desc, digest
        """,
        (stamp(now), stamp(_last_end(now, life))),
    )
    return tuple(_session(row) for row in rows)


def use(db: Connection, digest: str, *, now: datetime, expires_at: datetime) -> None:
    """Note that a session was used, and when it ends now."""
    with writing(db):
        db.execute(
            "update sessions set used_at = ?, expires_at = ? where digest = ?", (stamp(now), stamp(expires_at), digest)
        )


def keep(db: Connection, digest: str, data: Mapping[str, Any]) -> None:
    """Store what the page keeps of a session."""
    with writing(db):
        db.execute("update sessions set data = ? where digest = ?", (packed_object(data), digest))


def revoke(db: Connection, digest: str, *, now: datetime) -> bool:
    """End a session, and return whether it was valid."""
    with writing(db):
        ended = db.execute(
            "update sessions set revoked_at = ? where kind = 'session' and digest = ? and revoked_at is null",
            (stamp(now), digest),
        )
    return ended.rowcount == 1


def revoke_all(db: Connection, *, now: datetime, but: str = "") -> int:
    """End every session except the one with the digest `but`, and return how many were valid."""
    with writing(db):
        ended = db.execute(
            "update sessions set revoked_at = ? where kind = 'session' and digest <> ? and revoked_at is null",
            (stamp(now), but),
        )
    return ended.rowcount


def sign_everybody_out(db: Connection) -> None:
    """Forget all sessions and tickets: of an older copy of a desk nobody knows which of them were ended since."""
    with writing(db):
        db.execute("delete from sessions")


def clear(db: Connection, *, now: datetime, life: timedelta) -> None:
    """Forget sessions that ended, and failures that happened, longer ago than a session lives, and what is not yet.

    A session that a clock has made which was ahead would else be valid again once its time has come.
    """
    with writing(db):
        db.execute(
            "delete from sessions where expires_at < ? or expires_at > ?",
            (stamp(now - life), stamp(_last_end(now, life))),
        )
        db.execute("delete from sign_in_failures where at < ?", (stamp(now - life),))


def note_failure(db: Connection, address: str, *, now: datetime) -> None:
    """Note that somebody at `address` failed to sign in."""
    with writing(db):
        db.execute("insert into sign_in_failures (address, at) values (?, ?)", (address, stamp(now)))


def failures(db: Connection, *, since: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return (address, when) of each failure after that moment, oldest first."""
    rows = db.execute("select address, at from sign_in_failures where at > ? order by at, id", (stamp(since),))
    return tuple((row["address"], known_moment(row["at"])) for row in rows)


def forget_failures(db: Connection, address: str) -> None:
    """Forget the failures of an address from which somebody has signed in."""
    with writing(db):
        db.execute("delete from sign_in_failures where address = ?", (address,))


def _last_end(now: datetime, life: timedelta) -> datetime:
    """When the youngest ends; a tenth of its life later still, as a clock is set right by a little all the time."""
    return now + life * 1.1


def _insert(db: Connection, kind: str, session: Session) -> None:
    db.execute(
        """
        insert into sessions (digest, kind, name, data, opened_at, used_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)
        """,
        (
            session.digest,
            kind,
            session.name,
            packed_object(session.data),
            stamp(session.opened_at),
            stamp(session.used_at),
            stamp(session.expires_at),
        ),
    )


def _session(row: Row) -> Session:
    return Session(
        digest=row["digest"],
        name=row["name"],
        data=document(row["data"], dict),
        opened_at=known_moment(row["opened_at"]),
        used_at=known_moment(row["used_at"]),
        expires_at=known_moment(row["expires_at"]),
    )
