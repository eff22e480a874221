"""One post looked at because the editor asks: what became of it, and how the blog's text differs from ours."""

from dataclasses import dataclass

from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.desk.publishing import adopting, settling
from pipeline.desk.publishing.away import is_away, not_here
from pipeline.desk.publishing.dispatching import dispatch_of
from pipeline.desk.publishing.order import Order, Pace, channel_named, open_channel
from pipeline.desk.publishing.sending import seen
from pipeline.desk.publishing.standing import NOT_THERE, standing, there
from pipeline.errors import NotFoundError
from pipeline.news import Dispatch
from pipeline.publish.comparing import lines, seen_lines, untouched
from pipeline.settings import Channel
from pipeline.store import postings
from pipeline.store.postings import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A post as we last sent it and as the blog has it, the title first, then a line a block.

    `version` is the blog's text as the editor is shown it: `Order.over` takes it.
    """

    channel: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    version: str


def look_again(desk: Desk, number: int, pace: Pace, *, channel: str = "", arrived: bool = False) -> Posting:
    """Look what became of a draft's post and return its row; nothing is sent.

    Args:
        desk: The desk.
        number: The draft.
        pace: The real clock.
        channel: The channel's name.
        arrived: The editor says that a mail whose answer was lost is there; of what can be looked up it says nothing.

    Raises:
        NotFoundError: no such draft, channel or post.
        UnansweredError: it is too early to say.
        RefusedError: it is gone, in the trash, or there twice.
        ChannelError: the channel did not answer.
    """
    chosen, posting = _posting(desk, number, channel)
    with open_channel(desk, chosen) as opened:
        if posting.state in postings.UNSETTLED:
            asked = Order(draft=number, channel=chosen.name, arrived=arrived)
            return settling.settled(desk, opened, posting, asked, pace)
        remote = standing(desk, opened, posting)
        known = untouched(posting.holds, remote)
        if remote.status != posting.state or not known:
            return adopting.adopt(desk, posting, remote, pace, known=known)
    return posting


def compared(desk: Desk, number: int, pace: Pace, *, channel: str = "") -> Compared:
    """Ask the blog for its text of a draft's post, and return it beside ours. Nothing is written here or there.

    Raises:
        NotFoundError: no such draft, channel or post, or the blog has it no more.
        RefusedError: it may stand where the channel led before.
        ChannelError: the channel did not answer.
    """
    chosen, posting = _posting(desk, number, channel)
    with open_channel(desk, chosen) as opened:
        remote = there(desk, opened, posting)
    if remote is None:
        if is_away(desk, posting):
            raise not_here(posting)
        raise NotFoundError(NOT_THERE, where=posting.url, do="look again")
    theirs = seen_lines(remote)
    held = posting.holds
    ours = seen_lines(held) if held else _sent(dispatch_of(desk, posting, now=pace.clock()), theirs)
    return Compared(channel=chosen.name, ours=ours, theirs=theirs, version=seen(remote))


def _posting(desk: Desk, number: int, channel: str) -> tuple[Channel, Posting]:
    chosen = channel_named(desk, channel)
    find(desk, number)
    posting = postings.on_channel(desk.db, number, chosen.name)
    if posting is None or not (posting.remote_id or posting.state in postings.UNSETTLED):
        raise NotFoundError(f"draft d{number} has no post on {chosen.name}", do="look at the page again")
    return chosen, posting


def _sent(dispatch: Dispatch, theirs: tuple[str, ...]) -> tuple[str, ...]:
    """The post in the one of its forms that has most lines in common with what is there."""
    there = set(theirs)
    forms = [lines(form) for form in (dispatch.html, dispatch.markdown, dispatch.text)]
    return (dispatch.title, *max(forms, key=lambda form: len(there.intersection(form))))
