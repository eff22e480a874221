"""Health: how each outlet answers and prints, in words and worst first, and what this editor does with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

from pipeline import plain_files
from pipeline.desk.cures import CURES, cure
from pipeline.desk.looking_back import NEVER_PICKED, Habit, habits
from pipeline.desk.opening import Desk
from pipeline.due import SOFT_FAILURES
from pipeline.news import Outlet
from pipeline.outlets.entry import OURS
from pipeline.store import mutes, rhythm, sources
from pipeline.store.mutes import Mute
from pipeline.store.sources import UNDATED, Source

T = TypeVar("T")

# Worst first: the order of the page.
FAILS, PARTLY, LATE, UNASKED = "fails", "fails in part", "late", "not asked"
NOWHERE, ON_TIME, OFF = "no address", "on time", "off"
ORDER = (FAILS, PARTLY, LATE, UNASKED, NOWHERE, ON_TIME, OFF)

_WELL = ("read", "unchanged", "new")
# Long enough for a paper that rests at weekends, short enough for its present habits.
_OBSERVED = timedelta(days=14)
# With fewer hours that had news nobody can tell what is usual.
_LEAST_HOURS = 5
_LEAST_LATE = timedelta(hours=6)
_TIMES_USUAL = 3
# By chance alone an outlet has its longest silence of two weeks two or three times a month: of forty some are each day.
_TIMES_LONGEST = 2
# A weekend lies in it, whatever day it begins on.
_LEAST_KNOWN = timedelta(days=8)
_HOUR = timedelta(hours=1)
_DAY, _TWO_DAYS = timedelta(days=1), timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """An address that gives nothing to read: why, where it is written, what to do, and how often it failed running."""

    address: str
    why: str
    where: str
    cure: str
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One outlet's health. `state` is one of ORDER, `said` the words beside it ("" = the state says all).

    `last_item` is the newest headline's time, `in_window` how many headlines the window has of it. `muted` is the level
    of its mute everywhere, "" = none, and `muted_until` when that ends by itself; `muted_on` are its mutes on topics.
    """

    outlet: Outlet
    state: str
    said: str = ""
    troubles: tuple[Trouble, ...] = ()
    last_item: datetime | None = None
    in_window: int = 0
    habit: Habit = NEVER_PICKED
    muted: str = ""
    muted_until: datetime | None = None
    muted_on: tuple[Mute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """Every outlet's health, worst first, and when any of them was asked last."""

    outlets: tuple[Health, ...]
    asked_at: datetime | None

    def count(self, *states: str) -> int:
        """Return how many outlets are in one of these states."""
        return sum(health.state in states for health in self.outlets)


def rounds(desk: Desk) -> Rounds:
    """Return the health of the outlets that this desk gathers from, has headlines of or mutes; nothing is changed."""
    addresses, muted = _addresses(desk), _mutes(desk)
    stored = rhythm.in_window(desk.db, after=desk.window_began, until=desk.now)
    counts = {name: sum(some) for name, some in _by_name(desk, stored).items()}
    chosen = {outlet.name: outlet for outlet in desk.outlets}
    everyone = {name: chosen.get(name) or desk.registry.outlet(name) for name in (*chosen, *counts, *muted)}
    last = {name: max(some) for name, some in _by_name(desk, rhythm.last_items(desk.db, {*everyone, *stored})).items()}
    everywhere = {name: mute for name, held in muted.items() for mute in held if not mute.topic}
    stopped = {name for name, mute in everywhere.items() if mute.level == "off"}
    off = stopped | {name for name, outlet in everyone.items() if not outlet.enabled}
    hours, liked, written = _hours_with_news(desk, last, off=off), habits(desk), _outlets_file(desk.folder)
    found = []
    for name, outlet in everyone.items():
        asked = addresses.get(name, ())
        troubles = tuple(_trouble(source, outlet, written) for source in asked if _fails(source))
        mute = everywhere.get(name)
        state, said = (OFF, "") if name in off else _judged(outlet, asked, hours.get(name, ()), now=desk.now)
        found.append(
            Health(
                outlet=outlet,
                state=state,
                said=said,
                troubles=() if name in off else troubles,
                last_item=last.get(name),
                in_window=counts.get(name, 0),
                habit=liked.get(name, NEVER_PICKED),
                muted=mute.level if mute else "",
                muted_until=mute.until if mute else None,
                muted_on=tuple(one for one in muted.get(name, ()) if one.topic),
            )
        )
    when = [source.asked_at for asked in addresses.values() for source in asked if source.asked_at]
    worst_first = sorted(found, key=lambda one: (ORDER.index(one.state), one.outlet.name.casefold()))
    return Rounds(outlets=tuple(worst_first), asked_at=max(when, default=None))


def lateness(hours: Sequence[datetime], *, until: datetime) -> str:
    """Return in words that an outlet is late, "" when it is not or nobody can tell.

    Late is a silence of more than six hours that is twice as long as any before it, and three times the usual one: the
    median of the silences between hours that had news. Of fewer than eight days nobody can tell.

    Args:
        hours: The newest headline's time in each hour that had any, oldest first.
        until: When it was last looked for.
    """
    if len(hours) < _LEAST_HOURS or until - hours[0] < _LEAST_KNOWN:
        return ""
    silences = [later - earlier for earlier, later in pairwise(hours)]
    # The lower median, so that it is one of the silences that were.
    usual, silence = sorted(silences)[(len(silences) - 1) // 2], until - hours[-1]
    if silence <= max(_LEAST_LATE, _TIMES_LONGEST * max(silences), _TIMES_USUAL * usual):
        return ""
    often = "hour" if _in_hours(usual) <= 1 else _spoken(usual)
    return f"nothing for {_spoken(silence)}; usually every {often}"


def _addresses(desk: Desk) -> Mapping[str, Sequence[Source]]:
    found: dict[str, list[Source]] = {}
    for source in sources.health(desk.db):
        if source.kind in sources.LISTS:
            found.setdefault(desk.registry.outlet(source.outlet).name, []).append(source)
    return found


def _hours_with_news(
    desk: Desk, last: Mapping[str, datetime], *, off: Collection[str]
) -> Mapping[str, Sequence[datetime]]:
    """Return the hours that had news of each outlet, oldest first: of these days, else of those before its silence."""
    seen = _by_name(desk, rhythm.hours_with_news(desk.db, since=desk.now - _OBSERVED, until=desk.now))
    hours = {name: sorted(chain(*some)) for name, some in seen.items()}
    return {**hours, **_before_they_fell_silent(desk, last, but={*off, *hours})}


def _mutes(desk: Desk) -> Mapping[str, Sequence[Mute]]:
    """Return the mutes that hold, by outlet."""
    found: dict[str, list[Mute]] = {}
    for mute in mutes.everything(desk.db, now=desk.now):
        found.setdefault(desk.registry.outlet(mute.outlet).name, []).append(mute)
    return found


def _by_name(desk: Desk, stored: Mapping[str, T]) -> Mapping[str, Sequence[T]]:
    """Return what is stored of each outlet under the registry's own name for it, which may be a newer one."""
    found: dict[str, list[T]] = {}
    for outlet, value in stored.items():
        found.setdefault(desk.registry.outlet(outlet).name, []).append(value)
    return found


def _judged(outlet: Outlet, asked: Sequence[Source], hours: Sequence[datetime], *, now: datetime) -> tuple[str, str]:
    """Return an outlet's state and the words beside it."""
    failing = [source for source in asked if _fails(source)]
    if failing:
        part = len(failing) < len(asked)
        return (PARTLY, f"{len(failing)} of {len(asked)} addresses") if part else (FAILS, _how_badly(failing))
    if not asked and not hours:
        return (UNASKED, "the next run asks it") if outlet.addresses else (NOWHERE, "outlets.toml can give it a feed")
    late = lateness(hours, until=max((source.asked_at for source in asked if source.asked_at), default=now))
    if late:
        return LATE, late
    if outlet.insecure_tls:
        return ON_TIME, "its certificate is not checked"
    return ON_TIME, UNDATED if asked and all(source.why == UNDATED for source in asked) else ""


def _fails(source: Source) -> bool:
    return bool(source.failures) or source.state not in ("", *_WELL)


def _how_badly(failing: Sequence[Source]) -> str:
    """Say that it is a bad day rather than an outlet that fails."""
    bad_day = any(not source.fails for source in failing)
    return f"a bad day so far: doctor and notices tell of it from {SOFT_FAILURES} times running on" if bad_day else ""


def _before_they_fell_silent(
    desk: Desk, last: Mapping[str, datetime], *, but: Collection[str]
) -> Mapping[str, Sequence[datetime]]:
    """The hours that had news before a silence longer than what is looked at; none of an outlet that never had any."""
    silent = {name: at for name, at in last.items() if at <= desk.now and name not in but}
    return rhythm.hours_before(desk.db, silent, stretch=_OBSERVED) if silent else {}


def _trouble(source: Source, outlet: Outlet, written: Sequence[str]) -> Trouble:
    return Trouble(
        address=source.url,
        why=source.why or source.state,
        where=_where(source.url, outlet, written),
        cure=cure(source.state, source.url, source.why) or CURES["failing"],
        failures=source.failures,
    )


def _where(address: str, outlet: Outlet, written: Sequence[str]) -> str:
    """Say in which list, and there on which line, an address stands."""
    line = next((number for number, line in enumerate(written, start=1) if address in line), 0)
    if line:
        return f"{OURS} line {line}"
    return OURS if outlet.sources.get("feeds") == OURS else "the shipped registry"


def _outlets_file(folder: Path) -> Sequence[str]:
    try:
        return plain_files.read(folder / OURS).decode("utf-8-sig", "replace").split("\n")
    except OSError:
        return ()


def _spoken(stretch: timedelta) -> str:
    """Return a stretch of some hours in words; what is more than two days is told in days."""
    return f"{_in_hours(stretch)} hours" if stretch <= _TWO_DAYS else f"{round(stretch / _DAY)} days"


def _in_hours(stretch: timedelta) -> int:
    return round(stretch / _HOUR)
