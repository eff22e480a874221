"""The group `archive`: finds its commands by name, so that a search imports nothing else."""

from importlib import import_module

import click

# Command -> module of pipeline/cli, where it is called NAME_command.
_COMMANDS = {
    "import": "archive_import",
    "search": "archive_search",
    "url": "archive_search",
    "on": "archive_on",
    "stats": "archive_stats",
    "habits": "archive_habits",
    "searches": "archive_searches",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        found = getattr(import_module(f"pipeline.cli.{_COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return found if isinstance(found, click.Command) else None


@click.group("archive", cls=_Commands)
def archive_command() -> None:
    """The archive: what was posted here and on the old blog, searched and counted."""
