"""demo: a desk on the bundled newsstand's invented day - the real pipeline over real HTTP, without the internet."""

import os
import shlex
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import click

from pipeline import desk
from pipeline.cli import called, documents
from pipeline.cli.edge import Said, common, folder_named, print_json, progress, say, tell
from pipeline.cli.gathering import Hints, report, reporter
from pipeline.cli.holding import make_desk_folder
from pipeline.cli.review import serve_page
from pipeline.desk import Desk, Drafted
from pipeline.desk.printing import printed
from pipeline.errors import UsageError
from pipeline.newsstand import AS_OF, Newsstand, desk_files, pages
from pipeline.store.rows import stamp

_MARK = "A demo desk of copydesk"


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, callback=folder_named, default="demo-desk")
@click.option("--serve", is_flag=True, help="Then serve the review page on it, until Ctrl-C.")
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65_535), help="At which port; 0 = any free one.")
@common
@click.pass_obj
def demo_command(said: Said, folder: Path, serve: bool, port: int | None) -> None:
    """Gather the bundled newsstand's day into a desk in DIR (default: demo-desk), draft, and print the best post.

    Every newsroom, country and word of that day is invented.
    """
    make_desk_folder(folder)
    _refuse_anothers(folder)
    goes_on = said.as_of is None
    said.desk, said.as_of = str(folder), said.as_of or stamp(AS_OF)
    started = time.monotonic()
    with Newsstand() as newsstand:
        newsstand.show(pages(newsstand.address))
        _furnish(folder, newsstand.address)
        with desk.opened(folder, os.environ, now=said.clock()) as opened, progress("Gathering") as bar:
            gathered = desk.gather_news(opened, only=[one.name for one in opened.outlets], told=reporter(bar))
            if not said.json:
                tell(f"The newsstand of an invented day, {opened.now:%A, %B %d, %Y}:")
                report(gathered, Hints.of(opened, gathered), seconds=time.monotonic() - started)
            drafted = desk.draft_posts(opened, opened.settings.topics)
            _show(said, folder, opened, drafted)
        if serve:
            # The newsstand stays open beside the page, so that an article can still be asked for.
            tell(f"The newsstand stays open at {newsstand.address}; its feeds stand in {folder / 'outlets.toml'}")
            serve_page(said, port=port, clock=_going_on(said.clock()) if goes_on else said.clock)


def _refuse_anothers(folder: Path) -> None:
    """Let only a folder of one's own pass: in /tmp, say, somebody may have made `demo-desk` before, with links in it.

    Raises:
        UsageError: it is another user's.
    """
    if folder.stat().st_uid != os.geteuid():
        raise UsageError(
            "this folder is another user's", where=str(folder), do="name one of your own: copydesk demo DIR"
        )


def _show(said: Said, folder: Path, opened: Desk, drafted: Drafted) -> None:
    best = drafted.drafts[0]
    if said.json:
        print_json(documents.draft(best))
        return
    say()
    say(printed(best.roundup, opened.settings, folder, form="text").rstrip("\n"))
    say()
    for one in drafted.drafts:
        say(f"d{one.id}  {one.topic}: {one.roundup.title}")
    words = ("stories", "--desk", str(folder), "--as-of", said.as_of or "")
    say(f"The desk is {folder}: try  {called.typed()} {shlex.join(words)}")


def _going_on(began: datetime) -> Callable[[], datetime]:
    """Return a clock that starts at the demo's evening and goes on from there: an editor sees his own minutes pass."""
    started = time.monotonic()
    return lambda: began + timedelta(seconds=int(time.monotonic() - started))


def _furnish(folder: Path, address: str) -> None:
    """Write the demo's settings; only the newsstand's address differs from one demo to the next."""
    mark = folder / "demo"
    ours = mark.is_file() and mark.read_bytes().startswith(_MARK.encode())
    if not ours and any((folder / name).exists() for name in ("copydesk.toml", "outlets.toml", "desk.db", "demo")):
        raise UsageError(
            "this folder holds a desk of yours", where=str(folder), do="name another one: copydesk demo DIR"
        )
    mark.write_text(f"{_MARK}; made anew by `copydesk demo`.\n", encoding="utf-8")
    for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
        (folder / name).unlink(missing_ok=True)
    for name, text in desk_files(address).items():
        (folder / name).write_text(text, encoding="utf-8")
