"""Take the excerpt of an article that was taken down out of the posts that show it, and nothing else.

A post is changed on its channel at once, by the same rows as any other sending; where the channel does not answer the
row stays due, and the next run tries again. What somebody changed on the blog is not written over unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from html import unescape

from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting, settling
from pipeline.desk.publishing.dispatching import dispatch_of
from pipeline.desk.publishing.failing import noting
from pipeline.desk.publishing.order import Order, Pace, channel_named, open_channel
from pipeline.desk.publishing.sending import seen
from pipeline.desk.publishing.standing import standing
from pipeline.errors import CopydeskError, RemoteEditedError
from pipeline.news import Remote
from pipeline.publish import Channel, places
from pipeline.publish.comparing import carries, lines
from pipeline.store import postings, sendings, takedowns
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from pipeline.store.revisions import EDITOR
from pipeline.store.sendings import Intent
from pipeline.store.takedowns import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquoted:
    """A post that showed the excerpt. `state`: changed, due (tried again by the next run), gone, by hand (you must).

    `why` and `do` say what stands in the way.
    """

    post: int
    channel: str
    title: str
    url: str
    state: str
    why: str = ""
    do: str = ""


def unquote(desk: Desk, pace: Pace, *, over: str = "") -> tuple[Unquoted, ...]:
    """Change every post that still shows an excerpt that was taken down, and return how it went with each.

    Args:
        desk: The desk.
        pace: The real clock.
        over: The version of a post on the blog, changed there, that the editor has seen and writes over.
    """
    return tuple(_tried(desk, due, pace, over) for due in takedowns.due(desk.db))


def waiting(desk: Desk) -> Iterator[Unquoted]:
    """Yield the posts that still show an excerpt that was taken down, asking nobody."""
    for due in takedowns.due(desk.db):
        yield told(postings.known(desk.db, due.post), "due")


def told(posting: Posting, state: str) -> Unquoted:
    """Return a post with how it stands with the excerpt that it showed."""
    url = posting.url or posting.edit_url
    return Unquoted(post=posting.id, channel=posting.channel, title=posting.title, url=url, state=state)


def owed(desk: Desk, post: int, canonical: str, *, now: datetime) -> Due:
    """Return what a post has to lose, with digests of what its channel may hold as ours: our last two texts."""
    posting = postings.known(desk.db, post)
    if not posting.draft:
        return Due(post=post, canonical=canonical, held="")  # imported: nothing of it is ever sent from here
    sent = dispatch_of(desk, posting, now=now)
    ours = {_digest(sent.title, form) for form in (sent.html, sent.text, sent.markdown)}
    held = {_digest(posting.holds.title, posting.holds.content)} if posting.holds else set()
    return Due(post=post, canonical=canonical, held=" ".join(sorted(held | ours)))


def _tried(desk: Desk, due: Due, pace: Pace, over: str) -> Unquoted:
    """One channel that does not answer is not the others'."""
    posting = postings.known(desk.db, due.post)
    try:
        done = _done(desk, due, posting, pace, over)
    except CopydeskError as problem:
        done = replace(told(posting, "due"), why=problem.what, do=problem.do)
        if postings.known(desk.db, due.post).state == "gone":
            done = replace(done, state="gone")
    with writing(desk.db):
        takedowns.note(desk.db, due.post, why=done.why, done_at=None if done.state == "due" else pace.clock())
    return done


def _done(desk: Desk, due: Due, posting: Posting, pace: Pace, over: str) -> Unquoted:
    if posting.state == "sent":
        return replace(told(posting, "by hand"), why="a mail that was sent cannot be changed")
    if not posting.draft:
        return replace(told(posting, "by hand"), why="no draft of this desk made it", do="change it on the blog")
    if posting.state in ("failed", "gone"):
        return told(posting, "gone")
    chosen = channel_named(desk, posting.channel)
    with open_channel(desk, chosen) as channel:
        if posting.state in postings.UNSETTLED:
            posting = settling.settled(
                desk, channel, posting, Order(draft=posting.draft, channel=posting.channel), pace
            )
        if posting.state in ("failed", "gone", "sent"):
            return _done(desk, due, posting, pace, over)
        return _changed(desk, channel, due, posting, pace, over)


def _changed(desk: Desk, channel: Channel, due: Due, posting: Posting, pace: Pace, over: str) -> Unquoted:
    there = standing(desk, channel, posting)
    wanted = there.status  # a post that went live meanwhile stays live
    at = posting.scheduled_at if wanted == "scheduled" else None
    dispatch = dispatch_of(desk, replace(posting, wanted=wanted, scheduled_at=at), now=pace.clock())
    if carries(there, dispatch):
        return told(posting, "changed")
    if _digest(there.title, there.content) not in due.held.split() and over != seen(there):
        raise RemoteEditedError(
            "the post was changed on the blog; nothing was overwritten",
            where=posting.url or posting.edit_url,
            do=f"remove the excerpt there, or write over that change: --over {seen(there)}",
        )
    text = replace(find(desk, posting.draft), roundup=posting.roundup, revision=posting.revision)
    intent = Intent(
        draft=text,
        channel=posting.channel,
        wanted=wanted,
        scheduled_at=at,
        key=posting.key,
        slug=posting.slug,
        editor=EDITOR,
        place=places.place(channel_named(desk, posting.channel)),
    )
    with writing(desk.db):
        begun = sendings.intend(desk.db, intent, before=posting, at=pace.clock(), story=text.story)
    after = _asked(desk, channel, begun, posting, there, pace)
    return told(after, "gone" if after.state == "gone" else "changed")


def _asked(desk: Desk, channel: Channel, begun: Posting, before: Posting, there: Remote, pace: Pace) -> Posting:
    with noting(desk, begun, before=before.state, cure="the next run looks again"):
        after = channel.change(there, dispatch_of(desk, begun, now=pace.clock()), given=before.roundup.labels)
    return adopting.adopt(desk, begun, after, pace)


def _digest(title: str, content: str) -> str:
    """Return a digest of what a reader sees of a post, as `publish.comparing` compares it."""
    words = "\n".join((unescape(title).strip(), *lines(content)))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
