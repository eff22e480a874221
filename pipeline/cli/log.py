"""log: what happened on this desk, from its logbook; and its runs, from the store."""

import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from pipeline import desk, logbook, text
from pipeline.cli.edge import Said, common, moment, number, print_json, say, tell
from pipeline.cli.holding import require_folder, the_desk
from pipeline.errors import CopydeskError, UnreadableError, UsageError
from pipeline.logbook import Entry
from pipeline.store import runs
from pipeline.store.rows import stamp
from pipeline.store.runs import Ran
from pipeline.text import counted

_SPAN = re.compile(r"(\d{1,6})([mhd])", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_MOST_RUNS = 100_000
_CAME_TO_ITS_END = (None, 0, 3, 4)
# A run's end is written into the log so much later at most.
_WRITTEN_DOWN = timedelta(minutes=1)


@click.command("log")
@click.option("--since", metavar="TIME", help="From then on: 2026-05-12T18:00:00Z, or 30m, 12h, 7d ago.")
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="NAME",
    type=click.Choice(logbook.EVENTS),
    help="Only these: run, outlet, draft, post, bug ...",
)
@click.option("--run", "of_run", metavar="ID", help="Only what belongs to this run, such as r12.")
@click.option(
    "--limit",
    "-n",
    "most",
    metavar="N",
    type=click.IntRange(1, 1_000_000),
    default=50,
    show_default=True,
    help="At most the newest N.",
)
@click.option("--runs", "history", is_flag=True, help="The runs instead: when, how long, what was new, how it ended.")
@common
@click.pass_obj
def log_command(
    said: Said, since: str | None, events: tuple[str, ...], of_run: str | None, most: int, history: bool
) -> None:
    """Say what happened on this desk, the newest last: what copydesk.log has, in words."""
    require_folder(said.folder, do="name the desk's own folder with --desk")
    after = _moment(since, now=said.clock()) if since else None
    run = number(of_run, "r", "run") if of_run else None
    if history:
        if events:
            raise UsageError("--runs lists runs and --event events: one of them", do="leave one of them out")
        _print_runs(said, after, run, most)
    else:
        _print_events(said, after, run, events, most)


def _print_events(said: Said, after: datetime | None, run: int | None, events: tuple[str, ...], most: int) -> None:
    _hand_on(said)
    try:
        found = deque(_wanted(said, after, run, events), maxlen=most)
    except OSError as problem:
        where = str(said.folder / logbook.NAME)
        do = "copydesk doctor says whose file it is, and what helps"
        raise UnreadableError(f"the log cannot be read: {problem.strerror}", where=where, do=do) from problem
    if said.json:
        print_json([{"time": stamp(one.time), "event": one.event, **one.what} for one in found])
        return
    for one in found:
        for line in logbook.words(one):
            say(line)
    if not found:
        tell("Nothing of that is in the log.")


def _hand_on(said: Said) -> None:
    """A command that was killed left lines in the store; opening the desk hands them on."""
    if (said.folder / "desk.db").is_file():
        with suppress(CopydeskError), desk.opened(said.folder, os.environ, now=said.clock()):
            pass


def _wanted(said: Said, after: datetime | None, run: int | None, events: tuple[str, ...]) -> Iterator[Entry]:
    for one in logbook.entries(said.folder):
        if events and one.event not in events:
            continue
        if after and (one.time is None or one.time < after):
            continue
        if run is None or one.what.get("run") == f"r{run}":
            yield one


def _print_runs(said: Said, after: datetime | None, run: int | None, most: int) -> None:
    with the_desk(said, command="copydesk log", looking=True) as opened:
        everything = runs.recent(opened.db, limit=_MOST_RUNS if after or run else most)
    found = [one for one in everything if (not after or one.as_of >= after) and run in (None, one.number)]
    shown = _with_reasons(said.folder, found[:most])[::-1]
    if said.json:
        print_json([_document(one) for one in shown])
        return
    for one in shown:
        say(_line(one))
    if not shown:
        tell("No such run.")


def _with_reasons(folder: Path, found: Sequence[Ran]) -> Sequence[Ran]:
    """Return the runs, with the log's word for what ended those that did not come to their end."""
    cut_off = [one for one in found if one.exit not in _CAME_TO_ITS_END]
    ended = []
    with suppress(OSError):
        ended = [one for one in logbook.entries(folder) if one.event in ("error", "bug")] if cut_off else []
    why = {one.number: next((str(said.what.get("what")) for said in ended if _ends(said, one)), "") for one in cut_off}
    return [replace(one, note="; ".join(filter(None, (one.note, why.get(one.number))))) for one in found]


def _ends(said: Entry, one: Ran) -> bool:
    """Tell whether an entry is of the end of a run; another of the same name may have been refused meanwhile."""
    is_bug = said.event == "bug"
    command, code = (said.what.get("where"), 1) if is_bug else (said.what.get("command"), said.what.get("exit"))
    until = one.as_of + timedelta(seconds=one.seconds or 0) + _WRITTEN_DOWN
    is_its = (command, code) == (f"copydesk {one.command}", one.exit)
    return is_its and said.time is not None and one.as_of <= said.time <= until


def _document(one: Ran) -> dict[str, Any]:
    return {
        "run": f"r{one.number}",
        "command": one.command,
        "at": stamp(one.as_of),
        "finished": one.finished_at is not None,
        "seconds": one.seconds,
        "outlets": one.outcomes,
        "new": one.new,
        "failing": len(one.failed),
        "drafts": one.drafts,
        "exit": one.exit,
        "note": one.note,
    }


def _line(one: Ran) -> str:
    took = f"{one.seconds:.1f} s" if one.seconds is not None else "-"
    drafts = counted(one.drafts or 0, "draft")
    counts = f"{counted(one.outcomes, 'outlet')}, {one.new} new, {len(one.failed)} failing, {drafts}"
    note = f"; {one.note}" if one.note else ""
    return text.log_line(
        f"{one.as_of:%Y-%m-%d %H:%M:%S}Z  r{one.number} {one.command}: {_end(one)}, {took}: {counts}{note}"
    )


def _end(one: Ran) -> str:
    if one.exit is not None:
        return f"exit {one.exit}"
    return "done" if one.finished_at else "has not ended"


def _moment(given: str, *, now: datetime) -> datetime:
    span = _SPAN.fullmatch(given)
    if span:
        with suppress(OverflowError):
            return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
    found = moment(given)
    if found is None:
        raise UsageError(f"--since {given!r} is no time", do="write 2026-05-12T18:00:00Z, or 30m, 12h, 7d")
    return found
