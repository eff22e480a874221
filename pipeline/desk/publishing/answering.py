"""What an editor may answer, and where nobody asked: an answer that means nothing is told, never passed over."""

from dataclasses import replace

from pipeline.desk.publishing.order import Order
from pipeline.errors import UnansweredError, UsageError
from pipeline.news import Traits
from pipeline.store.postings import UNSETTLED, Posting

# Why nothing of a post is at its place, in its row.
NOT_ARRIVED = "the editor says it did not arrive"
# Where `--again` says what the row says: that nothing arrived.
_UNSENT = ("failed",)


def require_asked(order: Order, traits: Traits, posting: Posting | None, *, done: bool) -> None:
    """Let only answers pass to what a channel may have asked.

    Args:
        order: What the editor says.
        traits: What the channel can do.
        posting: The draft's row on it, none = never sent.
        done: The channel has all that is asked; then an answer is late, and harmless (`told`).

    Raises:
        UsageError: he means another post, or another channel.
    """
    name, where = f"draft d{order.draft}", order.channel
    answer = "--arrived" if order.arrived else "--again" if order.again else ""
    if answer and traits.looks_up and not (posting and posting.answered):
        do = f"publish it without {answer}: copydesk looks for the post by itself"
        raise UsageError(f"nobody asked for {answer}: this channel can be asked itself", where=where, do=do)
    if order.over and not traits.looks_up:
        do = "publish it without --over"
        raise UsageError("--over is for a post that a blog holds, and this channel holds none", where=where, do=do)
    state = posting.state if posting else ""
    allowed = (*UNSETTLED, *(_UNSENT if order.again else ()))
    if order.again and posting and state in UNSETTLED and not traits.looks_up:
        _refuse_another(order, posting)
    if answer and not done and state not in allowed:
        do = f"is it the right draft? then publish it without {answer}; nothing was sent now"
        raise UsageError(f"no mail of {name} waits for a word whether it arrived", where=where, do=do)
    if order.over and posting is None:
        do = "is it the right draft? then publish it without --over; nothing was sent now"
        raise UsageError(f"{name} was never sent to this channel, so nothing of it was changed there", do=do)


def to_answer(posting: Posting) -> str:
    """Return what to do about a mail of which nobody knows whether it arrived."""
    publish = to_publish(posting.draft, posting.channel)
    return f"look whether it arrived; then {publish} --arrived, or {_sent_again(posting)}"


def to_answer_of_blog(posting: Posting) -> str:
    """Return what to do about a post that the channel answered with and that may be ours."""
    publish = to_publish(posting.draft, posting.channel)
    live = " --live" if _was_live(posting) else ""
    return (
        f"look at it: is it this draft's, {publish} --arrived; is it another's, {publish}{live} --again sends it again"
    )


def too_early(posting: Posting, *, do: str) -> UnansweredError:
    """Return the error that what was asked of a channel may be on its way yet."""
    return UnansweredError("nobody knows yet whether the post has arrived", where=posting.channel, do=do)


def told(order: Order, posting: Posting, *, found: str = "") -> Posting:
    """Return the receipt of a post of which nothing was sent now, with a word on an answer that came too late.

    `found` is what is said of a post that was in doubt, and was there.
    """
    late = "it is not in doubt: --again sent nothing" if order.again else ""
    if order.over:
        late = "the post has the draft's text already: --over wrote nothing"
    return replace(posting, why="; ".join(filter(None, (found, posting.why, late))))


def _refuse_another(order: Order, posting: Posting) -> None:
    """`--again` sends what was lost: a mail for approval to no reader, and a newsletter as no draft."""
    if order.live == _was_live(posting):
        return
    lost = "the newsletter" if _was_live(posting) else "a mail for approval"
    after = "" if _was_live(posting) else "; the newsletter is sent after that, with --live"
    raise UsageError(
        f"what may not have arrived is {lost}, and --again sends that and nothing else",
        where=posting.channel,
        do=f"{_sent_again(posting)}{after}; nothing was sent now",
    )


def _sent_again(posting: Posting) -> str:
    return f"{to_publish(posting.draft, posting.channel)}{' --live' if _was_live(posting) else ''} --again"


def to_publish(draft: int, channel: str) -> str:
    """Return the command that publishes a draft on a channel."""
    return f"copydesk publish d{draft} --to {channel}"


def _was_live(posting: Posting) -> bool:
    return posting.arriving.wanted != "draft"
