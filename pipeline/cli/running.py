"""run: what cron calls."""

import time

import click

from pipeline import desk
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, print_json, progress, say
from pipeline.cli.gathering import report, reporter
from pipeline.cli.holding import the_desk


@click.command("run")
@common
@click.pass_obj
def run_command(said: Said) -> int:
    """Gather what is due and draft every topic, under the desk's lease.

    Exit code 3 only when an outlet that was well has failed, so that cron mails news; 4: every outlet failed;
    5: another run holds the desk.
    """
    started = time.monotonic()
    with the_desk(said, command="copydesk run", lease=True, begins=True) as opened, progress("Gathering") as bar:
        done = desk.run(opened, told=reporter(bar))
    seconds = time.monotonic() - started
    if said.json:
        print_json(
            {
                "run": f"r{done.gathered.run}",
                "gathered": documents.gathered(done.gathered, seconds=seconds),
                "drafts": [documents.draft(one) for one in done.drafted.drafts],
                "quiet": [{"topic": topic, "why": why} for topic, why in done.drafted.quiet],
            }
        )
    else:
        report(done.gathered, seconds=seconds)
        for one in done.drafted.drafts:
            say(f"d{one.id}  {one.state}  {one.topic}  {one.roundup.title}")
        for topic, why in done.drafted.quiet:
            say(f"{topic}: quiet: {why}")
    failed = done.gathered.failed
    if failed and len(failed) == len(done.gathered.outcomes):
        return 4
    return 3 if any(one.was_well for one in failed) else 0
