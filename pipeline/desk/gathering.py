"""Gather: which outlets are due, send the spider, report how each one went."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.desk import our_network, turns
from pipeline.desk.chunked import gather_in_chunks
from pipeline.desk.muting import outlets_off
from pipeline.desk.opening import Desk
from pipeline.desk.sending import send
from pipeline.news import Outlet
from pipeline.store import runs, sources
from pipeline.store.database import writing
from pipeline.store.runs import Outcome
from spiders.assignments import Assignment, Crawl, for_outlets, scrapy_settings
from spiders.outcomes import UNHEARD

Told = Callable[[int, int, Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One gathering: an outcome for every outlet that was due, by name; `note` is what is to be said of the whole.

    `later` says from when on the outlets are due that were not.
    """

    run: int
    outcomes: tuple[Outcome, ...]
    note: str = ""
    later: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def new(self) -> int:
        """How many headlines are new."""
        return sum(outcome.new for outcome in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The outlets that gave nothing to read."""
        return tuple(outcome for outcome in self.outcomes if outcome.state not in runs.WELL)


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
    with writing(desk.db):  # first of all, so that the history has every run, however it ends
        run = runs.start(desk.db, command=command, as_of=desk.now)
    remembered = sources.of_outlets(desk.db, wanted)
    known = for_outlets(wanted, remembered)
    assignments = known if only else turns.due(desk, known, remembered)
    later = {} if only else turns.later(desk, known, remembered)
    lost = _send(desk, run, assignments, told) if assignments else ""
    with writing(desk.db):
        _complete(desk, run, assignments, named=wanted if only else ())
        note = our_network.forgive(desk, run, assignments, remembered)
        if lost:
            note = f"{note}; {lost}" if note else lost
            runs.note(desk.db, run, note)
        runs.finish(desk.db, run, at=desk.now)
        if not only and not topics:
            remembered = sources.of_outlets(desk.db, wanted)
            turns.note_if_none(desk, for_outlets(wanted, remembered), remembered)
    return Gathered(run=run, outcomes=runs.outcomes(desk.db, run), note=note, later=later)


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


def _send(desk: Desk, run: int, assignments: Sequence[Assignment], told: Told) -> str:
    """Have them asked, and return what is to be said of it."""
    errand = Crawl(
        desk=str(desk.folder / "desk.db"),
        run=run,
        as_of=desk.now,
        assignments=tuple(assignments),
        interval_minutes=desk.settings.gather.interval_minutes,
        timeout_seconds=desk.settings.gather.timeout_seconds,
        max_bytes=desk.settings.gather.max_bytes,
        deadline_seconds=min(desk.settings.gather.deadline_seconds, desk.seconds_left),
        wires=wires(desk),
        blog=desk.settings.blog.url,
        homes=_homes(desk) if any(assignment.starred for assignment in assignments) else {},
    )
    total = len({assignment.outlet for assignment in assignments})
    done = 0

    def count(outcome: Mapping[str, Any]) -> None:
        nonlocal done
        done += 1
        told(done, total, outcome)

    if desk.settings.gather.engine != "single":
        return gather_in_chunks(desk, errand, scrapy_settings=crawl_settings(desk), told=count)
    send(errand, spider="feed", scrapy_settings=crawl_settings(desk), told=count)
    return ""


def wires(desk: Desk) -> dict[str, str]:
    """Return the registry's agencies, spelling in lower case to name."""
    return {spelling.lower(): outlet.name for outlet in desk.registry if outlet.agency for spelling in outlet.names}


def _homes(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return the registry's hosts, each with its outlet's name and language, for what lists of bookmarks hold."""
    hosts = {host for outlet in desk.registry for host in outlet.hosts}
    found = {host: desk.registry.at(host) for host in sorted(hosts)}
    return {host: (outlet.name, outlet.language) for host, outlet in found.items() if outlet and not outlet.starred}


def _complete(desk: Desk, run: int, asked: Sequence[Assignment], *, named: Sequence[Outlet]) -> None:
    """Every outlet that was due has exactly one outcome, also when the child was ended before its answer."""
    heard = {outcome.outlet for outcome in runs.outcomes(desk.db, run)}
    sent_to = {assignment.outlet for assignment in asked}
    for name in sent_to - heard:
        runs.record(desk.db, run, Outcome(outlet=name, state="failing", why=UNHEARD))
    for outlet in (outlet for outlet in named if outlet.name not in sent_to):
        why = "no list gives an address for it (docs/outlets.md); add feeds in outlets.toml"
        runs.record(desk.db, run, Outcome(outlet=outlet.name, state="off", why=why))
