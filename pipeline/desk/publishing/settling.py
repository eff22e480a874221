"""A post whose answer was lost: wait until it is there or never will be, look, and adopt what is found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.desk.editing.stepping import find, save_step, standing_at
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.dispatching import dispatch_of, mark_of, pages_of
from pipeline.desk.publishing.order import Order, Pace
from pipeline.errors import RefusedError, StaleError, UnansweredError
from pipeline.news import Remote
from pipeline.publish import Channel
from pipeline.publish.comparing import carries, untouched
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.revisions import DESK, Step

# What readers see, or will without another word of ours.
PUBLIC = ("live", "scheduled", "sent")


def settled(desk: Desk, channel: Channel, posting: Posting, order: Order, pace: Pace) -> Posting:
    """Return a post that was on its way as it is now: there, or certainly not (`failed`).

    Raises:
        UnansweredError: it is too early to say, or the channel cannot be asked and the editor must say.
        RefusedError: there are two, or it lies in the blog's trash.
        StaleError: another process settled it meanwhile.
        ChannelError: the channel did not answer.
    """
    if not channel.traits.looks_up:
        return _as_the_editor_says(desk, posting, order, pace)
    found = look(desk, channel, posting, pace)
    if not found:
        wait_out(channel, posting, pace)
        found = look(desk, channel, posting, pace)
    if found:
        return found
    with writing(desk.db):
        _refuse_if_moved_on(desk, posting)
        return sendings.stand(desk.db, posting, state="failed", why="it never arrived", cure="publish it again")


def wait_out(channel: Channel, posting: Posting, pace: Pace) -> None:
    """Wait until what was asked has arrived or never will.

    Raises:
        UnansweredError: the caller does not wait; says until when.
    """
    began = posting.attempted_at or posting.intended_at
    ready = began + timedelta(seconds=channel.traits.settle_seconds)
    left = (ready - pace.clock()).total_seconds()
    if left <= 0:
        return
    if pace.wait is None:
        raise UnansweredError(
            "nobody knows yet whether the post has arrived",
            where=posting.channel,
            do=f"look again in {left:.0f} seconds",
        )
    pace.wait(left)


def look(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> Posting | None:
    """Look for a post on its channel and adopt it; none when it is not there (yet).

    Raises:
        RefusedError: there are two, or it lies in the trash, or it was deleted.
    """
    remote = channel.see(posting.remote_id) if posting.remote_id else found_once(desk, channel, posting)
    if remote is None:
        if posting.remote_id:
            raise gone(desk, posting)
        return None
    dispatch = dispatch_of(desk, posting, now=pace.clock())
    arrived = carries(remote, dispatch)
    if posting.remote_id and not arrived and untouched(posting.holds, remote) and not _is_over(channel, posting, pace):
        return None  # a change on its way may still arrive
    if remote.status == "trashed":
        raise trashed(desk, posting, remote)
    return adopt(desk, posting, remote, pace, known=arrived or untouched(posting.holds, remote))


def found_once(desk: Desk, channel: Channel, posting: Posting) -> Remote | None:
    """Return the post that bears our mark, none when there is none.

    Raises:
        RefusedError: two bear it, or it lies in the trash. The row says so.
    """
    there = channel.find(mark_of(desk, posting))
    if len(there) > 1:
        addresses = ", ".join(remote.url or remote.edit_url or remote.remote_id for remote in there)
        why = f"the channel has {len(there)} posts with our mark: {addresses}"
        cure = "delete all but one of them there, then publish again"
        with writing(desk.db):
            sendings.stand(desk.db, posting, state="unknown", why=why, cure=cure)
        raise RefusedError(why, where=posting.channel, do=cure)
    if there and there[0].status == "trashed":
        raise trashed(desk, posting, there[0])
    return there[0] if there else None


def adopt(desk: Desk, posting: Posting, remote: Remote, pace: Pace, *, known: bool = True) -> Posting:
    """Store what the channel holds as this post, and lock the draft of one that is public or will be."""
    why = "; ".join(_notes(posting, remote)) if known else "it was changed on the blog"
    with writing(desk.db):
        _refuse_if_moved_on(desk, posting)
        heard = sendings.receive(
            desk.db, posting, remote, state=_state(posting, remote), at=pace.clock(), why=why, ours=known
        )
        if heard.state in PUBLIC:
            sendings.keep_links(desk.db, heard, pages_of(desk, heard.roundup))
            lock(desk, heard)
        elif heard.state == "withdrawn":
            _unlock(desk, heard)
    return heard


def gone(desk: Desk, posting: Posting) -> RefusedError:
    """Note that a post was deleted on the blog, and return the error that says so; nothing is sent anew."""
    why, cure = "the post is not on the blog any more", "somebody deleted it there; to post it anew make another draft"
    with writing(desk.db):
        sendings.stand(desk.db, posting, state="gone", why=why, cure=cure)
    return RefusedError(why, where=posting.url, do=cure)


def trashed(desk: Desk, posting: Posting, remote: Remote) -> RefusedError:
    """Note that a post lies in the blog's trash, and return the error that says so; it is not revived."""
    why, cure = "the post lies in the blog's trash", "restore it there, then publish again"
    with writing(desk.db):
        sendings.stand(desk.db, posting, state="gone", why=why, cure=cure)
    return RefusedError(why, where=remote.edit_url or remote.url or posting.channel, do=cure)


def lock(desk: Desk, posting: Posting) -> None:
    """Lock the draft of a post that is public or will be, unless the editor has another text by now."""
    draft, standing = find(desk, posting.draft), standing_at(desk, posting.draft)
    if draft.state != "published" and draft.roundup == posting.roundup:
        step = Step(said=f"Published on {posting.channel}", changed=("state",), touched=standing.step.touched)
        save_step(desk, replace(draft, state="published"), step, DESK)


def _unlock(desk: Desk, posting: Posting) -> None:
    """A draft without a public post is open again, and must be approved anew."""
    draft, standing = find(desk, posting.draft), standing_at(desk, posting.draft)
    out = any(one.state in PUBLIC for one in postings.of_draft(desk.db, posting.draft))
    if draft.state == "published" and not out:
        step = Step(said=f"Withdrawn from {posting.channel}", changed=("state",), touched=standing.step.touched)
        save_step(desk, replace(draft, state="touched"), step, DESK)


def _notes(posting: Posting, remote: Remote) -> Iterator[str]:
    if posting.wanted in ("live", "scheduled") and remote.status == "draft":
        yield "the channel kept it as a draft"
    yield from remote.notes


def _state(posting: Posting, remote: Remote) -> str:
    if remote.status == "draft" and posting.wanted == "withdrawn":
        return "withdrawn"
    if remote.status == "sent" and posting.wanted == "draft":
        return "draft"  # a mail for approval; the newsletter is another one
    return "gone" if remote.status == "trashed" else remote.status


def _as_the_editor_says(desk: Desk, posting: Posting, order: Order, pace: Pace) -> Posting:
    if order.arrived:
        sent = Remote(remote_id=posting.key, url="", status="sent", title=posting.title, content="")
        return adopt(desk, posting, sent, pace)
    if order.again:
        with writing(desk.db):
            _refuse_if_moved_on(desk, posting)
            return sendings.stand(desk.db, posting, state="failed", why="the editor says it did not arrive", cure="")
    raise UnansweredError(
        "nobody knows whether this was sent, and it cannot be looked up",
        where=posting.channel,
        do="look whether it arrived, then publish again with --arrived or with --again",
    )


def _refuse_if_moved_on(desk: Desk, posting: Posting) -> None:
    now = postings.numbered(desk.db, posting.id)
    if now is None or (now.attempt, now.state) != (posting.attempt, posting.state):
        raise StaleError("another process has settled this post meanwhile", do="look at it again")


def _is_over(channel: Channel, posting: Posting, pace: Pace) -> bool:
    began: datetime = posting.attempted_at or posting.intended_at
    return pace.clock() >= began + timedelta(seconds=channel.traits.settle_seconds)
