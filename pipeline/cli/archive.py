"""The group `archive`: finds its commands by name, so that a search imports nothing else."""

from typing import ClassVar

import click

from pipeline.cli.commands import ARCHIVE, Sections
from pipeline.cli.group import Commands


class _Archive(Commands):
    sections: ClassVar[Sections] = ARCHIVE


@click.group("archive", cls=_Archive)
def archive_command() -> None:
    """The archive: what was posted here and on the old blog, searched and counted."""
