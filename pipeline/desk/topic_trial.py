"""What a topic would catch before it is saved: the headlines of the window, by which words, how many a day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline import topics
from pipeline.desk.opening import Desk
from pipeline.news import Headline, Topic
from pipeline.outlets.tags import is_selector
from pipeline.settings.places import Places
from pipeline.settings.subjects import topics as checked
from pipeline.store import headlines
from pipeline.topics.queries import hits
from pipeline.topics.words import reading

# A name that no [[topic]] may have: the built-in topic's, or none, would make the trial another topic's.
_NAME = "on-trial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A headline that would be caught, how well (0 to 1), by which words; `fresh`: the topic in the file does not."""

    headline: Headline
    value: float
    why: str
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOnTrial:
    """A side: how many outlets of the desk stand on it, and which of its words are nobody's name or tag."""

    name: str
    outlets: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a topic would catch of a window.

    `caught` newest first; `gone` are headlines that the topic as it stands catches and this one would not. `left_out`
    are headlines that some of its words hit and that it leaves out, each with why. `a_day` are counts by the blog's
    day, oldest first. `queries` counts the headlines that each query of any and all hits; `kyiv` and `Kyiv` are one.
    """

    caught: tuple[Caught, ...]
    gone: tuple[Headline, ...]
    left_out: tuple[tuple[Headline, str], ...]
    of: int
    hours: float
    a_day: tuple[tuple[date, int], ...]
    queries: tuple[tuple[str, int], ...]
    sides: tuple[SideOnTrial, ...]
    unknown_mutes: tuple[str, ...]


def trial(desk: Desk, topic: Topic, *, news: Sequence[Headline] | None = None, hours: float | None = None) -> Trial:
    """Try a topic on the stored headlines of the window, or of the last `hours`; nothing is changed.

    `news` are those headlines where the caller has them already; else they are read.

    Raises:
        SettingsError: a query, a member or the title cannot be used; in the words of the settings.
    """
    _refuse(topic)
    hours = desk.settings.stories.window_hours if hours is None else hours
    if news is None:
        news = headlines.window(desk.db, after=desk.now - timedelta(hours=hours), until=desk.now)
    tried = topic if topic is topics.FRONT else replace(topic, name=_NAME)
    newest_first = sorted(news, key=lambda one: (one.trusted_at, one.id), reverse=True)
    caught, gone = _caught(tried, _as_saved(desk, topic), newest_first)
    return Trial(
        caught=caught,
        gone=gone,
        left_out=tuple(_left_out(tried, newest_first, caught)),
        of=len(news),
        hours=hours,
        a_day=_a_day(caught, ZoneInfo(desk.settings.blog.timezone)),
        queries=_queries(topic, caught),
        sides=tuple(_side(desk, side.name, side.members) for side in topic.sides),
        unknown_mutes=_unknown(desk, topic.muted),
    )


def _as_saved(desk: Desk, topic: Topic) -> Topic:
    """Return the topic as it stands, one that catches nothing where it is new."""
    return next((one for one in desk.settings.topics if one.name == topic.name), Topic(name=_NAME))


def _caught(tried: Topic, saved: Topic, news: Sequence[Headline]) -> tuple[tuple[Caught, ...], tuple[Headline, ...]]:
    """Return what a topic catches, and what it catches no more of what the saved one does."""
    same = (tried.any, tried.all, tried.exclude) == (saved.any, saved.all, saved.exclude)
    caught, gone = [], []
    for headline in news:
        match = topics.matches(tried, headline)
        before = match if same else topics.matches(saved, headline)
        if match.hit:
            caught.append(Caught(headline=headline, value=match.value, why=match.why, fresh=not before.hit))
        elif before.hit:
            gone.append(headline)
    return tuple(caught), tuple(gone)


def _left_out(tried: Topic, news: Sequence[Headline], caught: Sequence[Caught]) -> Iterator[tuple[Headline, str]]:
    """Yield what some of a topic's words hit and it leaves out, each with why."""
    loose = replace(tried, any=(*tried.any, *tried.all), all=(), exclude=())
    hit = {one.headline.id for one in caught}
    for headline in news:
        if headline.id not in hit and topics.matches(loose, headline).hit:
            yield headline, topics.matches(tried, headline).why


def _refuse(topic: Topic) -> None:
    """Refuse what saving would refuse, but for the name, which one may still look for."""
    entry = {
        "name": _NAME,
        "title": topic.title,
        **{key: list(getattr(topic, key)) for key in ("any", "all", "exclude", "muted")},
        **({"until": topic.until} if topic.until else {}),
        "quiet_hours": topic.quiet_hours,
        **({"posts_a_day": topic.posts_a_day} if topic.posts_a_day is not None else {}),
        "sides": {side.name: list(side.members) for side in topic.sides},
    }
    checked([entry], Places(file=Path("form"), typed=True))


def _a_day(caught: Sequence[Caught], zone: ZoneInfo) -> tuple[tuple[date, int], ...]:
    counted = Counter(one.headline.trusted_at.astimezone(zone).date() for one in caught)
    return tuple(sorted(counted.items()))


def _queries(topic: Topic, caught: Sequence[Caught]) -> tuple[tuple[str, int], ...]:
    """Count the caught headlines that each query hits, in the form's order."""
    needles = topics.compiled(Topic(name=_NAME, any=(*topic.any, *topic.all)))
    counted = Counter(
        query for one in caught for query in hits(needles.any, reading(one.headline.headline, one.headline.summary))
    )
    return tuple((query, counted[query]) for query in dict.fromkeys(needle.query for needle in needles.any))


def _side(desk: Desk, name: str, members: tuple[str, ...]) -> SideOnTrial:
    standing = sum(any(desk.registry.selects(member, outlet) for member in members) for outlet in desk.outlets)
    return SideOnTrial(name=name, outlets=standing, unknown=_unknown(desk, members))


def _unknown(desk: Desk, members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        member
        for member in members
        if not (desk.registry.tagged(member) if is_selector(member) else desk.registry.named(member))
    )
