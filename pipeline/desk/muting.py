"""Mute an outlet, on one topic or everywhere: it never leads, is left out of posts, or is not gathered at all."""

from collections.abc import Mapping
from datetime import datetime

from pipeline.desk.opening import Desk
from pipeline.errors import UsageError
from pipeline.news import Topic
from pipeline.outlets.names import key
from pipeline.store import mutes
from pipeline.store.database import writing
from pipeline.store.mutes import LEVELS, Mute

NONE = "none"
# What each level does to an outlet, in the words of command and page: `NAME never leads on TOPIC`.
SAID: Mapping[str, str] = {
    NONE: "is not muted",
    "lead": "never leads",
    "hide": "is left out of posts",
    "off": "is not gathered",
}


def mute(desk: Desk, outlet: str, *, topic: str = "", level: str, until: datetime | None = None) -> str:
    """Set how far an outlet is muted on a topic ("" = everywhere), and return its name; `none` takes the mute back.

    Args:
        desk: The desk.
        outlet: Its name or an alias; one that the registry does not know is muted under the name given.
        topic: A topic of copydesk.toml.
        level: none; lead (it never leads); hide (nor is it listed or offered); off (nor is it gathered, anywhere).
        until: When the mute ends by itself, none = when it is taken back.

    Raises:
        NotFoundError: there is no such topic.
        UsageError: no such level, no name, a mute that is over before it begins, or an outlet that would not be
            gathered for one topic only.
    """
    if level not in (NONE, *LEVELS):
        raise UsageError(f"{level!r} is no level of muting", do=f"levels are none, {', '.join(LEVELS)}")
    if not outlet.strip():
        raise UsageError("no outlet was named", do="name the outlet to mute")
    if topic and level != NONE:
        topic = desk.topic(topic).name
    if topic and level == "off":
        raise UsageError("an outlet is gathered for all topics or for none", do="mute it everywhere, or hide it here")
    if until is not None and until <= desk.now:
        raise UsageError("this mute would be over before it begins", do="name a later day, or none")
    name = _named(desk, outlet.strip())
    with writing(desk.db):
        if level == NONE:
            mutes.take_back(desk.db, name, topic)
        else:
            mutes.put(desk.db, Mute(outlet=name, topic=topic, level=level, at=desk.now, until=until))
    return name


def muted(desk: Desk, topic: Topic | None, *, from_lead: bool = False) -> tuple[str, ...]:
    """Return the names and tags that are muted on a topic, the topic's own first, then the editor's.

    `from_lead`: those too that may only not lead.
    """
    names = topic.muted if topic else ()
    silent = LEVELS if from_lead else ("hide", "off")
    held = mutes.on(desk.db, topic.name if topic else "", now=desk.now)
    return tuple(dict.fromkeys((*names, *(mute.outlet for mute in held if mute.level in silent))))


def outlets_off(desk: Desk) -> frozenset[str]:
    """Return the names of the outlets that are not gathered."""
    return frozenset(mute.outlet for mute in mutes.everything(desk.db, now=desk.now) if mute.level == "off")


def _named(desk: Desk, outlet: str) -> str:
    """The registry's name for an outlet; of one that is no longer there the name under which it is muted."""
    known = desk.registry.named(outlet)
    held = (mute.outlet for mute in mutes.everything(desk.db, now=desk.now) if key(mute.outlet) == key(outlet))
    return known.name if known else next(held, outlet)
