"""corrections: what changed on pages that our posts link, and what becomes of it."""

import click

from pipeline.cli.edge import Said, common, number, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.desk import corrections
from pipeline.desk.corrections import Matter, Settled
from pipeline.errors import UsageError
from pipeline.store.rows import stamp
from pipeline.text import log_line

_CHOICES = {"dismiss": "dismissed", "take": "updated"}


@click.command("corrections")
@click.argument("verb", type=click.Choice(["list", *_CHOICES]), default="list", metavar="[list|dismiss|take]")
@click.argument("identifier", metavar="[ID]", default="")
@click.option("--note", default="", metavar="TEXT", help="With take: add a dated correction below the post.")
@click.option("--update", default="", metavar="TEXT", help="With take: add a dated update below the post.")
@common
@click.pass_obj
def corrections_command(said: Said, verb: str, identifier: str, note: str, update: str) -> None:
    """List pages that our posts link and that changed since; dismiss one, or take its new words into the draft.

    The draft is opened for a correction: approve and publish it to change the post.
    """
    _refuse_what_does_not_fit(verb, identifier, told=bool(note or update))
    with the_desk(said, command="copydesk corrections", looking=verb == "list") as opened:
        if verb == "list":
            _list(said, corrections.open_matters(opened))
            return
        named = number(identifier, "c", "correction")
        settled = corrections.settle(opened, named, _CHOICES[verb], correction=note, update=update)
    _tell(said, named, _CHOICES[verb], settled)


def _refuse_what_does_not_fit(verb: str, identifier: str, *, told: bool) -> None:
    if verb == "list" and identifier:
        raise UsageError("list takes no ID", do=f"say copydesk corrections take {identifier}, or dismiss {identifier}")
    if verb != "list" and not identifier:
        do = f"copydesk corrections lists them; then copydesk corrections {verb} c4"
        raise UsageError(f"{verb} needs the ID of what it is to {verb}", do=do)
    if told and verb != "take":
        do = "say copydesk corrections take c4 --note TEXT, or copydesk correct d7 --note TEXT"
        raise UsageError("--note and --update go with take alone", do=do)


def _list(said: Said, matters: tuple[Matter, ...]) -> None:
    if said.json:
        print_json([_document(one) for one in matters])
        return
    for one in matters:
        say(log_line(f"c{one.id}  {one.kind}  d{one.draft}  {one.outlet}: {one.url}"))
        say(log_line(f"    was: {one.was}"))
        say(
            log_line(
                f"    is:  {one.becomes}" if one.kind != "gone" else f"    gone; an old copy may be at {one.old_copy}"
            )
        )
    if not matters:
        say("nothing that our posts link has changed")


def _document(one: Matter) -> dict[str, object]:
    return {
        "id": f"c{one.id}",
        "kind": one.kind,
        "draft": f"d{one.draft}",
        "title": one.title,
        "post": one.post_url or None,
        "outlet": one.outlet,
        "url": one.url,
        "role": one.role,
        "was": one.was,
        "becomes": one.becomes,
        "seen": stamp(one.seen_at),
        "old_copy": one.old_copy or None,
    }


def _tell(said: Said, named: int, choice: str, settled: Settled) -> None:
    draft = settled.draft
    if said.json:
        state = {"draft": f"d{draft.id}", "state": draft.state} if draft else {"draft": None, "state": None}
        print_json({"id": f"c{named}", "settled": choice, **state, "changed": settled.changed})
        return
    if draft is None:
        say(f"c{named}: dismissed")
        return
    words = "its new words are in the draft" if settled.changed else "the draft's own words stay: change them yourself"
    say(log_line(f"c{named}: {words}; approve and publish d{draft.id} to change the post"))
