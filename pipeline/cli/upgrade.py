"""upgrade: what the installed copydesk would do to this desk, and doing it."""

import os

import click

from pipeline.cli.edge import Said, common, print_json, say
from pipeline.doctor import Finding
from pipeline.doctor.upgrading import upgrading
from pipeline.errors import NotFoundError
from pipeline.store.database import open_desk
from pipeline.store.lease import held
from pipeline.store.standing import standing
from pipeline.text import counted


@click.command("upgrade")
@click.option("--check", is_flag=True, help="Say what it would do and what stands in its way; change nothing.")
@common
@click.pass_obj
def upgrade_command(said: Said, check: bool) -> int:
    """Bring the desk up to date with the installed copydesk, after a verified backup.

    Any command does so when it opens the desk; this one does nothing else. The way back is printed. With --check,
    exit code 0: it will go well; 2: settings, outlets or templates; 8: the database.
    """
    if not (said.folder / "desk.db").is_file():
        raise NotFoundError("there is no desk database here", where=str(said.folder), do="copydesk init makes a desk")
    if check:
        return _checked(said)
    before = standing(said.folder / "desk.db").pending
    if before:
        with held(said.folder / "desk.lock", command="copydesk upgrade", now=said.clock()):
            pass  # whoever runs is said at once; opening would wait for him
    open_desk(said.folder / "desk.db", now=said.clock()).close()
    if said.json:
        print_json({"applied": list(before)})
    else:
        say(f"applied {counted(len(before), 'migration')}" if before else "nothing to do: the desk is up to date")
    return 0


def _checked(said: Said) -> int:
    findings = upgrading(said.folder, os.environ, now=said.clock())
    if said.json:
        print_json([_document(one) for one in findings])
    else:
        for one in findings:
            for line in one.lines:
                say(line)
    return max(one.exit_code for one in findings)


def _document(one: Finding) -> dict[str, str]:
    return {"check": one.check, "state": one.state, "said": one.told, "cure": one.cure}
