"""A post whose answer was lost: wait until it is there or never will be, look, and adopt what is found.

Where looking does not settle it, the editor is asked, and nothing is sent before he has said so: of a mail, of a post
that was sent to a place where the channel leads no more, and of one that the channel answered with another.
"""

from datetime import timedelta

from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting
from pipeline.desk.publishing.answering import NOT_ARRIVED, to_answer, to_answer_of_blog, too_early
from pipeline.desk.publishing.away import asking, is_away, left_behind, whereabouts
from pipeline.desk.publishing.dispatching import dispatch_of
from pipeline.desk.publishing.order import Order, Pace
from pipeline.desk.publishing.standing import gone, there
from pipeline.errors import UnansweredError
from pipeline.news import Remote
from pipeline.publish import Channel, ours
from pipeline.publish.comparing import carries, untouched
from pipeline.publish.places import BEYOND
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting

# Between two clocks' ticks nothing was set back.
_A_TICK = timedelta(seconds=2)
_A_WHILE = 2.0  # seconds between two looks at the row, while it waits


def settled(desk: Desk, channel: Channel, posting: Posting, order: Order, pace: Pace) -> Posting:
    """Return a post that was on its way as it is now: there, or certainly not (`failed`).

    Raises:
        UnansweredError: it is too early to say, or looking does not settle it and the editor must say.
        RefusedError: there are two, it lies in the blog's trash, or it was deleted.
        StaleError: another process settled it meanwhile.
        ChannelError: the channel did not answer.
    """
    posting = _begun_by_now(desk, posting, pace)
    if whereabouts(desk, posting) == BEYOND:
        raise left_behind(desk, posting, looks_up=channel.traits.looks_up)
    if not channel.traits.looks_up:
        return _as_the_editor_says(desk, channel, posting, order, pace)
    found = look(desk, channel, posting, pace)
    if not found:
        wait_out(desk, channel, posting, pace)
        posting = _as_known_now(desk, posting)
        found = _settled_meanwhile(desk, posting) or look(desk, channel, posting, pace)
    if found := found or _answered(desk, channel, posting, order, pace):
        return found
    if is_away(desk, posting):
        raise left_behind(desk, posting, looks_up=channel.traits.looks_up)
    with writing(desk.db):
        return sendings.stand(desk.db, posting, state="failed", why="it never arrived", cure="publish it again")


def wait_out(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> None:
    """Wait until what was asked has arrived or never will, or another process knows what became of it.

    Raises:
        UnansweredError: the caller does not wait; says until when.
    """
    left = _left(channel, _begun_by_now(desk, posting, pace), pace)
    if left <= 0:
        return
    if pace.wait is None:
        raise too_early(posting, do=f"look again in {left:.0f} seconds")
    while left > 0 and not _settled_meanwhile(desk, posting):
        pace.wait(min(left, _A_WHILE))
        left -= _A_WHILE


def look(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> Posting | None:
    """Look for a post that was on its way and adopt it; none when it is not there, or not as it was meant to be, yet.

    Raises:
        RefusedError: there are two, it lies in the trash, or it was deleted.
    """
    remote = there(desk, channel, posting)
    if remote is None:
        if posting.remote_id and not is_away(desk, posting):
            raise gone(desk, posting)
        return None
    return _found(desk, channel, posting, remote, pace)


def _found(desk: Desk, channel: Channel, posting: Posting, remote: Remote, pace: Pace) -> Posting | None:
    arrived = carries(remote, dispatch_of(desk, posting, now=pace.clock())) and _labelled(posting, remote)
    if not (arrived and _stands(posting.arriving, remote)) and _left(channel, posting, pace) > 0:
        return None
    known = arrived or untouched(posting.holds, remote)
    # Of a first sending nothing else can be there but what was sent, whoever has changed it since.
    return adopting.adopt(desk, posting, remote, pace, arrived=arrived or not posting.remote_id, known=known)


def _answered(desk: Desk, channel: Channel, posting: Posting, order: Order, pace: Pace) -> Posting | None:
    """Settle what the channel answered with in the place of our post, as the editor says; none = that is not ours.

    Without his word nothing is sent again: a blog that takes our mark out and writes other words gets one each time.
    With our mark put back it is ours whatever he says, for searches of a blog may miss it. At another place the number
    is anybody's.
    """
    remote = channel.see(posting.answered) if posting.answered else None
    if remote is None or remote.status == "trashed":
        return None
    if ours.bears(posting.key, remote.content):
        return _found(desk, channel, posting, remote, pace)
    if order.again or ours.is_marked(remote) or is_away(desk, posting):
        return None
    if order.arrived:
        return adopting.adopt(desk, posting, remote, pace)
    raise asking(
        desk,
        posting,
        what=f"{posting.channel} answered with post {posting.answered}, which has other words than ours and no mark",
        where=remote.url or remote.edit_url or posting.channel,
        do=to_answer_of_blog(posting),
    )


def _settled_meanwhile(desk: Desk, posting: Posting) -> Posting | None:
    """Return the post where another process, which may be the one that sent it, has settled it."""
    now = postings.known(desk.db, posting.id)
    return now if now.state not in postings.UNSETTLED else None


def _as_known_now(desk: Desk, posting: Posting) -> Posting:
    """Return the row of the same sending as it is now: who sent it may have noted meanwhile that no answer came."""
    now = postings.known(desk.db, posting.id)
    return now if now.attempt == posting.attempt else posting


def _labelled(posting: Posting, remote: Remote) -> bool:
    """Return whether the labels that were to come have come, and those that were to go have gone."""
    have = {label.casefold() for label in remote.labels}
    wanted = {label.casefold() for label in posting.arriving.roundup.labels}
    dropped = {label.casefold() for label in posting.roundup.labels} - wanted
    return wanted <= have and not dropped & have


def _stands(arriving: Posting, remote: Remote) -> bool:
    if arriving.wanted == "scheduled":
        return remote.status == "scheduled" and remote.at == arriving.scheduled_at
    return remote.status == {"withdrawn": "draft"}.get(arriving.wanted, arriving.wanted)


def _left(channel: Channel, posting: Posting, pace: Pace) -> float:
    """Return how many seconds it may take yet, at most, for what was asked to arrive."""
    began = posting.attempted_at or posting.intended_at
    return channel.traits.settle_seconds - (pace.clock() - began).total_seconds()


def _begun_by_now(desk: Desk, posting: Posting, pace: Pace) -> Posting:
    """A sending that begins in the future was dated by a clock that has been set back since: it counts from now."""
    began, now = posting.attempted_at or posting.intended_at, pace.clock()
    if began - now < _A_TICK:
        return posting
    with writing(desk.db):
        return sendings.redate(desk.db, posting, at=now)


def _as_the_editor_says(desk: Desk, channel: Channel, posting: Posting, order: Order, pace: Pace) -> Posting:
    if order.arrived:
        sent = Remote(remote_id=posting.key, url="", status="sent", title=posting.arriving.title, content="")
        return adopting.adopt(desk, posting, sent, pace)
    if is_away(desk, posting):
        raise left_behind(desk, posting, looks_up=channel.traits.looks_up)
    if order.again:
        wait_out(desk, channel, posting, pace)  # the first one may be on its way yet
        with writing(desk.db):
            return sendings.stand(desk.db, posting, state="failed", why=NOT_ARRIVED, cure="")
    raise UnansweredError(
        "nobody knows whether this was sent, and it cannot be looked up",
        where=posting.channel,
        do=to_answer(posting),
    )
