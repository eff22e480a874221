"""draft: posts made of stories, each printed with what may be cited."""

import click

from pipeline import desk
from pipeline.cli import documents
from pipeline.cli.drafts import line as line_of
from pipeline.cli.edge import Said, common, number, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.cli.posts import checked_format, say_post
from pipeline.desk import Desk
from pipeline.desk.printing import preview
from pipeline.desk.repeats import PREVIOUSLY
from pipeline.news import Draft


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


def _report(opened: Desk, made: tuple[Draft, ...], quiet: tuple[tuple[str, str], ...]) -> None:
    for one in made:
        say(line_of(one))
        say()
        say_post(preview(one.roundup, opened.settings, opened.folder, form="text"))
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
