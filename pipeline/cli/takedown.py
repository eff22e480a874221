"""takedown: an article's words out of the desk and its posts."""

import click

from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.cli.publishing import pace
from pipeline.desk import taking_down
from pipeline.desk.taking_down import TakenDown
from pipeline.desk.unquoting import Unquoted
from pipeline.errors import ChannelError
from pipeline.text import counted, log_line

_SAID = {
    "changed": "changed: the excerpt is gone, the rest is as it was",
    "due": "still shows the excerpt; the next run tries again",
    "gone": "is not on the channel any more",
    "by hand": "must be seen to by hand",
}


@click.command("takedown")
@click.argument("url", metavar="URL")
@click.option("--because", default="", metavar="WHY", help="Why; kept with the address.")
@click.option("--over", default="", metavar="VERSION", help="Write over the blog's own change that was told of.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and from where; change nothing, ask nobody.")
@common
@click.pass_obj
def takedown_command(said: Said, url: str, because: str, over: str, dry_run: bool) -> int:
    """Remove an article's excerpt and every stored word but its headline and address, from posts too, for good.

    Exit code 7 when a post could not be changed on its channel: the next run, or the same command, tries again.
    """
    with the_desk(said, command="copydesk takedown", looking=dry_run) as opened:
        if dry_run:
            done = taking_down.rehearse(opened, url)
        else:
            done = taking_down.take_down(opened, url, pace(), because=because, over=over)
    if said.json:
        print_json(_document(done, dry_run=dry_run))
    else:
        _print(done, dry_run=dry_run)
    late = not dry_run and any(one.state == "due" for one in done.posts)
    return ChannelError.exit_code if late else 0


def _document(done: TakenDown, *, dry_run: bool) -> dict[str, object]:
    return {
        "url": done.url,
        "headline": f"h{done.headline.id}" if done.headline else None,
        "removed": not dry_run,
        "rows": dict(done.rows),
        "posts": [_post(one) for one in done.posts],
        "quoting": list(done.quoting),
        "copies": [{"file": str(one.file), "rows": dict(one.rows), "why": one.why or None} for one in done.copies],
        "scrubbed": done.scrubbed,
    }


def _post(one: Unquoted) -> dict[str, object]:
    return {
        "id": f"p{one.post}",
        "channel": one.channel,
        "state": one.state,
        "url": one.url or None,
        "why": one.why or None,
        "do": one.do or None,
    }


def _print(done: TakenDown, *, dry_run: bool) -> None:
    what = f"{done.headline.outlet}: {done.headline.headline}" if done.headline else "this desk has no headline of it"
    say(log_line(f"{'would be taken down' if dry_run else 'taken down'}: {done.url} ({what})"))
    for table, rows in done.rows.items():
        say(f"  {table}: {counted(rows, 'row')}")
    for one in done.posts:
        state = "would be changed" if dry_run else _SAID[one.state]
        say(log_line(f"  post p{one.post} ({one.channel}) {one.url}: {state}"))
        if one.why:
            tell(log_line(f"  p{one.post}: {one.why}" + (f"; {one.do}" if one.do else "")))
    for name in done.quoting:
        say(f"  {name} quotes it outside the excerpt: yours to change")
    for copy in done.copies:
        say(f"  {copy.file}: " + (f"cannot be read ({log_line(copy.why)})" if copy.why else "still has its words"))
    say("  copies elsewhere (copydesk backup FILE, your own, the blog's) are not known here: see to them yourself")
    if not done.scrubbed:
        tell("copydesk: another program reads this desk: close it, and run this again to empty the database's log")
