"""gather and ingest."""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self
from zoneinfo import ZoneInfo

import click

from pipeline import desk, outlets, text
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, print_json, progress, say, tell
from pipeline.cli.files import given
from pipeline.cli.holding import the_desk
from pipeline.desk import Desk, Gathered, run_ends
from pipeline.desk.cures import not_asked_cure
from pipeline.desk.gathering import Told
from pipeline.store import sources
from pipeline.store.runs import WELL, Outcome
from pipeline.text import counted


@click.command("gather")
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="Only the outlets that this topic uses.")
@click.option("--outlet", "only", multiple=True, metavar="NAME", help="This outlet, also when it is not due.")
@common
@click.pass_obj
def gather_command(said: Said, topics: tuple[str, ...], only: tuple[str, ...]) -> int:
    """Fetch the outlets that are due, and report each one.

    Exit code 3: some outlets failed; 4: every one did.
    """
    started = time.monotonic()
    with (
        the_desk(said, command="copydesk gather", lease=True, begins=True) as opened,
        run_ends.recorded(opened),
        progress("Gathering") as bar,
    ):
        tell_unknown(opened)
        result = desk.gather_news(opened, topics=topics, only=only, told=reporter(bar))
        hints = Hints.of(opened, result)
    seconds = time.monotonic() - started
    if said.json:
        tell_note(result)
        print_json(documents.gathered(result, seconds=seconds))
    else:
        report(result, hints, seconds=seconds)
    return exit_code(result)


@click.command("ingest")
@click.argument("file", metavar="FILE|-")
@common
@click.pass_obj
def ingest_command(said: Said, file: str) -> None:
    """File headlines from JSON lines: {outlet, headline, url, published, summary?, authors?, language?}.

    A line that cannot be used is reported with its number; the others are filed.
    """
    with the_desk(said, command="copydesk ingest", begins=True) as opened, given(file) as lines:
        result = desk.ingest(opened, lines)
    if said.json:
        refused = [{"line": line, "why": why} for line, why in result.refused]
        print_json({"read": result.read, "new": result.new, "known": result.known, "refused": refused})
        return
    for line, why in result.refused:
        tell(f"{file} line {line}: refused: {text.log_line(why)}")
    say(f"{result.read} read: {result.new} new, {result.known} known, {len(result.refused)} refused")


def reporter(bar: Callable[[int, int, str], None]) -> Told:
    """Return the listener that moves a progress bar."""
    new = failing = 0

    def told(done: int, total: int, outcome: Mapping[str, Any]) -> None:
        nonlocal new, failing
        new += outcome["new"]
        failing += outcome["state"] not in WELL
        bar(done, total, f"{new} new, {failing} failing")

    return told


def tell_unknown(opened: Desk) -> None:
    """Say which names and tags of `[registry] outlets` no outlet has: the others are gathered all the same."""
    for why in outlets.unknown(opened.registry, opened.settings.registry.outlets):
        tell(text.log_line(f"copydesk: {opened.folder / 'copydesk.toml'}: [registry] outlets: {why}"))


def tell_note(result: Gathered) -> None:
    """Say on standard error what is to be said of the run as a whole."""
    if result.note:
        tell(text.log_line(result.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a report says beside the outcomes, of a desk that is closed by then.

    `cures` are by outlet, of those whose address copydesk itself does not ask; `later` is who was not due, "" = few.
    """

    cures: Mapping[str, str]
    later: str

    @classmethod
    def of(cls, opened: Desk, result: Gathered) -> Self:
        """Look for them in the desk."""
        refused = [opened.registry.outlet(one.outlet) for one in result.failed if one.state == "refused"]
        known = sources.of_outlets(opened.db, refused) if refused else {}
        cures = {one.outlet: how for one in known.values() if (how := not_asked_cure(one.url, one.why))}
        return cls(cures=cures, later=_later(result, opened.settings.blog.timezone))

    def line(self, one: Outcome) -> str:
        """Return the line of an outlet that failed."""
        how = self.cures.get(one.outlet, "")
        return f"{one.outlet}: {one.state}: {text.log_line(one.why)}{f'; {how}' if how else ''}"


def _later(result: Gathered, zone: str) -> str:
    """Say that most outlets were not due, and from when on the first of them is, by the blog's clock."""
    if len(result.later) <= len(result.outcomes):
        return ""
    first = min(result.later.values()).astimezone(ZoneInfo(zone))
    count = len(result.later)
    are, them = ("is", "it") if count == 1 else ("are", "them")
    return f"{count} {are} not due before {first:%H:%M}; copydesk outlets check asks {them} now"


def report(result: Gathered, hints: Hints, *, seconds: float) -> None:
    """Print a line an outlet that failed (on a terminal, of every one that has something to say), and the sum of them.

    What is to be said of the run as a whole stands below the outlets, where one looks when it has ended.
    """
    for one in result.outcomes:
        if one in result.failed:
            tell(hints.line(one))
        elif sys.stdout.isatty() and (one.new or one.refused or one.why):
            note = f"; {text.log_line(one.why)}" if one.why else ""
            refused = f", {one.refused} refused" if one.refused else ""
            say(f"{one.outlet}: {one.new} new, {one.known} known{refused}{note}")
    tell_note(result)
    asked, failed = len(result.outcomes), len(result.failed)
    news = counted(result.new, "new headline")
    say(f"{counted(asked, 'outlet')} asked, {news}, {failed} failed, {seconds:.1f} s")
    if hints.later:
        say(hints.later)


def exit_code(result: Gathered) -> int:
    """Return 0, 3 (some outlets failed) or 4 (every outlet failed)."""
    return run_ends.exit_code("gather", result.outcomes)
