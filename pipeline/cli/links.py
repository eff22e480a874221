"""links: are the pages that we link still there?"""

from typing import Any

import click

from pipeline.cli.edge import Said, common, number, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.desk import link_checks
from pipeline.errors import UsageError
from pipeline.liveness import old_copy
from pipeline.store.link_states import LinkState
from pipeline.store.rows import stamp

_SECONDS = 600.0  # a person waits, and may stop it; what was asked by then is kept


@click.command("links")
@click.argument("identifier", metavar="[ID]", required=False, default="")
@click.option("--due", is_flag=True, help="Ask every page that is due now.")
@common
@click.pass_obj
def links_command(said: Said, identifier: str, due: bool) -> None:
    """Ask the pages that a draft (d12) or a post (p12) links; without ID, list what is known of all."""
    if due and identifier:
        raise UsageError("either one draft or post, or all that is due", do="leave out one of the two")
    with the_desk(said, command="copydesk links", looking=not (due or identifier)) as opened:
        if due:
            found = link_checks.check_links(opened, most=1_000, seconds=_SECONDS)
        elif not identifier:
            found = link_checks.known_links(opened)
        elif identifier[:1].lower() == "p":
            found = link_checks.check_post(opened, number(identifier, "p", "post"), seconds=_SECONDS)
        else:
            found = link_checks.check_draft(opened, number(identifier, "d", "draft"), seconds=_SECONDS)
    if said.json:
        print_json([_document(state) for state in found])
        return
    if not found:
        tell("no page is due" if due else "no page was asked yet: copydesk links d12 asks those of a draft")
    for state in found:
        _print(state)


def _document(state: LinkState) -> dict[str, Any]:
    return {
        "url": state.url,
        "state": state.state,
        "why": state.why,
        "method": state.method,
        "status": state.status,
        "final_url": state.final_url,
        "checked": stamp(state.checked_at),
        "next": stamp(state.next_at),
        "archive": _archive(state),
    }


def _print(state: LinkState) -> None:
    say(f"{state.state:8} {state.url}" + (f" ({state.why})" if state.why else ""))
    if state.state == "moved":
        say(f"         now at {state.final_url}")
    if archive := _archive(state):
        say(f"         an old copy may be at {archive}")


def _archive(state: LinkState) -> str | None:
    return old_copy(state) if state.state == "gone" else None
