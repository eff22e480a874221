"""parse: a post in, its Roundup JSON out."""

from dataclasses import replace
from pathlib import Path

import click

from pipeline import house, outlets
from pipeline.archive.reading import read_post
from pipeline.cli.edge import Said, common, print_json
from pipeline.cli.files import read_whole
from pipeline.cli.posts import checked_format, settings_of
from pipeline.house import HouseFormat, roundups
from pipeline.settings import Settings

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
    settings = settings_of(said.folder)
    meant = checked_format(house_format, said.folder)
    chosen = house_of(meant or settings.blog.format, said.folder, settings)
    read = read_post(
        body,
        houses=(chosen,) if meant else houses_of(said.folder, settings),
        house=chosen,
        registry=outlets.load(said.folder / "outlets.toml", builtin=settings.registry.builtin),
        signature=settings.blog.signature,
        language=settings.blog.language,
    )
    print_json(roundups.to_json(read.roundup) | {"unplaced": list(read.unplaced)})


def houses_of(folder: Path, settings: Settings) -> tuple[HouseFormat, ...]:
    """Return the house formats a post may be written in: the shipped ones and the desk's, with its own notice lines.

    Raises:
        SettingsError: a format of the desk cannot be used; names file, line and key.
    """
    return tuple(house_of(name, folder, settings) for name in house.names(folder / "formats"))


def house_of(name: str, folder: Path, settings: Settings) -> HouseFormat:
    """Return one house format with the desk's own notice lines.

    Raises:
        NotFoundError: there is none of this name.
        SettingsError: the desk's format cannot be used; names file, line and key.
    """
    found = house.named(name, folder / "formats")
    return replace(found, notice_lines={**found.notice_lines, **settings.format.notices})
