"""Drafts and every revision they have had; a revision is never changed, so no word of the editor can be lost."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import NamedTuple

from pipeline.house import roundups
from pipeline.news import Check, Draft, Offer
from pipeline.store import revisions
from pipeline.store.database import Connection, Row
from pipeline.store.revisions import Step
from pipeline.store.rows import document, each, packed, packed_object, stamp


class Glimpse(NamedTuple):
    """A draft as a line of a list. `expired`: why it was put away, "" = it was not."""

    id: int
    story: int
    topic: str
    state: str
    title: str
    expired: str


def save(db: Connection, draft: Draft, *, author: str, at: datetime, step: Step | None = None) -> Draft:
    """Store a draft as its next revision (a new draft when its id is 0) and return it with id and revision.

    Args:
        db: The desk; the caller holds the transaction.
        draft: What to store.
        author: `desk`, or the editor's name.
        at: When.
        step: What it did. Without one the revision stands where the one before stood: the same undo, redo and owners.
    """
    if step is None:
        before = revisions.newest(db, draft.id) if draft.id else None
        step = before.step if before else Step()
    saved = _opened(db, draft, at) if not draft.id else replace(draft, revision=_newest(db, draft.id) + 1)
    db.execute(
        "update drafts set topic = ?, format = ?, state = ?, revision = ?, changed_at = ? where id = ?",
        (saved.topic, saved.roundup.format, saved.state, saved.revision, stamp(at), saved.id),
    )
    db.execute(
        "insert into revisions (draft, revision, state, author, at, roundup, offers, checks, why,"
        " said, action, changed, back, forward, touched) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (saved.id, saved.revision, saved.state, author, stamp(at), *_texts(saved), *_step(step)),
    )
    return saved


def numbered(db: Connection, number: int) -> Draft | None:
    """Return draft `number` at its newest revision."""
    row = db.execute(f"{_SELECT} where drafts.id = ?", (number,)).fetchone()
    return _draft(row) if row else None


def of_story(db: Connection, stories: Iterable[int], house_format: str) -> Draft | None:
    """Return the newest draft of any of these story numbers in one house format."""
    row = db.execute(
        f"{_SELECT} where drafts.story in (select value from json_each(?)) and drafts.format = ?"
        " order by drafts.id desc limit 1",
        (packed(stories), house_format),
    ).fetchone()
    return _draft(row) if row else None


def all_of_story(db: Connection, stories: Iterable[int]) -> tuple[Draft, ...]:
    """Return the drafts of any of these story numbers in every house format, the oldest first."""
    rows = db.execute(
        f"{_SELECT} where drafts.story in (select value from json_each(?)) order by drafts.id",
        (packed(stories),),
    )
    return tuple(_draft(row) for row in rows)


def last_decided(db: Connection, stories: Iterable[int]) -> Draft | None:
    """Return the newest draft of any of these story numbers that was posted or discarded, in whatever house format."""
    row = db.execute(
        f"{_SELECT} where drafts.story in (select value from json_each(?))"
        " and drafts.state in ('published', 'discarded') order by drafts.id desc limit 1",
        (packed(stories),),
    ).fetchone()
    return _draft(row) if row else None


def everything(db: Connection, states: Iterable[str] = ()) -> tuple[Draft, ...]:
    """Return the drafts in these states (all when none is named), the newest first."""
    wanted = packed(states)
    rows = db.execute(
        f"{_SELECT} where ? = '[]' or drafts.state in (select value from json_each(?)) order by drafts.id desc",
        (wanted, wanted),
    )
    return tuple(_draft(row) for row in rows)


def listed(db: Connection, *, most: int, before: int | None = None) -> tuple[Draft, ...]:
    """Return what is neither posted nor discarded, and the newest of the others, the newest first.

    Args:
        db: The desk.
        most: So many others.
        before: Only drafts with lower numbers, at most so many in whatever state.
    """
    return tuple(_draft(row) for row in _listed(db, _SELECT, most, before))


def glimpsed(db: Connection, *, most: int, before: int | None = None) -> tuple[Glimpse, ...]:
    """Return the same as `listed`, without the texts: reading those of hundreds takes as long as all else."""
    return tuple(Glimpse(*row) for row in _listed(db, _GLIMPSE, most, before))


def earlier(db: Connection, among: Collection[int]) -> int | None:
    """Return the number before which there are drafts that are none of these; none where these are all.

    Those of these that lie before it stand between the others.
    """
    row = db.execute(
        "select max(id) + 1 from drafts where id not in (select value from json_each(?))"
        " and id < (select max(value) from json_each(?))",
        (packed(among), packed(among)),
    ).fetchone()
    return int(row[0]) if row and row[0] else None


def of_its_story(db: Connection, number: int, house_format: str) -> int | None:
    """Return the draft in a house format that the story of a draft has, that draft itself where it is in it."""
    row = db.execute(
        "select other.id from drafts join drafts as other on other.story = drafts.story"
        " where drafts.id = ? and other.format = ? order by other.id = drafts.id desc, other.id desc limit 1",
        (number, house_format),
    ).fetchone()
    return int(row[0]) if row else None


def _listed(db: Connection, wanted: str, most: int, before: int | None) -> Iterable[Row]:
    if before is not None:
        return db.execute(f"{wanted} where drafts.id < ? order by drafts.id desc limit ?", (before, most))
    # A desk of years has tens of thousands, and their texts would not fit into memory.
    return db.execute(
        f"{wanted} where drafts.state not in ('discarded', 'published') or drafts.id >= coalesce(("
        "select id from drafts where state in ('discarded', 'published') order by id desc limit 1 offset ?), 0)"
        " order by drafts.id desc",
        (most - 1,),
    )


_GLIMPSE = """
select drafts.id, drafts.story, drafts.topic, drafts.state, roundup ->> '$.title',
iif(drafts.state = 'discarded', coalesce(why ->> '$.expired', ''), '')
from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
"""
_SELECT = """
select drafts.id, drafts.story, drafts.topic, drafts.state, drafts.revision, roundup, offers, checks, why
from drafts join revisions on revisions.draft = drafts.id and revisions.revision = drafts.revision
"""


def _opened(db: Connection, draft: Draft, at: datetime) -> Draft:
    number = db.execute(
        "insert into drafts (story, topic, format, state, revision, made_at, changed_at) values (?, ?, ?, ?, 1, ?, ?)",
        (draft.story, draft.topic, draft.roundup.format, draft.state, stamp(at), stamp(at)),
    ).lastrowid
    return replace(draft, id=int(number or 0), revision=1)


def _newest(db: Connection, number: int) -> int:
    [revision] = db.execute("select max(revision) from revisions where draft = ?", (number,)).fetchone()
    return int(revision)


def _texts(draft: Draft) -> tuple[str, str, str, str]:
    return (
        packed_object(roundups.to_json(draft.roundup)),
        packed(asdict(offer) for offer in draft.offers),
        packed(asdict(check) for check in draft.checks),
        packed_object(draft.why),
    )


def _step(step: Step) -> tuple[str, str, str, int | None, int | None, str]:
    return step.said, step.action, packed(step.changed), step.back, step.forward, packed_object(step.touched)


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        story=row["story"],
        topic=row["topic"],
        state=row["state"],
        revision=row["revision"],
        roundup=roundups.from_json(document(row["roundup"]), where=f"draft d{row['id']}"),
        offers=each(Offer, row["offers"]),
        checks=each(Check, row["checks"]),
        why=document(row["why"], dict),
    )
