"""doctor, backup, restore: the desk's health and its copies."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline import doctor, text
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.doctor import Finding
from pipeline.errors import NotFoundError
from pipeline.store import backups
from pipeline.store.lease import held


@click.command("doctor")
@click.option("--digest", is_flag=True, help="Say only what is bad or new, by [notify] where it names somebody.")
@common
@click.pass_obj
def doctor_command(said: Said, digest: bool) -> int:
    """Look whether this desk is well, and name a cure where it is not.

    Exit code 0 when nothing is bad (warnings are not), else that of the worst finding: 2 settings, 8 database.
    """
    findings = shown = doctor.examine(said.folder, os.environ, now=said.clock())
    sent = False
    if digest:
        told = doctor.digest(said.folder, os.environ, findings, now=said.clock())
        shown, sent = list(told.news), told.sent
        for why in told.problems:
            tell(f"notify: {text.log_line(why)}")
    if said.json:
        print_json([{"check": one.check, "state": one.state, "cure": _cure(one)} for one in shown])
    elif not sent:
        _print(shown)
    return max(one.exit_code for one in findings)


def _print(findings: Sequence[Finding]) -> None:
    for one in findings:
        say(f"{one.state:5} {one.check}: {one.said}")
        if one.cure and one.cure not in one.said:
            say(f"      do: {one.cure}")


def _cure(one: Finding) -> str:
    """What is wrong and what to do about it, in one text; "" where nothing is wrong."""
    if one.state == "ok":
        return ""
    return one.said if one.cure in one.said else f"{one.said}: {one.cure}"


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_obj
def backup_command(said: Said, file: Path) -> None:
    """Write a verified copy of the desk's database to FILE; others may use the desk meanwhile."""
    with the_desk(said, command="copydesk backup", looking=True) as opened:
        counted = backups.back_up(opened.db, file)
    if said.json:
        print_json({"file": str(file), "rows": counted})
    else:
        say(f"{file}: whole; " + ", ".join(f"{count} {table}" for table, count in counted.items()))


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_obj
def restore_command(said: Said, file: Path) -> None:
    """Put a backup in the place of the desk's database; the replaced file is kept beside it."""
    now = said.clock()
    if not said.folder.is_dir():
        raise NotFoundError(
            "there is no such folder", where=str(said.folder), do="make it, or name the desk's own folder"
        )
    with held(said.folder / "desk.lock", command="copydesk restore", now=now):
        kept = backups.restore(file, said.folder / "desk.db", now=now)
    if said.json:
        print_json({"file": str(file), "kept": str(kept) if kept else None})
    else:
        say(f"{said.folder / 'desk.db'} is now {file}" + (f"; what it was is {kept}" if kept else ""))
