"""Put away the drafts that nobody opened, each with its reason; nothing is deleted, and `restore` brings it back."""

from dataclasses import replace
from datetime import timedelta

from pipeline.dates.wrong_clocks import last_leap
from pipeline.desk.editing.stepping import decide, find, standing_at
from pipeline.desk.opening import Desk
from pipeline.draft.expiry import EXPIRED, expired
from pipeline.news import Draft
from pipeline.store import openings, runs
from pipeline.store.database import DatabaseError, from_outside, writing
from pipeline.store.revisions import DESK

# A page that is looked at all evening notes it once in so long.
_OFTEN = timedelta(minutes=10)


def expire(desk: Desk) -> tuple[Draft, ...]:
    """Discard the untouched drafts that nobody opened for `[draft] expire_hours`, and return them.

    A leap of the clock is no time that they lay there: one that is a year ahead must not put all of them away.
    """
    hours = desk.settings.draft.expire_hours
    if not hours:
        return ()
    with writing(desk.db):
        times = runs.times_since(desk.db, desk.now - timedelta(hours=hours), now=desk.now)
        leap = last_leap(times, now=desk.now)
        lain = [(number, max(at, leap) if leap else at) for number, at in openings.untouched(desk.db)]
        due = [(number, expired(since, now=desk.now, hours=hours)) for number, since in lain]
        return tuple(_put_away(desk, number, why) for number, why in due if why)


def note_opening(desk: Desk, number: int) -> None:
    """Note that an editor has a draft before him; where that cannot be written, he sees it all the same."""
    try:
        if not openings.is_noted(desk.db, number, at=desk.now, within=_OFTEN):
            with openings.in_passing(desk.db), writing(desk.db):
                openings.note(desk.db, number, at=desk.now)
    except DatabaseError as problem:
        if not from_outside(problem):
            raise


def why_expired(draft: Draft) -> str:
    """Return why a draft was put away, "" when it was not or is back."""
    return str(draft.why.get(EXPIRED, "")) if draft.state == "discarded" else ""


def _put_away(desk: Desk, number: int, why: str) -> Draft:
    draft, standing = find(desk, number), standing_at(desk, number)
    put_away = replace(draft, state="discarded", why={**draft.why, EXPIRED: why})
    return decide(desk, put_away, standing, f"Put away: {why}", DESK)
