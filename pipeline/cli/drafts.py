"""draft, drafts, show, approve, discard."""

import click

from pipeline import desk
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, number, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.cli.posts import FORMS, checked_format
from pipeline.desk import Desk, deciding
from pipeline.desk.expiring import note_opening, why_expired
from pipeline.desk.printing import Preview, preview
from pipeline.desk.repeats import PREVIOUSLY
from pipeline.house import roundups
from pipeline.news import Draft
from pipeline.store import drafts as store

# Of drafts that were posted, discarded or put away; a desk makes some dozens a day.
_LISTED = 500


@click.command("draft")
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@click.option("--story", metavar="ID", help="The draft of this story, whatever its size.")
@click.option("--url", "urls", multiple=True, metavar="URL", help="The draft of the story that this page belongs to.")
@click.option("--format", "house_format", default="", metavar="NAME", help="House format; else [blog] format.")
@common
@click.pass_obj
def draft_command(
    said: Said, topics: tuple[str, ...], story: str | None, urls: tuple[str, ...], house_format: str
) -> None:
    """Build or refresh the drafts of topics (all of them when none is named), of a story, or of pages you name."""
    with the_desk(said, command="copydesk draft") as opened:
        house_format = checked_format(house_format, said.folder)
        asked = [opened.topic(name) for name in topics]
        made: tuple[Draft, ...] = ()
        quiet: tuple[tuple[str, str], ...] = ()
        if story or urls:
            topic = asked[0] if asked else None
            numbers = [number(story, "s", "story")] if story else []
            numbers += desk.stories_of_pages(opened, urls)
            made = tuple(
                desk.draft_story(opened, one, topic, house_format=house_format) for one in dict.fromkeys(numbers)
            )
        else:
            drafted = desk.draft_posts(opened, asked or desk.topics_of(opened), house_format=house_format)
            made, quiet = drafted.drafts, drafted.quiet
        if said.json:
            print_json([documents.draft(one) for one in made])
            for name, why in quiet:
                tell(f"{name}: quiet: {why}")
        else:
            _report(opened, made, quiet)


@click.command("drafts")
@click.option("--before", metavar="ID", help="The newest 500 of lower numbers, in whatever state.")
@common
@click.pass_obj
def drafts_command(said: Said, before: str | None) -> None:
    """List the drafts, the newest first: all that wait or are approved, and the newest 500 others."""
    below = number(before, "d", "draft") if before is not None else None
    with the_desk(said, command="copydesk drafts", looking=True) as opened:
        found = store.listed(opened.db, most=_LISTED, before=below)
        older = store.earlier(opened.db, found)
    if said.json:
        print_json([documents.draft(one) for one in found])
    else:
        for one in found:
            say(_line(one))
    if not found and below is None and not said.json:
        tell("no drafts yet: copydesk run makes them")
    if older:
        tell(f"there are older ones: copydesk drafts --before d{older}")


@click.command("show")
@click.argument("identifier", metavar="ID")
@click.option("--as", "form", type=click.Choice([*FORMS, "json"]), default="text", help="How to print it.")
@common
@click.pass_obj
def show_command(said: Said, identifier: str, form: str) -> None:
    """Print a draft as the post it would be."""
    with the_desk(said, command="copydesk show", looking=True) as opened:
        draft = desk.find(opened, number(identifier, "d", "draft"))
        note_opening(opened, draft.id)
        if said.json or form == "json":
            print_json(roundups.to_json(draft.roundup))
        else:
            _say_post(preview(draft.roundup, opened.settings, opened.folder, form=form))


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
        say(_line(draft))


def _report(opened: Desk, made: tuple[Draft, ...], quiet: tuple[tuple[str, str], ...]) -> None:
    for one in made:
        say(_line(one))
        say()
        _say_post(preview(one.roundup, opened.settings, opened.folder, form="text"))
        say()
        for offer in one.offers:
            side = offer.side if offer.side == PREVIOUSLY else f"may be cited for {offer.side}"
            say(f"  {side}: {offer.headline} ({offer.outlet}) - {offer.why}")
        ran = one.why.get("ran before")
        for line in ran if isinstance(ran, list) else ():
            say(f"  {line}")
        for check in one.checks:
            say(f"  {check.level}: {check.cure}")
        say()
    for topic, why in quiet:
        say(f"{topic}: quiet: {why}")


def _say_post(shown: Preview) -> None:
    say(shown.text.rstrip("\n"))
    if shown.failure:
        tell(f"copydesk: printed by the shipped template, because yours fails: {shown.failure}")


def _line(draft: Draft) -> str:
    why = why_expired(draft)
    line = f"d{draft.id}  {draft.state}  {draft.topic}  s{draft.story}  {draft.roundup.title}"
    return f"{line}  (put away: {why})" if why else line
