"""drafts, approve, discard: what a desk has, and the editor's word on it; neither drafts nor prints a post."""

import click

from pipeline import desk
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, number, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.desk import deciding
from pipeline.desk.expiring import why_expired
from pipeline.news import Draft
from pipeline.store import drafts as store
from pipeline.store.drafts import Glimpse

# Of drafts that were posted, discarded or put away; a desk makes some dozens a day.
_LISTED = 500


@click.command("drafts")
@click.option("--before", metavar="ID", help="The newest 500 of lower numbers, in whatever state.")
@common
@click.pass_obj
def drafts_command(said: Said, before: str | None) -> None:
    """List the drafts, the newest first: all that wait or are approved, and the newest 500 others."""
    below = number(before, "d", "draft") if before is not None else None
    with the_desk(said, command="copydesk drafts", looking=True) as opened:
        whole = store.listed(opened.db, most=_LISTED, before=below) if said.json else ()
        lines = () if said.json else store.glimpsed(opened.db, most=_LISTED, before=below)
        older = store.earlier(opened.db, [one.id for one in whole] + [one.id for one in lines])
    if said.json:
        print_json([documents.draft(one) for one in whole])
    elif not lines and below is None:
        tell("no drafts yet: copydesk run makes them")
    for one in lines:
        say(_line(one))
    if older:
        tell(f"there are older ones: copydesk drafts --before d{older}")


@click.command("approve")
@click.argument("identifier", metavar="ID")
@common
@click.pass_obj
def approve_command(said: Said, identifier: str) -> None:
    """Approve a draft as it stands: it may be published."""
    with the_desk(said, command="copydesk approve") as opened:
        _decided(said, desk.approve(opened, number(identifier, "d", "draft")))


@click.command("discard")
@click.argument("identifier", metavar="ID")
@click.option("--back", is_flag=True, help="Take a discarded draft back, also one that was put away, as it was.")
@common
@click.pass_obj
def discard_command(said: Said, identifier: str, back: bool) -> None:
    """Discard a draft: its story is not offered again until three more newsroom families cover it."""
    with the_desk(said, command="copydesk discard") as opened:
        decided = deciding.restore if back else desk.discard
        _decided(said, decided(opened, number(identifier, "d", "draft")))


def _decided(said: Said, draft: Draft) -> None:
    if said.json:
        print_json({"id": f"d{draft.id}", "state": draft.state, "revision": draft.revision})
    else:
        say(line(draft))


def line(draft: Draft) -> str:
    """Return a draft as one line of a list."""
    title, expired = draft.roundup.title, why_expired(draft)
    return _line(Glimpse(draft.id, draft.story, draft.topic, draft.state, title, expired))


def _line(one: Glimpse) -> str:
    told = f"d{one.id}  {one.state}  {one.topic}  s{one.story}  {one.title}"
    return f"{told}  (put away: {one.expired})" if one.expired else told
