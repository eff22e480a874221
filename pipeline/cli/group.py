"""The group `copydesk`: finds a command by its name, and turns what goes wrong into words and an exit code."""

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import ClassVar

import click

from pipeline import __version__, logbook
from pipeline.cli.commands import COPYDESK, Sections, named
from pipeline.cli.edge import Said, common, tell, unheard, wall_clock
from pipeline.errors import CopydeskError, UsageError
from pipeline.machine import refused

# They refuse a folder that is another's, and leave nothing in it.
_BEGIN = ("copydesk init", "copydesk demo")


class _Shown(StringIO):
    """What click shows: from a file that is no terminal's it would leave out some of what a terminal obeys."""

    def isatty(self) -> bool:
        return True


class Commands(click.Group):
    """A group whose commands are imported when they are named: a cron tick imports only the one it runs."""

    sections: ClassVar[Sections] = COPYDESK

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help."""
        return list(named(self.sections))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, none when there is none."""
        command = named(self.sections).get(cmd_name)
        if command is None:
            return None
        found = getattr(import_module(f"pipeline.cli.{command.module}"), f"{cmd_name}_command")
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its line, under the headings, all lines below each other; none is imported."""
        widest = max(map(len, named(self.sections)))
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), command.does) for name, command in commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; of a name that is none, say the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from pipeline.settings.places import nearest

            if near := nearest(args[0], named(self.sections)):
                raise click.UsageError(f"{problem.message} Did you mean {near}?", ctx) from problem
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk")
@common
def copydesk() -> None:
    """Headlines in, roundup posts out: gather, cluster, draft, review and publish link roundups.

    Start with `copydesk demo` to see it work, then `copydesk init my-desk`.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code (docs/exit-codes.md)."""
    said = Said()
    command = _named(sys.argv[1:] if arguments is None else arguments)
    try:
        _stand_somewhere()
        result = copydesk.main(args=arguments, prog_name="copydesk", standalone_mode=False, obj=said)
        sys.stdout.flush()
    except click.exceptions.Abort:
        tell("copydesk: stopped")
        return 130
    except click.ClickException as problem:
        tell(_as_click_says(problem))
        return 2
    except CopydeskError as problem:
        tell(f"copydesk: {problem}")
        _note(said, command, problem)
        return problem.exit_code
    except (BrokenPipeError, SystemExit):
        # click ends the process itself where a command wrote to a pipe that nobody reads; no command of ours does so.
        # The reader of our output has gone (copydesk ... | head): nothing is wrong.
        unheard(sys.stdout)
        return 0
    except Exception as problem:  # noqa: BLE001  the named boundary: a bug is one line on the screen, the rest in the log
        if explained := refused(problem):
            tell(f"copydesk: {explained}")
            return explained.exit_code
        tell(f"copydesk: a bug: {type(problem).__name__}: {problem}")
        tell(f"  do:    please report it with the end of {_note_bug(said, command, problem)}")
        return 1
    return result if isinstance(result, int) else 0


def _as_click_says(problem: click.ClickException) -> str:
    """Return what click would print; some arguments, which may be pasted from anywhere, it repeats as they are."""
    shown = _Shown()
    problem.show(shown)
    return shown.getvalue().rstrip("\n")


def _stand_somewhere() -> None:
    """Refuse to work in a folder that is gone: what is named may be told from there, and children begin there.

    Raises:
        UsageError: it is gone.
    """
    try:
        Path.cwd()
    except FileNotFoundError as problem:
        raise UsageError("the folder that you stand in is gone", do="cd to one that is there") from problem


def _note(said: Said, command: str, problem: CopydeskError) -> None:
    """A line in the logbook of a desk that was at work: cron's mail may reach nobody."""
    if (said.folder / "desk.db").is_file() and command not in _BEGIN:
        what = {"command": command, "exit": problem.exit_code, "what": problem.what, "where": problem.where}
        with suppress(OSError):
            logbook.append(said.folder, [logbook.line("error", at=_now(said), **what)])


def _note_bug(said: Said, command: str, problem: Exception) -> str:
    for place in _places(said):
        with suppress(OSError):
            return str(logbook.bug(place, problem, at=_now(said), where=command))
    tell(traceback.format_exc())
    return "what is printed above"


def _places(said: Said) -> Iterator[Path]:
    """Where a bug is written down: in the desk, else at home, which who runs in a container may not have."""
    if (said.folder / "copydesk.toml").is_file():
        yield said.folder
    with suppress(RuntimeError):
        yield Path.home()


def _named(arguments: Sequence[str]) -> str:
    """The command's name as it is told; of its arguments none, which may be anything."""
    return f"copydesk {next((word for word in arguments if word in named(COPYDESK)), '')}".strip()


def _now(said: Said) -> datetime:
    try:
        return said.clock()
    except CopydeskError:  # it is what stands for the clock that was refused
        return wall_clock()
