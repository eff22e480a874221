"""A channel whose table in copydesk.toml was given another name: what was sent under the old one is not sent again.

The mark of a post is made of the channel's name, so by its new name the channel would not find it. A desk that was
brought back from a backup may have forgotten that it was sent, but knows the name from other drafts.
"""

from collections.abc import Iterator

from pipeline.desk.opening import Desk
from pipeline.desk.publishing import settling
from pipeline.desk.publishing.answering import to_publish
from pipeline.desk.publishing.claiming import key_of
from pipeline.desk.publishing.dispatching import mark_of
from pipeline.desk.publishing.order import Pace, names_now
from pipeline.errors import RefusedError
from pipeline.news import Draft, Mark
from pipeline.publish import Channel, marks
from pipeline.settings import Channel as Table
from pipeline.store import postings, restores
from pipeline.store.postings import Posting

# Where a mail has gone out, or may have.
_MAILED = ("sent", *postings.UNSETTLED)


def require_not_there(desk: Desk, channel: Channel, chosen: Table, pace: Pace, *, draft: Draft, live: bool) -> None:
    """Let a draft be sent to a channel for the first time only where no forgotten name of it has sent it.

    What a mailing list has got nobody can look up: a mail to a name that copydesk.toml has no more may have been to it.

    Raises:
        RefusedError: it is there; says under which name it was sent.
        UnansweredError: it may be on its way yet, under that name.
        ChannelError: the channel did not answer.
    """
    require_not_mailed(desk, channel, chosen, draft=draft.id)
    if not channel.traits.looks_up:
        return
    for posting in _forgotten(desk, draft.id):
        if _is_there(desk, channel, posting, pace):
            raise _there(draft, posting.channel, chosen, where=posting.url)
    if restores.forgotten(desk.db, draft.id, chosen.name, live=live):
        for name, mark in _marks_of_others(desk, draft):
            if found := channel.find(mark):
                raise _there(draft, name, chosen, where=found[0].url)


def require_not_mailed(desk: Desk, channel: Channel, chosen: Table, *, draft: int) -> None:
    """The same of a mailing list, which nobody has to ask.

    Raises:
        RefusedError: it was sent; says under which name.
    """
    for posting in _forgotten(desk, draft):
        if not channel.traits.looks_up and posting.state in _MAILED:
            raise _mailed(posting, chosen)


def _forgotten(desk: Desk, draft: int) -> tuple[Posting, ...]:
    """Those that failed or are gone, too: one in the blog's trash can be brought back there."""
    known = names_now(desk)
    return tuple(one for one in postings.of_draft(desk.db, draft) if one.channel not in known)


def _marks_of_others(desk: Desk, draft: Draft) -> Iterator[tuple[str, Mark]]:
    """Yield the names under which only other drafts were sent, and by what a post of this one would be found there."""
    known = names_now(desk).union(one.channel for one in postings.of_draft(desk.db, draft.id))
    for name in postings.channels(desk.db):
        if name not in known:
            key, since = key_of(desk, draft, name), postings.made_at(desk.db, draft.id)
            yield name, Mark(key=key, slug=marks.slug(draft.roundup.title, key), since=since)


def _is_there(desk: Desk, channel: Channel, posting: Posting, pace: Pace) -> bool:
    mark = mark_of(desk, posting)
    if channel.find(mark):
        return True
    if posting.state not in postings.UNSETTLED:
        return False
    settling.wait_out(desk, channel, posting, pace)  # what was sent a moment ago may arrive yet
    return bool(channel.find(mark))


def _mailed(posting: Posting, chosen: Table) -> RefusedError:
    name = f"draft d{posting.draft}"
    if posting.state == "sent":
        what = f"{name} was sent to {posting.channel!r}"
        return _renamed(posting.channel, chosen, what=what, where=posting.url)
    publish = to_publish(posting.draft, posting.channel)
    return RefusedError(
        f"{name} may have been sent to {posting.channel!r}, which copydesk.toml has no more; nothing was sent",
        where=f"publish.{chosen.name}",
        do=f"was it renamed, and did it arrive? call it [publish.{posting.channel}] again, then {publish} --arrived;"
        f" did it not, or was it another channel: {publish} --again, which sends nothing",
    )


def _there(draft: Draft, name: str, chosen: Table, *, where: str) -> RefusedError:
    return _renamed(name, chosen, what=f"the post of draft d{draft.id} is there, sent to {name!r}", where=where)


def _renamed(name: str, chosen: Table, *, what: str, where: str) -> RefusedError:
    return RefusedError(
        f"{what}, which copydesk.toml has no more; nothing was sent",
        where=where or f"publish.{chosen.name}",
        do=f"was it renamed? call it [publish.{name}] again; is it another one, keep both tables",
    )
