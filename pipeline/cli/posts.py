"""render, show: a roundup printed as a post, from its JSON or of a draft."""

import json
import os
from pathlib import Path

import click

from pipeline import desk, house
from pipeline.cli.edge import Said, common, number, print_json, say, tell
from pipeline.cli.files import read_whole
from pipeline.cli.holding import the_desk
from pipeline.desk.expiring import note_opening
from pipeline.desk.printing import Preview, preview, printed
from pipeline.errors import UnreadableError
from pipeline.house import roundups
from pipeline.settings import Settings, default, load

FORMS = ("text", "html", "markdown")
# A roundup of two hundred links has 60 kB.
_MOST_BYTES = 5_000_000


@click.command("render")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "house_format", default="", metavar="NAME", help="House format; else the roundup's own.")
@click.option("--as", "form", type=click.Choice(FORMS), default="html", help="What to print.")
@common
@click.pass_obj
def render_command(said: Said, file: str, house_format: str, form: str) -> None:
    """Print a Roundup (JSON) as the post it is. Needs no database; uses the desk's settings when there are some."""
    document = _document(file)
    if isinstance(document, dict):
        document.pop("unplaced", None)  # as `parse` prints it, beside the roundup
    roundup = roundups.from_json(document, where=file)
    settings = settings_of(said.folder)
    house_format = checked_format(house_format, said.folder)
    post = printed(roundup, settings, said.folder, form=form, house_format=house_format)
    if said.json:
        print_json({"form": form, "post": post})
    else:
        say(post.rstrip("\n"))


@click.command("show")
@click.argument("identifier", metavar="ID")
@click.option("--as", "form", type=click.Choice([*FORMS, "json"]), default="text", help="How to print it.")
@common
@click.pass_obj
def show_command(said: Said, identifier: str, form: str) -> None:
    """Print a draft as the post it would be."""
    with the_desk(said, command="copydesk show", looking=True) as opened:
        draft = desk.find(opened, number(identifier, "d", "draft"))
        note_opening(opened, draft.id)
        if said.json or form == "json":
            print_json(roundups.to_json(draft.roundup))
        else:
            say_post(preview(draft.roundup, opened.settings, opened.folder, form=form))


def say_post(shown: Preview) -> None:
    """Print a post, and say so where it is not by the desk's own template."""
    say(shown.text.rstrip("\n"))
    if shown.failure:
        tell(f"copydesk: printed by the shipped template, because yours fails: {shown.failure}")


def checked_format(name: str, folder: Path) -> str:
    """Return the name of a house format, shipped or of the desk in `folder`, as given; "" for none.

    Raises:
        NotFoundError: there is no such format.
        SettingsError: the desk's format of this name cannot be used.
    """
    return house.named(name, folder / "formats").name if name else ""


def _document(file: str) -> object:
    body = read_whole(file, most_bytes=_MOST_BYTES)
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise UnreadableError(f"this is not JSON: {problem}", where=file, do="see docs/format.md") from problem


def settings_of(folder: Path) -> Settings:
    """Return the settings of the desk in `folder`, where there is none those of the environment and the defaults."""
    if not (folder / "copydesk.toml").is_file():
        return default(os.environ)
    return load(folder, os.environ)
