"""A desk that ran a moment ago and has nothing to complain of, and what illnesses are made with."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.store import backups, runs, sources
from pipeline.store.database import Connection, connect, open_desk, writing
from pipeline.store.runs import Outcome
from pipeline.store.sources import Source
from tests.cast import HARBOUR_TIMES, NOON
from tests.desks import DeskFolder

Environ = Mapping[str, str]
Illness = Callable[[DeskFolder], Environ]
FEED = "https://harbour.example/harbour-times.xml"


def well(desk: DeskFolder) -> Environ:
    """Make a desk that ran a moment ago, and has nothing to complain of."""
    desk.reads_from("https://harbour.example", [HARBOUR_TIMES])
    with closing(open_desk(desk.folder / "desk.db", now=NOON, create=True)) as db, writing(db):
        ran_at(db, minutes=-5)
        sources.remember(db, source())
    backed_up(desk, NOON)
    return {}


def source(**more: object) -> Source:
    known = Source(url=FEED, outlet=HARBOUR_TIMES.name, asked_at=NOON, state="read")
    return replace(known, **more)  # type: ignore[arg-type]  # fields of a Source


def ran_at(db: Connection, *, minutes: float, exit_code: int | None = 0, outcomes: tuple[Outcome, ...] = ()) -> int:
    at = NOON + timedelta(minutes=minutes)
    number = runs.start(db, command="run", as_of=at)
    for one in outcomes:
        runs.record(db, number, one)
    if exit_code is not None:
        runs.finish(db, number, at=at)
        runs.end(db, number, seconds=1.0, exit_code=exit_code, drafts=0)
    return number


def backed_up(desk: DeskFolder, at: datetime) -> None:
    folder = desk.folder / "backups"
    folder.mkdir(exist_ok=True)
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db:
        backups.back_up(db, folder / f"desk-{at:%Y%m%dT%H%M%SZ}.db")


def changed(desk: DeskFolder, statement: str, *values: object) -> None:
    with closing(connect(desk.folder / "desk.db")) as db:
        db.execute(statement, values)
