"""schedule: what makes a desk work by itself, as crontab lines or systemd units; installed when you agree."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline import settings, starters
from pipeline.cli import called
from pipeline.cli.edge import Said, agrees, common, print_json, say
from pipeline.errors import SettingsError, UsageError
from pipeline.schedule import Job, crontab, jobs_of, program, units
from pipeline.settings import Settings


@click.command("schedule")
@click.option("--systemd", is_flag=True, help="Print systemd services and timers instead of crontab lines.")
@click.option("--install", is_flag=True, help="Show the lines, ask, and put them into your crontab.")
@click.option("--remove", is_flag=True, help="Take this desk's lines out of your crontab again.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common
@click.pass_obj
def schedule_command(said: Said, systemd: bool, install: bool, remove: bool, yes: bool) -> None:
    """Print what makes this desk work by itself: run, review page, health digest and backup.

    Nothing is installed without --install.
    """
    if install + remove + systemd > 1 or (yes and not (install or remove)):
        raise UsageError("these options do not go together", do="say one of --systemd, --install, --remove")
    folder = said.folder.resolve()
    chosen = _settings(folder, removing=remove)
    jobs = jobs_of(folder, called=called.whole(), interval_minutes=chosen.gather.interval_minutes)
    if remove:
        changed = _change(said, folder, (), yes=yes)
        if said.json:
            print_json({"changed": changed})
        return
    printed = units.units(jobs, writes=_written(folder, chosen), minutes=chosen.gather.run_minutes)
    document: dict[str, object] = {
        "crontab": crontab.line(jobs[0]),
        "systemd": printed,
        "lines": {job.name: crontab.line(job) for job in jobs},
    }
    if install:
        document = {**document, "changed": _change(said, folder, jobs, yes=yes)}
    elif not said.json:
        _print_units(printed) if systemd else _print_lines(jobs)
    if said.json:
        print_json(document)


def _settings(folder: Path, *, removing: bool) -> Settings:
    """Load the desk's settings; the lines of one that moved, which cron goes on calling, are taken out without them."""
    try:
        return settings.load(folder, os.environ)
    except SettingsError:
        lines = program.lines() if removing else b""
        if crontab.without_block(lines, desk=str(folder)) == lines:
            raise
        return settings.default()


def _print_lines(jobs: Sequence[Job]) -> None:
    path = os.environ.get("PATH", "")
    if not starters.has_crontab(path):
        say(f"# {starters.advice(path)}")
    say("# crontab -e, then add these lines; or: copydesk schedule --install. cron mails what they print: news only")
    for job in jobs:
        say(f"# {job.says}")
        say(crontab.line(job))


def _print_units(printed: dict[str, str]) -> None:
    for name, unit in printed.items():
        say(f"# ~/.config/systemd/user/{name}")
        say(unit)
    started = " ".join(name for name, unit in printed.items() if "[Install]" in unit)
    say(f"# then: systemctl --user daemon-reload && systemctl --user enable --now {started}")
    say("# and once, so that they go on when you are signed out: loginctl enable-linger")


def _change(said: Said, folder: Path, jobs: Sequence[Job], *, yes: bool) -> bool:
    """Put the jobs' block into the user's crontab, or take the desk's out for none; return whether it was written."""
    hear = (lambda line: None) if said.json else say
    desk, before = str(folder), program.lines()
    block = crontab.block(jobs, desk=desk) if jobs else b""
    after = crontab.with_block(before, block, desk=desk) if jobs else crontab.without_block(before, desk=desk)
    if after == before:
        hear("your crontab has these lines already" if jobs else "your crontab has no lines of this desk")
        return False
    hear(block.decode().rstrip() if jobs else f"the lines of {desk} go out of your crontab")
    if not yes and (said.json or not agrees("Change your crontab so?")):
        hear("nothing was written")
        return False
    program.replace(before, after)
    hear("written; all other lines are as they were")
    return True


def _written(folder: Path, chosen: Settings) -> list[Path]:
    """The folders that jobs write into: the desk, and those of Markdown files, with the repository around them."""
    found = [folder]
    for channel in chosen.publish:
        if channel.kind == "markdown" and channel.folder:
            files = (folder / channel.folder).resolve()
            above = [place for place in (files, *files.parents) if (place / ".git").exists()]
            found.append(above[0] if channel.git_commit and above else files)
    return [place for place in dict.fromkeys(found) if place == folder or folder not in place.parents]
