"""archive searches: queries that are wanted again, by name."""

import click

from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.desk.archiving import saved
from pipeline.text import counted, log_line


@click.group("searches")
def searches_command() -> None:
    """Saved searches of the archive: list them, save one, remove one."""


@searches_command.command("list")
@common
@click.pass_obj
def list_command(said: Said) -> None:
    """List the saved searches."""
    with the_desk(said, command="copydesk archive searches list", looking=True) as opened:
        found = saved.saved(opened)
    if said.json:
        print_json([{"name": one.name, "query": one.query} for one in found])
        return
    for one in found:
        say(log_line(f"{one.name}: {one.query}"))
    say(counted(len(found), "saved search", "saved searches"))


@searches_command.command("save", context_settings={"ignore_unknown_options": True})
@click.argument("name", metavar="NAME")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...", type=click.UNPROCESSED)
@common
@click.pass_obj
def save_command(said: Said, name: str, query: tuple[str, ...]) -> None:
    """Save QUERY under NAME, in place of one of that name; `archive search --saved NAME` asks it."""
    with the_desk(said, command="copydesk archive searches save") as opened:
        one = saved.save(opened, name, " ".join(query))
    if said.json:
        print_json({"name": one.name, "query": one.query})
    else:
        say(log_line(f"saved as {one.name}: {one.query}"))


@searches_command.command("remove")
@click.argument("name", metavar="NAME")
@common
@click.pass_obj
def remove_command(said: Said, name: str) -> None:
    """Forget the search that was saved as NAME."""
    with the_desk(said, command="copydesk archive searches remove") as opened:
        saved.remove(opened, name)
    if said.json:
        print_json({"name": name, "removed": True})
    else:
        say(log_line(f"removed {name}"))
