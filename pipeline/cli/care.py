"""doctor: the desk's health."""

import os

import click

from pipeline import doctor
from pipeline.cli.edge import Said, common, print_json, say
from pipeline.doctor import Finding


@click.command("doctor")
@common
@click.pass_obj
def doctor_command(said: Said) -> int:
    """Look whether this desk is well, and name a cure where it is not.

    Exit code 0 when nothing is bad (warnings are not), else that of the worst finding: 2 settings, 8 database.
    """
    findings = doctor.examine(said.folder, os.environ, now=said.clock())
    if said.json:
        print_json([{"check": one.check, "state": one.state, "cure": _cure(one)} for one in findings])
    else:
        for one in findings:
            say(f"{one.state:5} {one.check}: {one.said}")
            if one.cure and one.cure not in one.said:
                say(f"      do: {one.cure}")
    return max(one.exit_code for one in findings)


def _cure(one: Finding) -> str:
    """What is wrong and what to do about it, in one text; "" where nothing is wrong."""
    if one.state == "ok":
        return ""
    return one.said if one.cure in one.said else f"{one.said}: {one.cure}"
