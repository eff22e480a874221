"""The group `outlets`, and of it list and check; the others have files of their own."""

from collections.abc import Mapping
from typing import Any, ClassVar

import click

from pipeline import desk, outlets, text
from pipeline.cli.commands import OUTLETS, Sections
from pipeline.cli.edge import Said, common, print_json, progress, say
from pipeline.cli.gathering import exit_code, reporter, tell_unknown
from pipeline.cli.group import Commands
from pipeline.cli.holding import the_desk
from pipeline.desk import Desk, run_ends
from pipeline.desk.cures import cure
from pipeline.news import Outlet
from pipeline.store import sources
from pipeline.store.rows import stamp
from pipeline.store.sources import Source
from pipeline.text import counted

_NEVER_ASKED = "it was never asked: copydesk outlets check NAME asks it now"


class _Outlets(Commands):
    sections: ClassVar[Sections] = OUTLETS


@click.group("outlets", cls=_Outlets)
def outlets_command() -> None:
    """The outlets this desk knows: list them, check their addresses, add, mute, bring in and out."""


@click.command("list")
@click.option("--all", "every", is_flag=True, help="Also those that this desk does not gather from.")
@common
@click.pass_obj
def list_command(said: Said, every: bool) -> None:
    """List the outlets that this desk gathers from, with their state."""
    with the_desk(said, command="copydesk outlets list", looking=True) as opened:
        tell_unknown(opened)
        chosen = {outlet.name for outlet in opened.outlets}
        shown = [outlet for outlet in opened.registry if every or outlet.name in chosen]
        rows = [_row(opened, outlet, on=outlet.name in chosen) for outlet in shown]
    if said.json:
        print_json(rows)
        return
    for row in rows:
        mark = "on " if row["on"] else "off"
        say(f"{mark} {row['outlet']}  {row['country']} {row['language']}  {', '.join(row['tags'])}")
        for address in row["addresses"]:
            say(f"      {address['url']}  {address['state'] or 'never asked'}")
    say(f"{counted(len(rows), 'outlet')}, {len(chosen)} on")


@click.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@common
@click.pass_obj
def check_command(said: Said, names: tuple[str, ...]) -> int:
    """Ask every address of these outlets (all that are on when none is named) now, and say what is wrong with it.

    Exit code 3: some failed; 4: every one did.
    """
    with (
        the_desk(said, command="copydesk outlets check", lease=True) as opened,
        run_ends.recorded(opened),
        progress("Checking") as bar,
    ):
        tell_unknown(opened)
        chosen = [opened.registry.get(name) for name in names] or list(opened.outlets)
        asked = [outlet for outlet in chosen if outlet.addresses] if not names else chosen
        result = desk.gather_news(opened, only=[one.name for one in asked], command="check", told=reporter(bar))
        rows = [_row(opened, outlet, on=True) for outlet in chosen]
    if said.json:
        print_json(rows)
        return exit_code(result)
    for row in rows:
        if not row["addresses"]:
            say(f"{row['outlet']}: no address to ask; docs/outlets.md says why, outlets.toml can give one")
        for address in row["addresses"]:
            say(f"{row['outlet']}: {address['url']}: {address['state']}  {text.log_line(address['why'])}")
            if address["cure"]:
                say(f"    do: {address['cure']}")
    return exit_code(result)


def _row(opened: Desk, outlet: Outlet, *, on: bool) -> dict[str, Any]:
    known = sources.of_outlets(opened.db, [outlet])
    addresses = []
    for url in (*outlet.addresses, *_led_to(outlet, known)):
        source = known.get(url)
        state = source.state if source else ""
        addresses.append(
            {
                "url": url,
                "state": state,
                "why": source.why if source else "",
                "asked": stamp(source.asked_at) if source else None,
                "cure": cure(state, url, source.why) if source and state else _NEVER_ASKED,
            }
        )
    return {
        "outlet": outlet.name,
        "on": on,
        "country": outlet.country,
        "language": outlet.language,
        "state": outlet.state,
        "family": outlet.voice,
        "tags": list(outlets.tags.tags_of(outlet)),
        "addresses": addresses,
    }


def _led_to(outlet: Outlet, known: Mapping[str, Source]) -> list[str]:
    """What its addresses led to: parts of an index; its robots.txt and the sitemaps in it, where nothing is written."""
    kinds = ("part",) if outlet.addresses else ("robots", "sitemap", "part")
    return [url for url, source in known.items() if source.kind in kinds and url not in outlet.addresses]
