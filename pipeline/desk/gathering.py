"""Gather: which outlets are due, send the spider, report how each one went."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline import gather
from pipeline.desk.muting import outlets_off
from pipeline.desk.opening import Desk
from pipeline.news import Outlet
from pipeline.store import runs, sources
from pipeline.store.database import writing
from pipeline.store.runs import Outcome
from spiders.assignments import Assignment, Crawl, for_feeds, scrapy_settings

Told = Callable[[int, int, Mapping[str, Any]], None]
_WELL = ("new", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One gathering: an outcome for every outlet that was due, by name."""

    run: int
    outcomes: tuple[Outcome, ...]

    @property
    def new(self) -> int:
        """How many headlines are new."""
        return sum(outcome.new for outcome in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The outlets that gave nothing to read."""
        return tuple(outcome for outcome in self.outcomes if outcome.state not in _WELL)


def gather_news(
    desk: Desk,
    *,
    topics: Sequence[str] = (),
    only: Sequence[str] = (),
    command: str = "gather",
    told: Told = lambda done, total, outcome: None,
) -> Gathered:
    """Ask the outlets that are due and file what is new; an outlet that is muted `off` is asked only by name.

    Args:
        desk: The desk.
        topics: Only the outlets that one of these topics uses (its mutes are not asked).
        only: These outlets, due or not.
        command: The command that the run is recorded under.
        told: Called an outlet that is done: how many are done, how many there are, and its outcome.

    Raises:
        NotFoundError, RegistryError: no such topic or outlet.
    """
    wanted = _wanted(desk, topics, only)
    assignments = _due(desk, wanted, always=bool(only))
    with writing(desk.db):
        run = runs.start(desk.db, command=command, as_of=desk.now)
    if assignments:
        _send(desk, run, assignments, told)
    with writing(desk.db):
        _complete(desk, run, assignments, [outlet for outlet in wanted if only and not outlet.feeds])
        runs.finish(desk.db, run, at=desk.now)
    return Gathered(run=run, outcomes=runs.outcomes(desk.db, run))


def crawl_settings(desk: Desk) -> dict[str, Any]:
    """Return what this desk's [gather] changes of Scrapy's settings."""
    return scrapy_settings(desk.settings.gather)


def _wanted(desk: Desk, topics: Sequence[str], only: Sequence[str]) -> tuple[Outlet, ...]:
    if only:
        return tuple(desk.registry.get(name) for name in only)
    off = outlets_off(desk)
    gathered = tuple(outlet for outlet in desk.outlets if outlet.name not in off)
    if not topics:
        return gathered
    used = [desk.topic(name) for name in topics]
    return tuple(
        outlet
        for outlet in gathered
        if any(not any(desk.registry.selects(mute, outlet) for mute in topic.muted) for topic in used)
    )


def _due(desk: Desk, wanted: Sequence[Outlet], *, always: bool) -> tuple[Assignment, ...]:
    remembered = sources.known(desk.db, [url for outlet in wanted for url in outlet.feeds])
    return tuple(
        assignment
        for assignment in for_feeds(wanted, remembered)
        if always
        or (known := remembered.get(assignment.url)) is None
        or known.next_due is None
        or known.next_due <= desk.now
    )


def _send(desk: Desk, run: int, assignments: Sequence[Assignment], told: Told) -> None:
    errand = Crawl(
        desk=str(desk.folder / "desk.db"),
        run=run,
        as_of=desk.now,
        assignments=tuple(assignments),
        interval_minutes=desk.settings.gather.interval_minutes,
        timeout_seconds=desk.settings.gather.timeout_seconds,
        max_bytes=desk.settings.gather.max_bytes,
        wires=wires(desk),
    )
    total = len({assignment.outlet for assignment in assignments})
    done = 0

    def count(outcome: Mapping[str, Any]) -> None:
        nonlocal done
        done += 1
        told(done, total, outcome)

    gather.crawl(errand, spider="feed", scrapy_settings=crawl_settings(desk), told=count)


def wires(desk: Desk) -> dict[str, str]:
    """Return the registry's agencies, spelling in lower case to name."""
    return {
        spelling.lower(): outlet.name
        for outlet in desk.registry
        if outlet.agency
        for spelling in (outlet.name, *outlet.aliases)
    }


def _complete(desk: Desk, run: int, asked: Sequence[Assignment], without_feed: Sequence[Outlet]) -> None:
    """Every outlet that was due has exactly one outcome, also when the child was ended before its answer."""
    heard = {outcome.outlet for outcome in runs.outcomes(desk.db, run)}
    for name in {assignment.outlet for assignment in asked} - heard:
        runs.record(desk.db, run, Outcome(outlet=name, state="failing", why="the run ended before its answer"))
    for outlet in without_feed:
        why = "no list gives an address for it (docs/outlets.md); add feeds in outlets.toml"
        runs.record(desk.db, run, Outcome(outlet=outlet.name, state="off", why=why))
