"""archive import: the blog's past, from an export, a feed, a folder of posts, saved pages or the blog itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pipeline import text
from pipeline.archive.importers.saved_html import BLOGS, Places
from pipeline.archive.importers.sources import KINDS
from pipeline.cli.edge import Said, common, print_json, progress, say, tell
from pipeline.cli.holding import the_desk
from pipeline.desk import Desk
from pipeline.desk.archiving.importing import Told, import_file
from pipeline.desk.archiving.rereading import read_again
from pipeline.desk.archiving.tally import Report
from pipeline.desk.archiving.walking import import_blog
from pipeline.errors import UsageError
from pipeline.text import counted

_WEB = ("http://", "https://")


@click.command("import")
@click.argument("source", metavar="FILE|FOLDER|URL", required=False, default="")
@click.option("--kind", type=click.Choice(KINDS), help="What it is; else seen from its bytes.")
@click.option("--again", is_flag=True, help="Read what was imported before again, from what is stored of it.")
@click.option("--post", default=BLOGS.post, metavar="SELECTOR", help="Saved pages: a post.")
@click.option("--title", default=BLOGS.title, metavar="SELECTOR", help="Saved pages: its title.")
@click.option("--body", default=BLOGS.body, metavar="SELECTOR", help="Saved pages: its words.")
@click.option("--date", default=BLOGS.date, metavar="SELECTOR", help="Saved pages: its date.")
@click.option("--day", default=BLOGS.day, metavar="SELECTOR", help="Saved pages: the day above several posts.")
@click.option("--labels", default=BLOGS.labels, metavar="SELECTOR", help="Saved pages: its labels.")
@click.option("--comments", default=BLOGS.comments, metavar="SELECTOR", help="Saved pages: readers' comments.")
@common
@click.pass_obj
def import_command(said: Said, /, source: str, kind: str | None, again: bool, **places: str) -> int:
    """Import the blog's past. Run again, it goes on where it was stopped, and changes nothing that has not changed.

    Exit code 2: the source broke off, or the blog refused; what came before that is kept.
    """
    if again == bool(source):
        raise UsageError("name either what to import, or --again", do="copydesk archive import takeout.zip")
    with the_desk(said, command="copydesk archive import", begins=True) as opened, progress("Importing") as bar:
        report = read_again(opened, told=bar) if again else _imported(opened, source, kind or "", Places(**places), bar)
    if said.json:
        print_json(_document(report))
    else:
        _print(report, again=again)
    if report.bug is not None:
        raise report.bug
    if report.broke is not None:
        tell(f"copydesk: {report.broke}")
        return report.broke.exit_code
    return 0


def _imported(opened: Desk, source: str, kind: str, places: Places, bar: Told) -> Report:
    if source.lower().startswith(_WEB):
        return import_blog(opened, source, kind=kind, places=places, told=bar)
    return import_file(opened, Path(source), kind=kind, places=places, told=bar)


def _document(report: Report) -> dict[str, Any]:
    return {
        "posts": report.posts,
        "new": report.new,
        "links": report.links,
        "unplaced": report.unplaced,
        "changed": report.changed,
        "known": report.known,
        "ours": report.ours,
        "partial": report.partial,
        "comments": report.comments,
        "total": report.total or None,
        "reached": report.reached or None,
        "complete": report.broke is None,
        "outlets": {"known": report.known_outlets, "citations": report.citations},
        "unknown_outlets": [{"outlet": name, "posts": times} for name, times in report.unknown_outlets],
        "unplaced_lines": [{"line": line, "times": times} for line, times in report.lines],
        "left_out": [
            {"what": what, "times": times, "files": list(report.left_names.get(what, ()))}
            for what, times in report.left_out
        ],
    }


def _print(report: Report, *, again: bool) -> None:
    say(f"{_so_many(report, again=again)}: {_fates(report, again=again)}")
    comments = "" if again else f", {counted(report.comments, 'comment')} of readers"
    say(f"{counted(report.links, 'link')}{comments}")
    say(f"outlets: {report.known_outlets} known, in {counted(report.citations, 'citation')}")
    if report.unknown_outlets:
        say("not in the registry, by posts:")
        _list(report.unknown_outlets)
    if report.unplaced:
        say(f"{counted(report.unplaced, 'line')} could not be placed; the most frequent:")
        _list(report.lines)
    if report.unknown_outlets or report.unplaced:
        say("  do: another spelling of an outlet is an alias in outlets.toml; then: copydesk archive import --again")
    if report.left_out:
        say("left out:")
        _list(tuple((what + _named(report.left_names.get(what, ()), times), times) for what, times in report.left_out))


def _named(names: Sequence[str], times: int) -> str:
    more = f" and {times - len(names):,} more" if times > len(names) else ""
    return f": {', '.join(names)}{more}" if names else ""


def _so_many(report: Report, *, again: bool) -> str:
    """How many posts; of a walk how far it came, though another run may have begun it."""
    if again or not report.total:
        return counted(report.posts, "post")
    in_this_run = "" if report.posts == report.reached else f", {report.posts:,} in this run"
    return f"{report.reached:,} of {report.total:,} posts{in_this_run}"


def _fates(report: Report, *, again: bool) -> str:
    if again:
        return "read again"
    said = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.known:,} known"]
    said += [f"{report.ours:,} sent by this desk"] if report.ours else []
    said += [f"{report.partial:,} of them only summaries"] if report.partial else []
    return ", ".join(said)


def _list(lines: tuple[tuple[str, int], ...]) -> None:
    for words, times in lines:
        say(f"  {times:>6}  {text.log_line(words)}")
