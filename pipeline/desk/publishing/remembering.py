"""A desk that was brought back from a backup may have forgotten what it sent; what a channel is asked for before.

A blog is looked at before every first sending, so it only has to have settled. A mail server cannot be asked: the post
is unknown then, and the editor says whether it arrived (`settling`).
"""

from pipeline.desk.opening import Desk
from pipeline.desk.publishing.answering import to_answer
from pipeline.desk.publishing.claiming import intent_of, may_send
from pipeline.desk.publishing.order import Order, Pace
from pipeline.errors import UnansweredError
from pipeline.news import Draft
from pipeline.publish import Channel
from pipeline.settings import Channel as Table
from pipeline.store import postings, restores, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.restores import Forgotten

_WHY = "this desk was brought back from a backup, and may have sent it before"


def doubted(
    desk: Desk, channel: Channel, draft: Draft, posting: Posting | None, order: Order, chosen: Table, pace: Pace
) -> Posting | None:
    """Return the draft's post as the desk may trust its memory of it: as it is, or `unknown`.

    Raises:
        NotApprovedError, UsageError: see `claiming.may_send`.
        UnansweredError: what was sent just before the backup came back may be on its way yet.
    """
    if channel.traits.looks_up:
        forgotten = restores.forgotten(desk.db, draft.id, chosen.name, live=order.live)
        if forgotten:
            _wait_out(channel, _brought_back_by_now(desk, forgotten, pace), pace)
        return posting
    with writing(desk.db):
        posting = postings.on_channel(desk.db, draft.id, chosen.name)
        forgotten = restores.forgotten(desk.db, draft.id, chosen.name, live=order.live)
        if forgotten is None or (posting and posting.state in (*postings.UNSETTLED, "sent")):
            return posting
        may_send(desk, draft, order, channel.traits, posting)
        intent = intent_of(desk, draft, chosen, order, posting)
        begun = sendings.intend(desk.db, intent, before=posting, at=forgotten.restored_at, story=draft.story)
        return sendings.stand(desk.db, begun, state="unknown", why=_WHY, cure=to_answer(begun))


def _brought_back_by_now(desk: Desk, forgotten: Forgotten, pace: Pace) -> Forgotten:
    """A restore of the future was dated by a clock that has been set back since: it counts from now (`settling`)."""
    now = pace.clock().replace(microsecond=0)
    if forgotten.restored_at <= now:
        return forgotten
    with writing(desk.db):
        restores.redate(desk.db, at=now)
    return Forgotten(restored_at=now)


def _wait_out(channel: Channel, forgotten: Forgotten, pace: Pace) -> None:
    """A request of just before the database was lost has arrived by then, or never will."""
    since = (pace.clock() - forgotten.restored_at).total_seconds()
    left = channel.traits.settle_seconds - since
    if left <= 0:
        return
    if pace.wait is None:
        do = f"publish it again in {left:.0f} seconds"
        raise UnansweredError("what was sent just before the backup was brought back may be on its way yet", do=do)
    pace.wait(left)
