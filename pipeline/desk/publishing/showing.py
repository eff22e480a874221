"""What the editor is shown of a draft's posts: each channel, what stands there, what he may ask of it. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pipeline import publish as channels
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.acts import GIVE_UP, acts
from pipeline.errors import CopydeskError, SettingsError, UsageError
from pipeline.news import Draft, Traits
from pipeline.publish import places, when
from pipeline.settings import Blog, Channel
from pipeline.store import postings, senders
from pipeline.store.postings import Posting
from pipeline.store.senders import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel beside a draft.

    `posting` is the draft's post there, none = never sent; `same`: it says what the draft says now. `sent` is who had
    it sent last. `acts` can be asked of it now (acts.py). `slots`: it has times of day, of which `free` is the next
    one that no post has (none = all are taken). `problem` says why it cannot be used as copydesk.toml has it; `kind` ""
    = it stands there no more.
    """

    channel: str
    kind: str
    posting: Posting | None
    same: bool
    sent: Sent | None = None
    acts: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    free: datetime | None = None
    problem: CopydeskError | None = None

    @property
    def state(self) -> str:
        """What its post is now, "" = never sent."""
        return self.posting.state if self.posting else ""

    @property
    def by_mail(self) -> bool:
        """Whether its post went to a mailing list, where nobody can look for it."""
        return self.posting is not None and places.is_list(self.posting.sent_to)

    @property
    def public(self) -> bool:
        """Whether readers see its post, or will without another word of ours."""
        return self.state in postings.PUBLIC


def shown(desk: Desk, draft: Draft, *, now: datetime) -> tuple[Place, ...]:
    """Return each channel of copydesk.toml, in its order, and then those that only a post of the draft remembers.

    Args:
        desk: The desk.
        draft: The draft.
        now: The real time, by which slots are free.
    """
    return tuple(_places(desk, draft, now))


def _places(desk: Desk, draft: Draft, now: datetime) -> Iterator[Place]:
    posts = {posting.channel: posting for posting in postings.of_draft(desk.db, draft.id)}
    sent = senders.newest(desk.db, [posting.id for posting in posts.values()])
    for chosen in desk.settings.publish:
        posting = posts.pop(chosen.name, None)
        yield _place(desk, draft, chosen, posting, sent.get(posting.id) if posting else None, now)
    for posting in posts.values():
        same = posting.roundup == draft.roundup
        can = (GIVE_UP,) if posting.state in postings.UNSETTLED else ()
        yield Place(channel=posting.channel, kind="", posting=posting, same=same, sent=sent.get(posting.id), acts=can)


def _place(
    desk: Desk, draft: Draft, chosen: Channel, posting: Posting | None, sent: Sent | None, now: datetime
) -> Place:
    same = posting is not None and posting.roundup == draft.roundup
    common = Place(channel=chosen.name, kind=chosen.kind, posting=posting, same=same, sent=sent)
    try:
        traits = _traits(chosen, desk.folder, desk.settings.blog)
    except SettingsError as problem:
        return replace(common, problem=problem)
    can = acts(
        draft.state,
        common.state,
        traits,
        same=same,
        stands=places.whereabouts(chosen, posting.sent_to) if posting else places.HERE,
        asks=posting is not None and bool(posting.answered),
    )
    return replace(common, acts=can, slots=chosen.slots, free=_free(desk, chosen, now) if "schedule" in can else None)


@lru_cache(maxsize=64)
def _traits(chosen: Channel, folder: Path, blog: Blog) -> Traits:
    """What a channel can do; asked once, because opening one may read certificates. What fails is asked again."""
    with channels.opened(chosen, desk=folder, blog=blog) as channel:
        return channel.traits


def _free(desk: Desk, chosen: Channel, now: datetime) -> datetime | None:
    try:
        return when.scheduled(
            when.NEXT,
            now=now,
            zone=desk.settings.blog.timezone,
            slots=chosen.slots,
            taken=postings.slots_taken(desk.db, chosen.name, since=now),
        )
    except UsageError:
        return None
