"""Sendings that a kill cut off: the row says that a post is on its way, and nothing came of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline import desk as verbs
from pipeline import publish as channels
from pipeline.desk import Desk
from pipeline.desk.publishing import Order
from pipeline.desk.publishing.claiming import Claim, claim
from pipeline.publish import Channel as Asked
from pipeline.publish import marks, places
from pipeline.store import postings, sendings
from pipeline.store.identity import identity
from pipeline.store.postings import Posting
from tests.desk.posting import LATER, SITE, at


@contextmanager
def asked(desk: Desk) -> Iterator[Asked]:
    """The channel `site`, as `publish` opens it."""
    with channels.opened(SITE, desk=desk.folder, blog=desk.settings.blog) as channel:
        yield channel


def claimed(desk: Desk, minutes: float = 0, **order: object) -> Claim:
    """Begin a sending as `publish` does, and die before anything leaves."""
    asked_for = Order(draft=1, **order)  # type: ignore[arg-type]  # a field by name
    with asked(desk) as channel:
        before = postings.on_channel(desk.db, 1, "site")
        return claim(desk, SITE, channel.traits, asked_for, at(minutes), before=before)


def on_its_way(desk: Desk) -> Posting:
    """Write draft 1 down as on its way to `site`, live."""
    draft = verbs.find(desk, 1)
    standing = postings.on_channel(desk.db, 1, "site")
    key = marks.key(desk=identity(desk.db), draft=1, made_at=postings.made_at(desk.db, 1), channel="site")
    intent = sendings.Intent(
        draft=draft,
        channel="site",
        wanted="live",
        scheduled_at=None,
        key=key,
        slug=marks.slug(draft.roundup.title, key),
        editor="editor",
        place=places.place(SITE),
    )
    return sendings.intend(desk.db, intent, before=standing, at=LATER, story=1)
