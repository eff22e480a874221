"""Figures of the whole desk, for doctor and for whoever watches it from outside."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.store.database import Connection
from pipeline.store.own_files import size
from pipeline.store.rows import moment, stamp

# Names that copydesk gives a backup have the time in them (store/migrate.py).
_STAMPED = re.compile(r"(\d{8}T\d{6})Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needy:
    """A post that needs the editor, by its number, its draft's, its channel and its state.

    `sent_to` is the place that it was sent to, "" = not noted.
    """

    post: int
    draft: int
    channel: str
    state: str
    sent_to: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Backup:
    """A copy in backups/, and when it was made."""

    at: datetime
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFile:
    """A public post by its number and its draft's, with its name on its channel and the key that the name ends in."""

    post: int
    draft: int
    name: str
    key: str


def newest_moment(db: Connection) -> datetime | None:
    """Return the newest time at which this desk has run or seen a headline; none when it never did."""
    row = db.execute(
        "select max(at) from (select max(as_of) as at from runs union all select max(finished_at) from runs"
        " union all select max(seen_at) from headlines)"
    ).fetchone()
    return moment(row[0])


def first_run(db: Connection) -> datetime | None:
    """Return when this desk ran first; none when it never did."""
    return moment(db.execute("select min(as_of) from runs").fetchone()[0])


def needy_posts(db: Connection, *, before: datetime) -> tuple[Needy, ...]:
    """Return the posts that may have gone out, failed or are gone, and those on their way since before a time.

    Of a draft that is discarded the editor wants no post: what failed or is gone of it needs nobody.
    """
    rows = db.execute(
        "select posts.id, draft, channel, posts.state, sent_to from posts join drafts on drafts.id = draft"
        " where posts.state = 'unknown' or (posts.state in ('failed', 'gone') and drafts.state <> 'discarded')"
        " or (posts.state = 'sending' and coalesce(attempted_at, intended_at) < ?) order by posts.id",
        (stamp(before),),
    )
    return tuple(_needy(*row) for row in rows)


def scheduled_posts(db: Connection) -> tuple[Needy, ...]:
    """Return the posts of drafts that are to go out later, the oldest first."""
    rows = db.execute(
        "select id, draft, channel, state, sent_to from posts where draft is not null and state = 'scheduled'"
        " order by id"
    )
    return tuple(_needy(*row) for row in rows)


def public_files(db: Connection, channel: str) -> tuple[PublicFile, ...]:
    """Return the posts of drafts that are live or scheduled on a channel and have a name there, the oldest first."""
    rows = db.execute(
        "select id, draft, remote_id, key from posts where draft is not null and channel = ?"
        " and state in ('live', 'scheduled') and remote_id <> '' order by id",
        (channel,),
    )
    return tuple(PublicFile(post=number, draft=draft, name=name, key=key) for number, draft, name, key in rows)


def _needy(number: int, draft: int, channel: str, state: str, sent_to: str) -> Needy:
    return Needy(post=number, draft=draft, channel=channel, state=state, sent_to=sent_to)


def headlines(db: Connection) -> int:
    """Return how many headlines the desk has, the archive's included."""
    return int(db.execute("select count(*) from headlines").fetchone()[0])


def posts_by_state(db: Connection) -> Mapping[str, int]:
    """Return how many posts of drafts are in each state that any is in."""
    return dict(db.execute("select state, count(*) from posts where draft is not null group by state").fetchall())


def notices_by_state(db: Connection) -> Mapping[tuple[str, str], int]:
    """Return how many matters that are not over were told by each way and how: sending, told, unknown, failed."""
    rows = db.execute("select way, state, count(*) from notices where over_at is null group by way, state")
    return {(way, state): count for way, state, count in rows}


def runs_by_exit(db: Connection) -> Mapping[int, int]:
    """Return how many runs of the command `run` ended with each exit code, of those that said it."""
    return dict(db.execute("select exit, count(*) from runs where command = 'run' and exit is not null group by exit"))


def file_bytes(path: Path) -> int:
    """Return how many bytes the database and its log have on the disk, 0 when there is none."""
    return size(path) + log_bytes(path)


def log_bytes(path: Path) -> int:
    """Return how many of them are the database's log, 0 where there is none."""
    return size(path.with_name(f"{path.name}-wal"))


def newest_backup(folder: Path, *, now: datetime) -> Backup | None:
    """Return the newest backup in a folder, as its name dates it, else its file's time; none when there is none.

    One that claims to be of later than now says nothing, and is taken only when no other is there.
    """
    found = []
    for file in folder.glob("*.db") if folder.is_dir() else ():
        with suppress(FileNotFoundError):  # deleted meanwhile, or a link to one that was
            found.append(Backup(at=_made_at(file), file=file))
    return max((one for one in found if one.at <= now), default=max(found, default=None))


def is_long_ago(written: str, *, now: datetime, span: timedelta) -> bool:
    """Return whether a time that a file holds as text is longer ago than a span; not when it is no time."""
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return False
    return at.tzinfo is not None and now - at > span


def _made_at(file: Path) -> datetime:
    found = _STAMPED.search(file.name)
    if found:
        try:
            return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            pass  # the 31st of June
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
