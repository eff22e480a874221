"""The group `copydesk`: finds a command by its name, and turns what goes wrong into words and an exit code."""

import os
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import click

from pipeline import __version__
from pipeline.cli.edge import Said, common, tell
from pipeline.errors import CopydeskError

# Command -> module: a cron tick imports only the command it runs. In the order of a blogger's day.
_MODULES = {
    "init": "start",
    "demo": "demo",
    "gather": "gathering",
    "ingest": "gathering",
    "stories": "stories",
    "why": "why",
    "draft": "drafts",
    "drafts": "drafts",
    "show": "drafts",
    "approve": "drafts",
    "discard": "drafts",
    "publish": "publishing",
    "correct": "publishing",
    "withdraw": "publishing",
    "corrections": "corrections",
    "takedown": "takedown",
    "links": "links",
    "archive": "archive",
    "run": "running",
    "review": "review",
    "render": "posts",
    "parse": "parsing",
    "formats": "formats",
    "read": "reading",
    "outlets": "outlets",
    "topics": "topics",
    "channels": "channels",
    "doctor": "care",
    "upgrade": "upgrade",
    "backup": "copies",
    "restore": "copies",
    "schedule": "schedule",
}


class Commands(click.Group):
    """A group whose commands are imported when they are named.

    `modules` names for each command, in the order of the help, the module of pipeline/cli that has its NAME_command.
    """

    modules: ClassVar[Mapping[str, str]] = _MODULES

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, none when there is none."""
        if cmd_name not in self.modules:
            return None
        found = getattr(import_module(f"pipeline.cli.{self.modules[cmd_name]}"), f"{cmd_name}_command")
        return found if isinstance(found, click.Command) else None


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
    try:
        result = copydesk.main(args=arguments, prog_name="copydesk", standalone_mode=False, obj=said)
        sys.stdout.flush()
    except click.exceptions.Abort:
        tell("copydesk: stopped")
        return 130
    except click.ClickException as problem:
        problem.show()
        return 2
    except CopydeskError as problem:
        tell(f"copydesk: {problem}")
        return problem.exit_code
    except (BrokenPipeError, SystemExit):
        # click ends the process itself where a command wrote to a pipe that nobody reads; no command of ours does so.
        return _unheard()
    except Exception as problem:  # noqa: BLE001  the named boundary: a bug is one line on the screen, the rest in the log
        tell(f"copydesk: a bug: {type(problem).__name__}: {problem}")
        tell(f"  do:    please report it with the end of {_log(said.folder)}")
        return 1
    return result if isinstance(result, int) else 0


def _unheard() -> int:
    """The reader of our output has gone (copydesk ... | head): nothing is wrong, and nobody to tell."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _log(folder: Path) -> str:
    text = traceback.format_exc()
    desk = [folder / "copydesk.log"] if (folder / "copydesk.toml").is_file() else []
    for place in (*desk, Path.home() / "copydesk.log"):
        try:
            # Never through a link: a desk that others can write must not lead a log line of root's elsewhere.
            descriptor = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as log:
                log.write(text + "\n")
        except OSError:
            continue
        return str(place)
    tell(text)
    return "what is printed above"
