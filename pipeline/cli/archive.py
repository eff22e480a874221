"""The group `archive`: finds its commands by name, so that a search imports nothing else."""

from collections.abc import Mapping
from typing import ClassVar

import click

from pipeline.cli.group import Commands


class _Archive(Commands):
    modules: ClassVar[Mapping[str, str]] = {
        "import": "archive_import",
        "search": "archive_search",
        "url": "archive_search",
        "on": "archive_on",
        "stats": "archive_stats",
        "habits": "archive_habits",
        "searches": "archive_searches",
    }


@click.group("archive", cls=_Archive)
def archive_command() -> None:
    """The archive: what was posted here and on the old blog, searched and counted."""
