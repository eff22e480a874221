"""doctor: the desk's health."""

import os
from collections.abc import Sequence

import click

from pipeline import doctor, text
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.doctor import Finding


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
        for line in one.lines:
            say(line)


def _cure(one: Finding) -> str:
    """What is wrong and what to do about it, in one text; "" where nothing is wrong."""
    if one.state == "ok":
        return ""
    return one.told if one.cure in one.said else f"{one.told}: {one.cure}"
