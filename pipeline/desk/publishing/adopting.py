"""What the channel said is stored as the post, and the draft of one that is public, or will be, is locked."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.desk.editing.stepping import find, save_step, standing_at
from pipeline.desk.linked_pages import pages_of
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.order import Pace, channel_named
from pipeline.news import Remote
from pipeline.publish import places
from pipeline.store import postings, posts, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.revisions import DESK, Step

IN_TRASH = "the post lies in the blog's trash"


def adopt(
    desk: Desk,
    posting: Posting,
    remote: Remote,
    pace: Pace,
    *,
    arrived: bool = True,
    known: bool = True,
) -> Posting:
    """Store what the channel holds as this post.

    Args:
        desk: The desk.
        posting: The post as the caller knows it.
        remote: What the channel holds.
        pace: The real clock.
        arrived: What was on its way is there; else what stood there before.
        known: These are our words; else somebody changed it there, and the next update shows the difference first.

    Raises:
        StaleError: another process has begun or settled a sending since.
    """
    state = _state(posting, remote)
    why = "; ".join(_whys(posting, remote, state, arrived=arrived, known=known))
    with writing(desk.db):
        heard = sendings.receive(
            desk.db, posting, remote, state=state, at=pace.clock(), why=why, arrived=arrived, ours=known
        )
        if remote.status != "sent":  # a mail stays where it went
            heard = sendings.move(desk.db, heard, place=places.place(channel_named(desk, posting.channel)))
        if heard.state in postings.PUBLIC:
            posts.keep_links(desk.db, heard.id, pages_of(heard.roundup, desk.registry))
            lock(desk, heard)
        elif heard.state == "withdrawn":
            _unlock(desk, heard)
    return heard


def lock(desk: Desk, posting: Posting) -> None:
    """Lock an approved draft whose text is public or will be; the caller holds the transaction.

    A draft that the editor has changed meanwhile stays open, and one that he never approved stays unapproved, though
    somebody published it on the blog.
    """
    draft, standing = find(desk, posting.draft), standing_at(desk, posting.draft)
    if draft.state == "approved" and draft.roundup == posting.roundup:
        done = "Scheduled" if posting.state == "scheduled" else "Published"
        step = Step(said=f"{done} on {posting.channel}", changed=("state",), touched=standing.step.touched)
        save_step(desk, replace(draft, state="published"), step, DESK)


def _unlock(desk: Desk, posting: Posting) -> None:
    """A draft without a public post is open again, and must be approved anew."""
    draft, standing = find(desk, posting.draft), standing_at(desk, posting.draft)
    out = any(one.state in postings.PUBLIC for one in postings.of_draft(desk.db, posting.draft))
    if draft.state == "published" and not out:
        step = Step(said=f"Withdrawn from {posting.channel}", changed=("state",), touched=standing.step.touched)
        save_step(desk, replace(draft, state="touched"), step, DESK)


def _state(posting: Posting, remote: Remote) -> str:
    wanted = posting.arriving.wanted
    if remote.status == "draft" and "withdrawn" in (wanted, posting.wanted):
        return "withdrawn"
    if remote.status == "sent" and wanted == "draft":
        return "draft"  # a mail for approval; the newsletter is another one
    return "gone" if remote.status == "trashed" else remote.status


def _whys(posting: Posting, remote: Remote, state: str, *, arrived: bool, known: bool) -> Iterator[str]:
    wanted = posting.arriving.wanted
    if state == "gone":
        yield IN_TRASH
    if posting.meant and not arrived:
        yield "what was sent last did not arrive: publish it again"
    elif posting.meant and wanted in postings.PUBLIC and state == "draft":
        yield "the channel kept it as a draft"
    if not posting.meant and posting.wanted == "draft" and state in postings.PUBLIC:
        yield "somebody published it on the blog"
    if known:
        yield from remote.notes
    else:
        yield "it was changed on the blog"
