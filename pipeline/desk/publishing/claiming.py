"""Before anything is sent: may this be published, and the row that says it is about to be. One transaction."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.desk.checking import blocking
from pipeline.desk.editing.stepping import find, stale, standing_at, way_back
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.acts import APPROVED
from pipeline.desk.publishing.order import Order, Pace
from pipeline.draft import fields
from pipeline.errors import NotApprovedError, StaleError, UsageError
from pipeline.news import Draft, Traits
from pipeline.publish import marks, places, when
from pipeline.settings import Channel
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.identity import identity
from pipeline.store.postings import Posting
from pipeline.store.sendings import Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The row of what is about to be sent, the row as it stood before (none = the first sending), and since when."""

    posting: Posting
    before: Posting | None
    begun_at: datetime


def nothing_to_do(draft: Draft, posting: Posting, order: Order) -> bool:
    """Return whether the channel has all that is asked: the receipt is the answer, and nothing is sent."""
    if posting.roundup != draft.roundup or order.at:
        return False
    return posting.state in postings.PUBLIC or (posting.state == "draft" and not order.live)


def as_seen(desk: Desk, draft: Draft, order: Order) -> None:
    """Let only the text pass that the editor saw when he asked.

    Raises:
        StaleError: it is another now.
    """
    if order.seen and order.seen != fields.version(draft.roundup, "all"):
        raise stale("draft", standing_at(desk, draft.id))


def may_send(desk: Desk, draft: Draft, order: Order, traits: Traits, posting: Posting | None) -> None:
    """Let only what the editor approved, and preflight lets pass, become public.

    Raises:
        NotApprovedError: it is not approved, was changed since, or a rule blocks it.
        UsageError: the draft is discarded, or the channel cannot do what is asked.
    """
    name = f"draft d{draft.id}"
    if draft.state == "discarded":
        raise UsageError(f"{name} is discarded", do=way_back(draft.id))
    if order.at and not order.live:
        raise UsageError("only a live post has a time", do="add --live")
    if order.later and not traits.schedules:
        raise UsageError("this channel cannot schedule a post", do="publish it when the time has come")
    if order.later and posting and posting.state == "live":
        raise public_already(posting)
    if posting and posting.state == "sent" and not traits.changes:
        raise UsageError("what was sent cannot be changed", do="say it in the next post")
    if not order.live:
        if posting and posting.state in postings.PUBLIC:
            do = f"approve the correction, then publish it with --live: copydesk approve d{draft.id}"
            raise NotApprovedError(f"the post of {name} is public already", where=posting.url, do=do)
        return
    if draft.state not in APPROVED:
        raise NotApprovedError(
            f"{name} is not approved, or was changed since",
            where=f"it is {draft.state}",
            do=f"copydesk approve d{draft.id}",
        )
    if matters := blocking(desk, draft):
        said = "; ".join(f"{matter.where}: {matter.cure}" for matter in matters)
        raise NotApprovedError(f"preflight stops {name}: {said}", do=_let_pass(draft, matters[0].rule))


def public_already(posting: Posting) -> UsageError:
    """Return the error that a time would take a post that is public from its readers until then."""
    do = f"publish its correction without --at, or take it back first: copydesk withdraw d{posting.draft}"
    return UsageError(f"the post of draft d{posting.draft} is public, and has no time to wait for", do=do)


def claim(desk: Desk, chosen: Channel, traits: Traits, order: Order, pace: Pace, *, before: Posting | None) -> Claim:
    """Write the row of what is about to be sent, in one transaction with all that allows it.

    Args:
        desk: The desk.
        chosen: The channel's settings.
        traits: What it can do.
        order: What is asked.
        pace: The real clock.
        before: The row as the caller knows it.

    Raises:
        NotApprovedError, UsageError: see `may_send`.
        StaleError: another process is sending the same post, or the draft is not the text that the editor saw.
    """
    at = pace.clock()
    with writing(desk.db):
        draft = find(desk, order.draft)
        as_seen(desk, draft, order)
        standing = postings.on_channel(desk.db, draft.id, chosen.name)
        if (standing.attempt if standing else 0) != (before.attempt if before else 0):
            raise StaleError("this post is being sent by another process", do="look again in a minute")
        may_send(desk, draft, order, traits, standing)
        at_time = _time(desk, chosen, order, pace, standing)
        intent = intent_of(desk, draft, chosen, order, standing, at=at_time)
        posting = sendings.intend(desk.db, intent, before=standing, at=at, story=draft.story)
    return Claim(posting=posting, before=standing, begun_at=at)


def intent_of(
    desk: Desk, draft: Draft, chosen: Channel, order: Order, standing: Posting | None, *, at: datetime | None = None
) -> Intent:
    """Return what is about to be asked of a channel, by the mark that the post has or will have; `at` schedules it."""
    key = standing.key if standing and standing.key else key_of(desk, draft, chosen.name)
    return Intent(
        draft=draft,
        channel=chosen.name,
        wanted="scheduled" if at else "live" if order.live else "draft",
        scheduled_at=at,
        key=key,
        slug=standing.slug if standing and standing.slug else marks.slug(draft.roundup.title, key),
        editor=order.editor,
        place=_place(chosen, standing),
    )


def _place(chosen: Channel, standing: Posting | None) -> str:
    """Return where it is sent: what stands somewhere is changed there, until it is found elsewhere; a mail is new."""
    now = places.place(chosen)
    return now if standing is None or not standing.remote_id or places.is_list(now) else standing.sent_to or now


def key_of(desk: Desk, draft: Draft, channel: str) -> str:
    """Return the key of a draft's post on a channel of this name."""
    made_at = postings.made_at(desk.db, draft.id)
    return marks.key(desk=identity(desk.db), draft=draft.id, made_at=made_at, channel=channel)


def _time(desk: Desk, chosen: Channel, order: Order, pace: Pace, standing: Posting | None) -> datetime | None:
    """Return when the post goes out; a correction of a scheduled one keeps its time, unless told otherwise."""
    now = pace.clock()
    if order.later:
        taken = postings.slots_taken(desk.db, chosen.name, since=now)
        zone = desk.settings.blog.timezone
        return when.scheduled(order.at, now=now, zone=zone, slots=chosen.slots, taken=taken)
    kept = standing.scheduled_at if standing and standing.state == "scheduled" else None
    if not order.live or order.at or kept is None or kept <= now:
        return None
    if kept - now < when.LEAST_AHEAD:
        raise UsageError("the post goes out within two minutes", do="wait for it, or publish it now: --at now")
    return kept


def _let_pass(draft: Draft, rule: str) -> str:
    return f"mend it, or let it pass: copydesk publish d{draft.id} --live --let-pass {rule} --because WHY"
