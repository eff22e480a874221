"""run: what cron calls."""

import time
from typing import Any

import click

from pipeline import desk, text
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, print_json, progress, say, tell, wall_clock
from pipeline.cli.gathering import Hints, report, reporter, tell_note, tell_unknown
from pipeline.cli.holding import the_desk
from pipeline.desk import Gathered, run_ends, run_news
from pipeline.desk.running import Run
from pipeline.render import Broken


@click.command("run")
@click.option("--quiet", is_flag=True, help="Say only what is news, on stderr: what cron should mail.")
@common
@click.pass_obj
def run_command(said: Said, quiet: bool) -> int:
    """Gather what is due, draft every topic, and tell the editor ([notify]), under the desk's lease.

    Exit code 3 only when an outlet that was well has failed, so that cron mails news; 4: every outlet failed;
    5: another run holds the desk.
    """
    started = time.monotonic()
    with (
        the_desk(said, command="copydesk run", lease=True, begins=True) as opened,
        run_ends.recorded(opened),
        progress("Gathering") as bar,
    ):
        if not quiet:
            tell_unknown(opened)  # cron is told by the health digest, once
        done = desk.run(opened, clock=wall_clock, told=reporter(bar))
        fresh = run_news.untold_templates(opened, done.templates) if quiet else ()
        troubles = run_news.untold_troubles(opened, done.troubles) if quiet else done.troubles
        unsent = run_news.untold_notices(opened, done.notices.unsent) if quiet else done.notices.unsent
        hints = Hints.of(opened, done.gathered)
    seconds = time.monotonic() - started
    for one in unsent:
        tell(f"notify: {text.log_line(str(one))}")
    if quiet:
        _tell_news(done.gathered, hints)
        for broken in fresh:
            tell(_broken(broken))
    elif said.json:
        tell_note(done.gathered)
    if said.json:
        print_json(_document(done, seconds))
    elif not quiet:
        _report(done, hints, seconds)
    for trouble in troubles:
        tell(f"copydesk: {trouble}")
    if done.waits:
        tell(f"copydesk: the run has reached its deadline ([gather] run_minutes); first in the next one: {done.waits}")
    return run_ends.exit_code("run", done.gathered.outcomes)


def _report(done: Run, hints: Hints, seconds: float) -> None:
    report(done.gathered, hints, seconds=seconds)
    for one in done.drafted.drafts:
        say(f"d{one.id}  {one.state}  {one.topic}  {one.roundup.title}")
    for topic, why in done.drafted.quiet:
        say(f"{topic}: quiet: {why}")
    for broken in done.templates:
        say(_broken(broken))
    for subject in done.notices.sent:
        say(f"told: {subject}")


def _broken(one: Broken) -> str:
    said = (
        f"template: {one.where}: {one.said}; drafts are shown by the shipped one, no post goes out before it is mended"
    )
    return text.log_line(said)


def _tell_news(gathered: Gathered, hints: Hints) -> None:
    """Name the outlets that were well before, and say what is to be said of the run while that is news."""
    fresh = [one for one in gathered.failed if one.was_well]
    if fresh:
        tell_note(gathered)
    for one in fresh:
        tell(hints.line(one))


def _document(done: Run, seconds: float) -> dict[str, Any]:
    document = {
        "run": f"r{done.gathered.run}",
        "gathered": documents.gathered(done.gathered, seconds=seconds),
        "drafts": [documents.draft(one) for one in done.drafted.drafts],
        "quiet": [{"topic": topic, "why": why} for topic, why in done.drafted.quiet],
    }
    # Only where [notify] had something to do: who names nobody gets the document that he always got.
    if done.notices.sent or done.notices.problems:
        document["notices"] = {"sent": list(done.notices.sent), "problems": list(done.notices.problems)}
    if done.templates:
        document["templates"] = [
            {"file": one.file, "line": one.line or None, "why": one.said} for one in done.templates
        ]
    if done.waits:
        document["waits"] = done.waits
    return document
