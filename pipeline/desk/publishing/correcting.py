"""After a post went out: correct it, take the correction back, withdraw it."""

from dataclasses import replace

from pipeline.desk.editing.stepping import find, save_step, standing_at, way_back
from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting, settling
from pipeline.desk.publishing.acts import APPROVED
from pipeline.desk.publishing.failing import noting
from pipeline.desk.publishing.order import Order, Pace, channel_named, open_channel
from pipeline.desk.publishing.standing import in_trash, standing
from pipeline.errors import NotFoundError, UsageError
from pipeline.news import Draft, Remote
from pipeline.publish import Channel, places
from pipeline.publish.comparing import untouched
from pipeline.store import postings, revisions, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.revisions import EDITOR, Step


def correct(desk: Desk, number: int, *, editor: str = EDITOR) -> Draft:
    """Open the draft of a post again: the post stays as it is until the changed draft is approved and published.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is not posted.
    """
    with writing(desk.db):
        draft, here = find(desk, number), standing_at(desk, number)
        if draft.state != "published":
            raise not_posted(draft)
        said = "Opened for a correction"
        step = Step(said=said, changed=("state",), back=None, touched=here.step.touched)
        return save_step(desk, replace(draft, state="touched"), step, editor)


def not_posted(draft: Draft) -> UsageError:
    """Return the error that a draft has no post that could be corrected."""
    do = way_back(draft.id) if draft.state == "discarded" else "change it as it is"
    return UsageError(f"draft d{draft.id} is not posted", do=do)


def take_correction_back(desk: Desk, number: int, *, editor: str = EDITOR) -> Draft:
    """Bring the draft of a post back to what was posted; its other texts stay among its revisions.

    Of several posts it is the newest that the editor had approved. Where he approved none, because somebody published
    it on the blog, it is the newest, and is to be approved yet.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it was never posted.
    """
    with writing(desk.db):
        draft, here = find(desk, number), standing_at(desk, number)
        out = [one for one in postings.of_draft(desk.db, number) if one.state in postings.PUBLIC]
        if not out:
            raise UsageError(f"draft d{number} is not posted", do="discard it instead")
        newest = max(out, key=lambda one: (_was_approved(desk, one), one.revision))
        state = "published" if _was_approved(desk, newest) else "touched"
        said = "Took the correction back"
        step = Step(said=said, changed=("state",), touched=here.step.touched)
        return save_step(desk, replace(draft, roundup=newest.roundup, state=state), step, editor)


def withdraw(desk: Desk, number: int, pace: Pace, *, channel: str = "", editor: str = EDITOR) -> Posting:
    """Take a post from the public: it is a draft on the blog again, and the desk's draft must be approved anew.

    Its words there stay as they are, whoever changed them.

    Raises:
        NotFoundError: no such draft or channel, or it is not posted there.
        UsageError: the channel cannot take anything back.
        ChannelError: it refused or did not answer.
    """
    chosen = channel_named(desk, channel)
    find(desk, number)
    posting = postings.on_channel(desk.db, number, chosen.name)
    if posting and posting.state == "sent":
        raise UsageError(f"{chosen.name} cannot take back what was sent", do="say it in the next post")
    if posting and posting.state == "withdrawn":
        do = f"to have it there again: copydesk approve d{number}, then copydesk publish d{number} --live"
        raise UsageError(f"the post of draft d{number} on {chosen.name} is withdrawn already", do=do)
    if posting is None or posting.state not in (*postings.STANDING, *postings.UNSETTLED) or not posting.remote_id:
        raise NotFoundError(
            f"draft d{number} has no post on {chosen.name}",
            do=f"copydesk log --event post says what became of posts; copydesk publish d{number} sends it there",
        )
    with open_channel(desk, chosen) as opened:
        if not opened.traits.withdraws:
            raise UsageError(f"{chosen.name} cannot take a post back", do="post a correction instead")
        if posting.state in postings.UNSETTLED:
            posting = settling.settled(desk, opened, posting, Order(draft=number, channel=chosen.name), pace)
        remote = standing(desk, opened, posting)
        with writing(desk.db):
            at, place = pace.clock(), places.place(chosen)
            begun = sendings.begin_withdrawal(desk.db, posting, at=at, editor=editor, place=place)
        return _withdrawn(desk, opened, begun, posting, remote, pace)


def _was_approved(desk: Desk, posting: Posting) -> bool:
    """Return whether the draft was approved when its text was sent."""
    sent = revisions.numbered(desk.db, posting.draft, posting.revision)
    return sent is not None and sent.state in APPROVED and sent.roundup == posting.roundup


def _withdrawn(desk: Desk, channel: Channel, begun: Posting, before: Posting, remote: Remote, pace: Pace) -> Posting:
    known = untouched(before.holds, remote)
    with noting(desk, begun, before=before.state, cure="withdraw it again"):
        after = channel.withdraw(remote)
    heard = adopting.adopt(desk, begun, after, pace, known=known)
    if heard.state == "gone":
        raise in_trash(heard, after)
    return heard
