"""outlets import and outlets export: lists of subscriptions as feed readers exchange them (OPML)."""

import sys
from pathlib import Path

import click

from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.files import read_whole
from pipeline.cli.holding import the_desk
from pipeline.cli.outlets_add import tell_when_not_chosen
from pipeline.desk.outlet_writing import FILE
from pipeline.desk.subscribing import bring_in, send_out
from pipeline.outlets.joining import Change
from pipeline.text import counted

_MOST_BYTES = 8_000_000
_MOST_SHOWN = 50


@click.command("import")
@click.argument("file", metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help="Show what is new and write nothing.")
@common
@click.pass_obj
def import_command(said: Said, file: str, dry_run: bool) -> None:
    """Take the outlets of an OPML file into outlets.toml: new ones, and new feeds and tags of known ones."""
    body = read_whole(file, most_bytes=_MOST_BYTES, limit="split the list into several files")
    name = "standard input" if file == "-" else Path(file).name
    with the_desk(said, command="copydesk outlets import") as opened:
        found = bring_in(opened, body, name=name, dry_run=dry_run)
        if found.written:
            tell_when_not_chosen(opened, found.registry, [change.name for change in found.changes])
    for warning in found.warnings:
        tell(f"copydesk: {warning}")
    if said.json:
        new = [change.facts for change in found.changes if change.known is None]
        changed = [change.facts for change in found.changes if change.known is not None]
        print_json({"new": new, "changed": changed, "written": found.written})
        return
    for change in found.changes[:_MOST_SHOWN]:
        say(_line(change))
    if len(found.changes) > _MOST_SHOWN:
        say(f"… and {len(found.changes) - _MOST_SHOWN} more")
    count = sum(1 for change in found.changes if change.known is None)
    said_so = f"written to {FILE}" if found.written else "nothing was written"
    say(f"{counted(count, 'new outlet')}, {len(found.changes) - count} changed; {said_so}")


@click.command("export")
@click.option("--on", "only_on", is_flag=True, help="Only those that this desk gathers from.")
@common
@click.pass_obj
def export_command(said: Said, only_on: bool) -> None:
    """Print the outlets of this desk as OPML 2.0: feed readers take it, and `outlets import` on another desk."""
    with the_desk(said, command="copydesk outlets export", looking=True) as opened:
        count, text = send_out(opened, only_on=only_on)
    if said.json:
        print_json({"outlets": count, "opml": text})
        return
    sys.stdout.write(text)


def _line(change: Change) -> str:
    feeds = change.facts.get("feeds", [])
    had = len(change.known.feeds) if change.known else 0
    more = len(feeds) - had if isinstance(feeds, list) and feeds else 0
    gained = counted(more, "feed") if more > 0 else ", ".join(key for key in change.facts if key != "name")
    return f"{'changed' if change.known else 'new    '}  {change.name}  {gained}"
