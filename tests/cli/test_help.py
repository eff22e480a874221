"""The help names each command with a line of its own that is whole, and imports none of them for that."""

import subprocess
import sys

import click
import pytest

from pipeline.cli.commands import ARCHIVE, COPYDESK, OUTLETS, Sections, named
from pipeline.cli.group import copydesk
from tests.desks import ROOT

GROUPS: dict[str, Sections] = {"": COPYDESK, "archive": ARCHIVE, "outlets": OUTLETS}


def helped(*words: str) -> str:
    begun = [sys.executable, "-m", "pipeline.launch", *words, "--help"]
    return subprocess.run(begun, capture_output=True, text=True, cwd=ROOT, check=True).stdout


@pytest.mark.parametrize("group", GROUPS)
def test_each_command_has_one_whole_line_in_eighty_columns(group: str) -> None:
    lines = helped(*group.split()).splitlines()

    for name, command in named(GROUPS[group]).items():
        assert [line.split(maxsplit=1) for line in lines if line.startswith(f"  {name} ")] == [[name, command.does]]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("group", GROUPS)
def test_each_command_of_the_help_is_there(group: str) -> None:
    found = copydesk if not group else copydesk.get_command(click.Context(copydesk), group)
    assert isinstance(found, click.Group)

    for name in named(GROUPS[group]):
        command = found.get_command(click.Context(found), name)
        assert command is not None
        assert command.name == name


def test_the_help_imports_no_command() -> None:
    script = (
        "import sys; from contextlib import suppress; from pipeline.cli.group import copydesk\n"
        "with suppress(SystemExit): copydesk.main(['--help'])\n"
        "print(sorted({'sqlite3', 'pipeline.desk', 'pipeline.store', 'pipeline.cli.drafts'} & set(sys.modules)))"
    )

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)

    assert said.stdout.endswith("[]\n")
