"""parse: a post in, its Roundup JSON out."""

import click

from pipeline import house, outlets
from pipeline.archive.reading import Given, read_post
from pipeline.cli.edge import Said, common, print_json
from pipeline.cli.files import read_whole
from pipeline.cli.posts import checked_format, settings_of
from pipeline.errors import UnreadableError
from pipeline.house import roundups
from pipeline.read import decode

# A post of two hundred links with its pictures pasted in has 4 MB.
_MOST_BYTES = 8_000_000


@click.command("parse")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "house_format", default="", metavar="NAME", help="House format; else told from the post.")
@common
@click.pass_obj
def parse_command(said: Said, file: str, house_format: str) -> None:
    """Read a post (HTML or text) into Roundup JSON. Needs no database; uses the desk's settings and outlets."""
    body = read_whole(file, most_bytes=_MOST_BYTES)
    if not decode.is_text(body):
        raise UnreadableError("the file holds no text", where=file, do="give the post itself, as HTML or as text")
    settings = settings_of(said.folder)
    meant = checked_format(house_format, said.folder)
    own, notices, blog = said.folder / "formats", settings.format.notices, settings.blog.name
    chosen = house.named(meant or settings.blog.format, own, notices=notices, blog=blog)
    names = () if meant else house.names(own)
    given = Given(
        houses=(chosen,) if meant else [house.named(name, own, notices=notices, blog=blog) for name in names],
        house=chosen,
        registry=outlets.load(said.folder / "outlets.toml", builtin=settings.registry.builtin),
        signature=settings.blog.signature,
        language=settings.blog.language,
    )
    read = read_post(body, given)
    print_json(roundups.to_json(read.roundup) | {"unplaced": list(read.unplaced)})
