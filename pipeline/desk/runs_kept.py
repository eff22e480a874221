"""The last runs, each with what failed and what helps."""

from dataclasses import dataclass

from pipeline.desk.cures import CURES
from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError
from pipeline.store import runs
from pipeline.store.runs import Outcome, Ran

KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """An outlet that gave nothing to read in a run; `fresh`: it was well before."""

    outlet: str
    state: str
    why: str
    cure: str
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run with the outlets that failed in it, those that were well before first."""

    ran: Ran
    failing: tuple[Failing, ...]


def last_runs(desk: Desk) -> tuple[Run, ...]:
    """Return the last 50 runs, the newest first."""
    return tuple(Run(ran=ran, failing=_failing(ran)) for ran in runs.recent(desk.db, limit=KEPT))


def outcomes(desk: Desk, number: int) -> tuple[Outcome, ...]:
    """Return how each outlet went in a run, by outlet.

    Raises:
        NotFoundError: there is no such run among the last 50.
    """
    if number not in {ran.number for ran in runs.recent(desk.db, limit=KEPT)}:
        raise NotFoundError(f"run {number} is not one of the last {KEPT}", do="the page lists them")
    return runs.outcomes(desk.db, number)


def _failing(ran: Ran) -> tuple[Failing, ...]:
    found = [
        Failing(
            outlet=outcome.outlet,
            state=outcome.state,
            why=outcome.why,
            cure=CURES.get(outcome.state, ""),
            fresh=outcome.was_well,
        )
        for outcome in ran.failed
    ]
    return tuple(sorted(found, key=lambda one: not one.fresh))
