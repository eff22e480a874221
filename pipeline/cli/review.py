"""review: serve the editor's web page, and set the password that other machines need for it."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import page_address, sessions
from pipeline.store.page_address import PageAt
from pipeline.store.page_hold import page_open
from pipeline.text import counted

if TYPE_CHECKING:
    from pipeline.review.serving import OpenPage


@click.command("review")
@click.option("--host", metavar="HOST", help="Where the page listens, else [review] host.")
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65_535), help="At which port; 0 = any free one.")
@click.option("--set-password", is_flag=True, help="Read a password (twice from a terminal, else from stdin) and end.")
@click.option("--ticket", is_flag=True, help="Print a new one-time address of the page that runs already, and end.")
@common
@click.pass_obj
def review_command(said: Said, host: str | None, port: int | None, set_password: bool, ticket: bool) -> None:
    """Serve the review page until Ctrl-C, and print the one-time address that opens it.

    Where other machines can reach it, it needs a password instead.
    """
    if set_password:
        _set_password(said)
    elif ticket:
        _print_ticket(said, host=host, port=port)
    else:
        serve_page(said, host=host, port=port, clock=said.clock)


def serve_page(said: Said, *, host: str | None = None, port: int | None = None, clock: Callable[[], datetime]) -> None:
    """Serve the page of the desk that the caller named, until Ctrl-C.

    Args:
        said: What the caller said.
        host: Where it listens, `None` = as [review] says.
        port: At which port, `None` = as [review] says, 0 = any free one.
        clock: Stands for the desk's now, asked once a request.

    Raises:
        UsageError: the port is taken, or a password is due and there is none.
        DeskBusyError: a backup is being brought back.
    """
    # Only here: flask and waitress would cost every other command a third of a second.
    from pipeline.review.serving import open_page

    with the_desk(said, command="copydesk review") as opened:
        chosen = opened.settings
    with page_open(said.folder):
        page = open_page(
            said.folder,
            os.environ,
            chosen=chosen,
            host=chosen.review.host if host is None else host,
            port=chosen.review.port if port is None else port,
            clock=clock,
            real_clock=_clock_on_the_wall,
        )
        # Ctrl-C is how the page ends, from its first word on: exit code 0.
        with suppress(KeyboardInterrupt), page_address.kept(said.folder, page.address):
            _announce(said, page)
            page.serve()


def _print_ticket(said: Said, *, host: str | None, port: int | None) -> None:
    """A page that cron or systemd started has told its address to nobody who reads it in time."""
    from pipeline.review.serving import address_of

    with the_desk(said, command="copydesk review") as opened:
        page = _page_at(said, host, port)
        enter = address_of(opened.db, opened.settings.review, page.host, page.port, real_clock=_clock_on_the_wall)
    if said.json:
        print_json({"enter": enter})
    else:
        say(enter)


def _page_at(said: Said, host: str | None, port: int | None) -> PageAt:
    """Return the page that is open, the newest of several; `host` and `port` name another one of them."""
    there = page_address.pages(said.folder)
    for page in there:
        if (host is None or host.lower() == page.host) and (not port or port == page.port):
            return page
    found = ", ".join(f"{page.host} port {page.port}" for page in there)
    raise NotFoundError(
        "no review page of this desk is open there" if there else "no review page of this desk is open",
        where=f"open are: {found}" if there else str(said.folder.resolve()),
        do="leave out --host and --port, or name one of these" if there else "start one: copydesk review",
    )


def _announce(said: Said, page: "OpenPage") -> None:
    """Say where the page is, but to nobody who threw its one-time address away: cron would mail the rest of it."""
    if _is_thrown_away():
        return
    if page.enter:
        (tell if said.json else say)(page.enter)
    sys.stdout.flush()
    how = "open the address with the ticket, once, within ten minutes" if page.enter else "sign in with its password"
    tell(f"The desk {said.folder.resolve()} is at {page.address}; {how}. Ctrl-C ends it.")


def _is_thrown_away() -> bool:
    """Tell whether stdout leads nowhere (`>/dev/null`, as in the crontab's line)."""
    try:
        return os.path.samestat(os.fstat(1), Path(os.devnull).stat())
    except OSError:
        return False


def _set_password(said: Said) -> None:
    from pipeline.review import passwords

    with the_desk(said, command="copydesk review") as opened:
        file = passwords.set_password(said.folder, _asked())
        ended = sessions.revoke_all(opened.db, now=_clock_on_the_wall())
    if said.json:
        print_json({"file": str(file), "ended": ended})
    else:
        say(f"{file} holds the password's hash, readable by you only; {counted(ended, 'session')} ended")


def _asked() -> str:
    """Return the new password: asked twice on a terminal, else the first line of stdin. Never an argument."""
    if not sys.stdin.isatty():
        return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").rstrip("\r\n")
    password = getpass("Password for the review page: ")
    if getpass("Once more: ") != password:
        raise UsageError("the two passwords differ", do="nothing was changed; try again")
    return password


def _clock_on_the_wall() -> datetime:
    """Return the real time, by which sessions and pauses end, whatever --as-of says."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  the edge; see Said.clock for the desk's
