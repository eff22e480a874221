"""What became of posts since they were sent: a schedule that went live, a lost answer, a draft on the blog."""

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.dates.wrong_clocks import was_ahead
from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting, settling
from pipeline.desk.publishing.away import is_away
from pipeline.desk.publishing.order import Order, Pace, channel_named, open_channel
from pipeline.desk.publishing.standing import standing
from pipeline.errors import CopydeskError, RefusedError, UnreachedError
from pipeline.news import Remote
from pipeline.publish import Channel
from pipeline.publish.comparing import untouched
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting

_AGAIN = timedelta(hours=1)
# WordPress looks for what is due when somebody visits the blog (wp-cron).
_PATIENCE = timedelta(minutes=15)
_DRAFTS_WATCHED = timedelta(days=14)
# A run is short: what is not reached now is looked at by the next one.
_MOST, _MOST_ROWS = 30, 500


def watch(desk: Desk, pace: Pace) -> tuple[tuple[Posting, str], ...]:
    """Look at the posts that may have changed, and return each with what went wrong ("" = nothing did).

    Those on their way come first, whatever the time; then, while a run has time, those that were looked at longest ago.
    Of a channel that cannot be reached one post is tried.
    """
    looked: list[tuple[Posting, str]] = []
    unreached: set[str] = set()
    for posting in _due(desk, pace.clock()):
        in_time = posting.state in postings.UNSETTLED or desk.seconds_left
        if in_time and posting.channel not in unreached and len(looked) < _MOST:
            looked.append((posting, _looked(desk, posting, pace, unreached)))
    return tuple((postings.numbered(desk.db, posting.id) or posting, why) for posting, why in looked)


def _due(desk: Desk, now: datetime) -> list[Posting]:
    found = postings.to_watch(desk.db, drafts_since=now - _DRAFTS_WATCHED, limit=_MOST_ROWS)
    on_their_way = [one for one in found if one.state in postings.UNSETTLED]
    others = [one for one in found if one not in on_their_way and _can_change(one) and _is_due(one, now)]
    return [*on_their_way, *others]


def _can_change(posting: Posting) -> bool:
    """A mail that went out for approval is a draft for ever: there is nothing to look at."""
    return posting.holds is None or posting.holds.status != "sent"


def _is_due(posting: Posting, now: datetime) -> bool:
    seen_at = posting.seen_at or posting.intended_at
    if was_ahead(seen_at, now):
        return True
    if posting.state == "scheduled" and posting.scheduled_at and seen_at < posting.scheduled_at:
        return posting.scheduled_at <= now
    return now - seen_at >= _AGAIN


def _looked(desk: Desk, posting: Posting, pace: Pace, unreached: set[str]) -> str:
    """One channel that does not answer is not the others'; one that cannot be reached is noted among `unreached`."""
    try:
        chosen = channel_named(desk, posting.channel)
        with open_channel(desk, chosen) as channel:
            if channel.traits.looks_up:  # of a mail the editor must say
                _look(desk, channel, posting, Pace(clock=pace.clock))
    except CopydeskError as problem:
        if isinstance(problem, UnreachedError):
            unreached.add(posting.channel)
        return problem.what
    return ""


def _look(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> None:
    if posting.state in postings.UNSETTLED:
        settling.settled(desk, channel, posting, Order(draft=posting.draft, channel=posting.channel), pace)
        return
    try:
        remote = standing(desk, channel, posting)
    except RefusedError:
        if is_away(desk, posting):  # it takes its turn with the others
            with writing(desk.db):
                sendings.seen(desk.db, posting, at=pace.clock())
        raise
    if remote.status == posting.state == "scheduled":
        remote = _after_its_time(desk, channel, posting, remote, pace)
    known = untouched(posting.holds, remote)
    if remote.status != posting.state or not known or remote.at != _time_of(posting, remote):
        adopting.adopt(desk, posting, remote, pace, known=known)
    else:
        with writing(desk.db):
            sendings.seen(desk.db, posting, at=pace.clock())


def _time_of(posting: Posting, remote: Remote) -> datetime | None:
    return posting.scheduled_at if posting.state == "scheduled" else remote.at


def _after_its_time(desk: Desk, channel: Channel, posting: Posting, remote: Remote, pace: Pace) -> Remote:
    """A file's date says it all; a blog that still holds the post back has missed it, and the editor hears of it."""
    at = remote.at or posting.scheduled_at  # somebody may have moved it there
    if at is None or at > pace.clock():
        return remote
    if channel.traits.by_date:
        return replace(remote, status="live", at=at)
    if pace.clock() - at > _PATIENCE:
        why = f"its time has passed and the blog still holds it back ({at:%Y-%m-%d %H:%M} UTC)"
        with writing(desk.db):
            sendings.stand(desk.db, posting, state="scheduled", why=why, cure="open the blog once, or publish it now")
    return remote
