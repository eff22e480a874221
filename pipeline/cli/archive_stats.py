"""archive stats: how much was posted, month by month, of whom."""

import click

from pipeline.archive import plots
from pipeline.archive.plots import Bar, Plot
from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.desk.archiving.stats import Stats, stats
from pipeline.errors import UsageError
from pipeline.text import counted, log_line

_MONTHS, _OUTLETS, _PLOTTED_OUTLETS = 24, 20, 25
_UNDATED = "undated"


@click.command("stats")
@click.option("--svg", is_flag=True, help="Print plots as one SVG picture.")
@common
@click.pass_obj
def stats_command(said: Said, svg: bool) -> None:
    """Count posts and links by month, links by outlet and by the sides of your topics."""
    if svg and said.json:
        raise UsageError("--svg and --json are two documents", do="ask for one of them")
    with the_desk(said, command="copydesk archive stats", looking=True) as opened:
        found, blog = stats(opened), opened.settings.blog.name
    if said.json:
        print_json(_document(found))
    elif svg:
        say(plots.svg(blog.strip() or "copydesk", _plots(found)).rstrip("\n"))
    else:
        _print(found)


def _document(found: Stats) -> dict[str, object]:
    return {
        "posts": found.posts,
        "links": found.links,
        "months": [{"month": one.month, "posts": one.posts, "links": one.links} for one in found.months],
        "outlets": [
            {"outlet": one.outlet, "links": one.links, "led": one.led, "cited": one.cited, "listed": one.listed}
            for one in found.outlets
        ],
        "sides": [{"topic": one.topic, "side": one.side, "links": one.links} for one in found.sides],
    }


def _plots(found: Stats) -> tuple[Plot, ...]:
    return (
        Plot("Posts a month", tuple(Bar(one.month or _UNDATED, one.posts) for one in found.months)),
        Plot("Links a month", tuple(Bar(one.month or _UNDATED, one.links) for one in found.months)),
        Plot(
            "Outlets by links",
            tuple(Bar(_name(one.outlet), one.links) for one in found.outlets[:_PLOTTED_OUTLETS]),
            True,
        ),
    )


def _print(found: Stats) -> None:
    dated = [month for month in found.months if month.month]
    say("month     posts   links")
    for month in (*(month for month in found.months if not month.month), *dated[-_MONTHS:]):
        say(f"{month.month or _UNDATED:<7}  {month.posts:>6,}  {month.links:>6,}")
    if len(dated) > _MONTHS:
        say(f"and {counted(len(dated) - _MONTHS, 'earlier month')}: --json has them all")
    say()
    say(" links     led   cited  listed  outlet")
    for one in found.outlets[:_OUTLETS]:
        say(log_line(f"{one.links:>6,}  {one.led:>6,}  {one.cited:>6,}  {one.listed:>6,}  {_name(one.outlet)}"))
    if len(found.outlets) > _OUTLETS:
        say(f"and {counted(len(found.outlets) - _OUTLETS, 'more outlet')}")
    if found.sides:
        say()
    for side in found.sides:
        say(log_line(f"{side.links:>6,}  {side.topic}: {side.side}"))
    say()
    say(f"{counted(found.posts, 'post')}, {counted(found.links, 'link')}")


def _name(outlet: str) -> str:
    return outlet or "(no outlet)"
