"""review: the web page comes with a later version; until then the command says so."""

import click

from pipeline.cli.edge import Said, common
from pipeline.errors import UsageError


@click.command("review")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the page will listen.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8765, show_default=True, help="At which port.")
@common
@click.pass_obj
def review_command(said: Said, host: str, port: int) -> None:
    """Open the review page (not in this version)."""
    raise UsageError("this version has no review page yet", do="copydesk drafts, show, approve and discard do its work")
