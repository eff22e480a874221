"""Send a draft to a channel, once: the row is written, the channel is looked at, then asked; the receipt is stored."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from pipeline.desk import link_checks
from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.desk.printing import require_templates
from pipeline.desk.publishing import adopting, remembering, settling
from pipeline.desk.publishing.answering import require_asked, told
from pipeline.desk.publishing.claiming import Claim, as_seen, claim, may_send, nothing_to_do, public_already
from pipeline.desk.publishing.dispatching import dispatch_of
from pipeline.desk.publishing.elsewhere import require_not_mailed, require_not_there
from pipeline.desk.publishing.failing import noting
from pipeline.desk.publishing.order import Order, Pace, channel_named, open_channel
from pipeline.desk.publishing.standing import in_trash, standing, there, with_its_file
from pipeline.errors import NotApprovedError, OtherPostError, RemoteEditedError, UnansweredError, UnreachedError
from pipeline.news import Dispatch, Draft, Remote
from pipeline.publish import Channel, ours, when
from pipeline.publish.comparing import carries, differences, untouched
from pipeline.store import postings, restores
from pipeline.store.database import writing
from pipeline.store.postings import Posting

_SEEN_DIGITS = 12
_MOST_LINES = 40
_LEAST_SECONDS = 2.0
_FOUND = "found there already, not posted again"


def publish(desk: Desk, order: Order, pace: Pace) -> Posting:
    """Bring a draft to a channel and return its row; what is there already is not sent again.

    Raises:
        NotFoundError: no such draft or channel.
        NotApprovedError, UsageError: see `claiming.may_send`, `answering.require_asked`, `printing.require_templates`.
        RefusedError: it is there under another name of the channel (`elsewhere`).
        RemoteEditedError: somebody changed the post on the blog; shows what, and nothing was overwritten.
        ChannelError: it refused or did not answer; the row says what is known of the post.
        StaleError: another process is sending it, or it is not the text that the editor saw.
    """
    chosen = channel_named(desk, order.channel)
    draft = find(desk, order.draft)
    as_seen(desk, draft, order)
    order = replace(order, at=when.fixed(order.at, now=pace.clock(), zone=desk.settings.blog.timezone))
    if order.live and order.link_seconds and desk.settings.preflight.dead_link != "off":
        link_checks.check_draft(desk, draft.id, seconds=order.link_seconds)
    with open_channel(desk, chosen) as channel:
        posting = postings.on_channel(desk.db, draft.id, chosen.name)
        posting = remembering.doubted(desk, channel, draft, posting, order, chosen, pace)
        require_asked(order, channel.traits, posting, done=_is_done(draft, posting, order))
        found = ""
        if posting and posting.state in postings.UNSETTLED:
            lost, posting = posting.arriving, settling.settled(desk, channel, posting, order, pace)
            draft, found = find(desk, order.draft), _found(posting)
            order = _for_its_time(order, lost, posting)
        if posting and (order.arrived or nothing_to_do(draft, posting, order)):
            _lock_again(desk, draft, posting)
            return told(order, with_its_file(desk, channel, posting, pace), found=found)
        if _is_new(channel, posting):
            require_not_there(desk, channel, chosen, pace, draft=draft, live=order.live)
        # Before the row: the templates are programs, and may take seconds.
        require_templates(draft.roundup, desk.settings, desk.folder)
        made = claim(desk, chosen, channel.traits, order, pace, before=posting)
        return _send(desk, channel, made, order, pace)


def is_there(desk: Desk, order: Order) -> bool:
    """Return whether the channel has all that is asked, so that `publish` sends nothing; nobody is asked."""
    draft = find(desk, order.draft)
    posting = postings.on_channel(desk.db, draft.id, channel_named(desk, order.channel).name)
    return _is_done(draft, posting, order)


def rehearse(desk: Desk, order: Order) -> Posting | None:
    """Say whether `publish` would be let through, without asking the channel; return the row there is.

    Raises: as `publish`, but for what only the channel knows.
    """
    chosen = channel_named(desk, order.channel)
    draft = find(desk, order.draft)
    posting = postings.on_channel(desk.db, draft.id, chosen.name)
    with open_channel(desk, chosen) as channel:
        if not restores.forgotten(desk.db, draft.id, chosen.name, live=order.live):  # else `publish` asks him
            require_asked(order, channel.traits, posting, done=_is_done(draft, posting, order))
        if _is_new(channel, posting):
            require_not_mailed(desk, channel, chosen, draft=draft.id)
        may_send(desk, draft, order, channel.traits, posting)
    if order.live:
        require_templates(draft.roundup, desk.settings, desk.folder)
    return posting


def seen(remote: Remote) -> str:
    """Return the version of a post on the blog by which the editor says that he saw it: 12 digits of its SHA-256."""
    return sha256(f"{remote.title}\n{remote.content}".encode("utf-8", "surrogatepass")).hexdigest()[:_SEEN_DIGITS]


def _is_done(draft: Draft, posting: Posting | None, order: Order) -> bool:
    return posting is not None and nothing_to_do(draft, posting, order)


def _is_new(channel: Channel, posting: Posting | None) -> bool:
    """Return whether what is sent will be one more there: a first post, and each mail, for approval or not."""
    return posting is None or not posting.remote_id or not channel.traits.changes


def _for_its_time(order: Order, lost: Posting, posting: Posting) -> Order:
    """`--again` sends what was lost: what was to go out later goes out then, and not at once."""
    if not (order.again and order.live and lost.scheduled_at) or order.at or posting.state != "failed":
        return order
    return replace(order, at=f"{lost.scheduled_at:%Y-%m-%dT%H:%M:%SZ}")


def _found(posting: Posting) -> str:
    """What to tell the editor, who asked for a sending, when there was none; the row needs no such word."""
    return _FOUND if posting.state in postings.STANDING and not posting.why else ""


def _lock_again(desk: Desk, draft: Draft, posting: Posting) -> None:
    """A correction that changed nothing in the end: the draft is posted as it was."""
    if posting.state in postings.PUBLIC and draft.state == "approved":
        with writing(desk.db):
            adopting.lock(desk, posting)


def _send(desk: Desk, channel: Channel, made: Claim, order: Order, pace: Pace) -> Posting:
    before = made.before
    with noting(desk, made.posting, before=before.state if before and before.remote_id else ""):
        remote = _asked(desk, channel, made, order, pace)
    heard = adopting.adopt(desk, made.posting, remote, pace)
    if heard.state == "gone":
        raise in_trash(heard, remote)
    return heard


def _asked(desk: Desk, channel: Channel, made: Claim, order: Order, pace: Pace) -> Remote:
    """Create or change the post, and return it as the channel holds it."""
    posting = made.posting
    remote = _there(desk, channel, posting) if channel.traits.looks_up else None
    # A post that is public, and that a desk brought back from a backup has forgotten, keeps its hour.
    was_public = remote.at if remote is not None and remote.status == "live" else None
    # The date that is printed is the desk's (--as-of), but never ahead: a blog would hold the post back until then.
    dispatch = dispatch_of(desk, posting, now=was_public or min(desk.now, pace.clock()))
    if remote is not None:
        known = untouched(posting.holds, remote) or carries(remote, dispatch)
        _refuse_to_hide(channel, desk, posting, remote, pace, known=known)
        _refuse_unseen(posting, remote, order, known=known)
        alike: tuple[Remote, ...] = ()
    else:
        alike = channel.like(dispatch) if channel.traits.looks_up else ()
        ours.refuse_same_words(alike, dispatch)
    _refuse_late(channel, made, pace)
    if remote is None:
        return _created(channel, dispatch, alike)
    changed = channel.change(remote, dispatch, given=posting.roundup.labels if posting.remote_id else ())
    return changed if posting.remote_id else replace(changed, notes=(_FOUND, *changed.notes))


def _created(channel: Channel, dispatch: Dispatch, stood: tuple[Remote, ...]) -> Remote:
    """Send a new post; one that stood there before it was sent is not the one that was sent."""
    try:
        return channel.create(dispatch)
    except OtherPostError as problem:
        if problem.remote_id in {one.remote_id for one in stood}:
            raise UnansweredError(problem.what, where=problem.where, do=problem.do) from problem
        raise


def _there(desk: Desk, channel: Channel, posting: Posting) -> Remote | None:
    return standing(desk, channel, posting) if posting.remote_id else there(desk, channel, posting)


def _refuse_to_hide(channel: Channel, desk: Desk, posting: Posting, remote: Remote, pace: Pace, *, known: bool) -> None:
    """A post that is public there is no draft any more, and waits for no hour, whatever our row says."""
    as_draft = posting.arriving.wanted == "draft" and remote.status in postings.PUBLIC
    if not as_draft and not (posting.arriving.wanted == "scheduled" and _is_public(channel, remote, pace)):
        return
    unsent = replace(posting, meant=None)  # else the row would say that it did not arrive
    adopting.adopt(desk, unsent, remote, pace, arrived=False, known=known)
    if not as_draft:
        raise public_already(posting)
    do = f"approve the draft, then publish it with --live: copydesk approve d{posting.draft}"
    raise NotApprovedError("the post is public: somebody published it on the blog", where=remote.url, do=do)


def _is_public(channel: Channel, remote: Remote, pace: Pace) -> bool:
    due = channel.traits.by_date and remote.at is not None and remote.at <= pace.clock()
    return remote.status == "live" or (due and remote.status == "scheduled")


def _refuse_unseen(posting: Posting, there: Remote, order: Order, *, known: bool) -> None:
    """Overwrite nothing that the editor has not seen (issue of every blog with two doors)."""
    version = seen(there)
    if known or order.over == version:
        return
    shown = list(differences(posting.holds, there))[:_MOST_LINES]
    raise RemoteEditedError(
        "the post was changed on the blog; nothing was overwritten",
        where="\n".join([posting.url or posting.edit_url, *shown]),
        do=f"take that change into the draft, or write over it: --over {version}",
    )


def _refuse_late(channel: Channel, made: Claim, pace: Pace) -> None:
    """Send only while another process still waits: after the settling time it may send the same."""
    allowed = timedelta(seconds=max(_LEAST_SECONDS, channel.traits.settle_seconds / 4))
    if pace.clock() - made.begun_at > allowed:
        raise UnreachedError("this took too long to begin; nothing was sent", do="publish it again")
