"""What the desk would draft of a story now, kept beside a draft that the editor has touched."""

from dataclasses import asdict
from datetime import datetime

from pipeline.house import roundups
from pipeline.news import Check, Draft, Offer
from pipeline.store.database import Connection
from pipeline.store.rows import document, each, known_moment, packed, packed_object, stamp


def keep(db: Connection, number: int, fresh: Draft, *, at: datetime) -> None:
    """Store the fresh draft beside draft `number`, in place of the one before."""
    db.execute(
        "insert or replace into proposals (draft, at, roundup, offers, checks, why) values (?, ?, ?, ?, ?, ?)",
        (
            number,
            stamp(at),
            packed_object(roundups.to_json(fresh.roundup)),
            packed(asdict(offer) for offer in fresh.offers),
            packed(asdict(check) for check in fresh.checks),
            packed_object(fresh.why),
        ),
    )


def beside(db: Connection, draft: Draft) -> tuple[Draft, datetime] | None:
    """Return what the desk would have now for a draft, and since when; none when no run has come by since."""
    row = db.execute("select * from proposals where draft = ?", (draft.id,)).fetchone()
    if row is None:
        return None
    fresh = Draft(
        id=draft.id,
        story=draft.story,
        topic=draft.topic,
        roundup=roundups.from_json(document(row["roundup"]), where=f"the proposal beside draft d{draft.id}"),
        offers=each(Offer, row["offers"]),
        checks=each(Check, row["checks"]),
        why=document(row["why"], dict),
    )
    return fresh, known_moment(row["at"])
