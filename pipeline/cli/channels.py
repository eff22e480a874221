"""channels list, test and login: where posts go, whether we may, and the sign-in that Blogger needs."""

import os
import sys
from typing import Any

import click

from pipeline import publish, settings, starred
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.errors import NotFoundError, UsageError
from pipeline.store.rows import stamp
from pipeline.text import counted, log_line

_LONGEST_LINE = 16_384  # bytes; an address is shorter


@click.group("channels")
def channels_command() -> None:
    """The channels of copydesk.toml: where posts go."""


@channels_command.command("list")
@common
@click.pass_obj
def list_command(said: Said) -> None:
    """List the channels; nobody is asked anything."""
    rows = [_row(channel) for channel in settings.load(said.folder, os.environ).publish]
    if said.json:
        print_json(rows)
        return
    for row in rows:
        say(f"{row['channel']}  {row['kind']}  {row['place']}" + ("" if row["secret"] else "  no secret"))
    say(f"{counted(len(rows), 'channel')}; docs/publish.md shows how one is set up")


@channels_command.command("test")
@click.argument("name")
@common
@click.pass_obj
def test_command(said: Said, name: str) -> None:
    """Sign in at a channel and say who we are there and what we may do; nothing is posted.

    Exit code 7: it cannot be used, with the cure.
    """
    loaded = settings.load(said.folder, os.environ)
    chosen = _chosen(loaded, name)
    with publish.opened(chosen, desk=said.folder, blog=loaded.blog) as channel:
        proof = channel.prove()
    if said.json:
        shown = {"account": proof.account, "may": dict(proof.may), "notes": list(proof.notes)}
        print_json({"channel": chosen.name, "kind": chosen.kind, **shown})
        return
    say(f"{chosen.name} ({chosen.kind}): {log_line(proof.account)}")
    for what, allowed in proof.may.items():
        say(f"  {'may' if allowed else 'may not'}: {log_line(what)}")
    for note in proof.notes:
        say(f"  note: {log_line(note)}")


@channels_command.command("login")
@click.argument("name")
@common
@click.pass_obj
def login_command(said: Said, name: str) -> None:
    """Sign in for a Blogger channel: prints an address to open on any machine, takes the address that comes of it.

    What Google grants is kept in secrets/NAME-token, which only you may read.
    """
    from pipeline.publish.blogger import login as blogger_login
    from pipeline.publish.blogger import token as blogger_token

    loaded = settings.load(said.folder, os.environ)
    chosen = _chosen(loaded, name)
    _refuse_other(chosen, loaded)
    begun, granted_at = blogger_login.begin(chosen), said.clock()
    # With --json stdout holds the one document; the dialogue goes where the screen still shows it.
    show = tell if said.json else say
    show("Open this address in a browser, on any machine, and allow what it asks:\n")
    show(f"{begun.address}\n")
    show("The browser then ends at an address that begins with http://127.0.0.1 and does not open: that is right.")
    show("Paste that whole address here:")
    sys.stdout.flush()
    pasted = sys.stdin.buffer.readline(_LONGEST_LINE).decode("utf-8", "replace")
    file = blogger_token.keep(said.folder, chosen.name, begun.finish(pasted), now=granted_at)
    if said.json:
        print_json({"channel": chosen.name, "file": str(file), "granted_at": stamp(granted_at)})
        return
    say(f"Signed in. Try it: copydesk channels test {chosen.name}")


def _chosen(loaded: settings.Settings, name: str) -> settings.Channel:
    for channel in loaded.publish:
        if channel.name == name:
            return channel
    known = ", ".join(channel.name for channel in loaded.publish)
    do = f"name one of these: {known}" if known else "add a table such as [publish.blog] (docs/publish.md)"
    raise NotFoundError(f"there is no channel {name!r}", where="copydesk.toml", do=do)


def _refuse_other(chosen: settings.Channel, loaded: settings.Settings) -> None:
    if chosen.kind != "blogger":
        password = (
            "" if chosen.kind == "markdown" else f"put its password into secrets/{chosen.name} (chmod 600), then: "
        )
        do = f"{password}copydesk channels test {chosen.name}"
        raise UsageError(f"{chosen.name} is of kind {chosen.kind}, which needs no sign-in", do=do)
    from pipeline.publish.blogger import token as blogger_token

    # The other channel's own secret lies in that file.
    taken = blogger_token.file_name(chosen.name)
    if any(channel.name == taken for channel in loaded.publish):
        do = "give one of them another name in copydesk.toml"
        raise UsageError(f"the token of {chosen.name} would lie in secrets/{taken}, the secret of {taken}", do=do)


def _row(channel: settings.Channel) -> dict[str, Any]:
    """What tells a reader which place it is; never the secret, only whether there is one."""
    places = {
        "wordpress": starred.out(channel.url),
        "blogger": channel.blog_id,
        "markdown": channel.folder,
        "email": channel.to,
    }
    needless = channel.kind == "markdown"
    return {
        "channel": channel.name,
        "kind": channel.kind,
        "place": places[channel.kind],
        "secret": needless or channel.secret is not None,
    }
