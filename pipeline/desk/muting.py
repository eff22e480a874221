"""Mute an outlet, on one topic or everywhere: it never leads, is left out of posts, or is not gathered at all."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain

from pipeline.dates.telling import in_utc
from pipeline.desk.opening import Desk
from pipeline.errors import StaleError, UsageError
from pipeline.news import Topic
from pipeline.outlets.names import key
from pipeline.store import headlines, mutes
from pipeline.store.database import writing
from pipeline.store.mutes import LEVELS, Mute
from pipeline.text import tidy

NONE = "none"
# What each level does to an outlet, in the words of command and page: `NAME never leads on TOPIC`.
SAID: Mapping[str, str] = {
    NONE: "is not muted",
    "lead": "never leads",
    "hide": "is left out of posts",
    "off": "is not gathered",
}


def mute(desk: Desk, outlet: str, *, topic: str = "", level: str, until: datetime | None = None, seen: str = "") -> str:
    """Set how far an outlet is muted on a topic ("" = everywhere), and return its name; `none` takes the mute back.

    Args:
        desk: The desk.
        outlet: Its name or an alias; one that the registry does not know is muted under the name of its headlines,
            else under the one given.
        topic: A topic of copydesk.toml.
        level: none; lead (it never leads); hide (nor is it listed or offered); off (nor is it gathered, anywhere).
        until: When the mute ends by itself, none = when it is taken back.
        seen: The level that the editor saw it at, "" = whichever it has.

    Raises:
        NotFoundError: there is no such topic.
        StaleError: it has another level by now than was seen or is set.
        UsageError: no such level, no name, a mute that is over before it begins, or an outlet that would not be
            gathered for one topic only.
    """
    if level not in (NONE, *LEVELS):
        raise UsageError(f"{level!r} is no level of muting", do=f"levels are none, {', '.join(LEVELS)}")
    if not tidy(outlet):
        raise UsageError("no outlet was named", do="name the outlet to mute")
    if topic and level != NONE:
        topic = desk.topic(topic).name
    if topic and level == "off":
        raise UsageError("an outlet is gathered for all topics or for none", do="mute it everywhere, or hide it here")
    if until is not None and until <= desk.now:
        raise UsageError("this mute would be over before it begins", do="name a later day, or none")
    name = _named(desk, outlet.strip()) or outlet.strip()
    with writing(desk.db):
        _refuse_what_is_late(desk, name, topic, seen, level)
        for spelling in {name, *_spellings(desk, name)}:
            mutes.take_back(desk.db, spelling, topic)
        if level != NONE:
            mutes.put(desk.db, Mute(outlet=name, topic=topic, level=level, at=desk.now, until=until))
    return name


def standing(desk: Desk, outlet: str, topic: str) -> Mute | None:
    """Return the mute of an outlet on this very topic ("" = everywhere), none = there is none."""
    name = _named(desk, outlet.strip()) or outlet.strip()
    spelled = {name, *_spellings(desk, name)}
    held = mutes.everything(desk.db, now=desk.now)
    # Of two names that became one outlet's since the page shows the last one's mute (desk/health.py).
    return next((one for one in reversed(held) if one.topic == topic and one.outlet in spelled), None)


def known(desk: Desk, outlet: str) -> str:
    """Return the name under which the registry, a mute or a stored headline has an outlet.

    Raises:
        NotFoundError: nobody is called so; it names the nearest name of the registry.
    """
    return _named(desk, outlet.strip()) or desk.registry.get(outlet).name


def told(desk: Desk, outlet: str, *, topic: str, level: str) -> str:
    """Return how far an outlet is muted after `level` was set on a topic ("" = everywhere): a sentence without stop.

    What was taken back need not be all: a mute of everywhere holds on each topic.
    """
    if level == NONE and (others := "; ".join(_holding(desk, outlet, topic))):
        return f"{outlet} is still muted: {others}"
    return f"{outlet} {SAID[level]}{f' on {topic}' if topic else ''}"


def _holding(desk: Desk, outlet: str, topic: str) -> Iterator[str]:
    """Yield the mutes of an outlet that hold on a topic, or ("") on any."""
    registry, one = desk.registry, desk.registry.outlet(outlet)
    for mute in mutes.on(desk.db, topic, now=desk.now) if topic else mutes.everything(desk.db, now=desk.now):
        if registry.selects(mute.outlet, one):
            until = f" until {in_utc(mute.until)}" if mute.until else ""
            yield f"it {SAID[mute.level]}{f' on {mute.topic}' if mute.topic else ', everywhere'}{until}"
    for asked in desk.settings.topics:
        if topic in ("", asked.name) and any(registry.selects(member, one) for member in asked.muted):
            yield f"copydesk.toml leaves it out of {asked.name}"


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
    held = mutes.everything(desk.db, now=desk.now)
    return frozenset(desk.registry.outlet(mute.outlet).name for mute in held if mute.level == "off")


def _refuse_what_is_late(desk: Desk, name: str, topic: str, seen: str, level: str) -> None:
    there = standing(desk, name, topic)
    stands = there.level if there else NONE
    if seen and stands not in (seen, level):
        do = "nothing was changed; load the page again, and choose anew"
        raise StaleError(f"how far {name} is muted changed meanwhile", where=f"it {SAID[stands]}", do=do)


def _spellings(desk: Desk, outlet: str) -> Iterator[str]:
    """Under which names the mutes have an outlet: the registry may have called it otherwise when it was muted."""
    for mute in mutes.everything(desk.db, now=desk.now):
        if key(desk.registry.outlet(mute.outlet).name) == key(outlet):
            yield mute.outlet


def _named(desk: Desk, outlet: str) -> str:
    """The registry's name for an outlet; of one that is not there its name in the mutes or the headlines, else ""."""
    if registered := desk.registry.named(outlet):
        return registered.name
    held = (mute.outlet for mute in mutes.everything(desk.db, now=desk.now))
    return next((name for name in chain(held, headlines.outlets(desk.db)) if key(name) == key(outlet)), "")
