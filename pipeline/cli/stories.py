"""stories: what the newsrooms are writing about, best first."""

import click

from pipeline import desk, rank
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, counted, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.cli.hours import hours_option
from pipeline.desk import Desk
from pipeline.news import Ranked
from pipeline.store import stories


@click.command("stories")
@click.argument("topic", required=False)
@hours_option
@click.option("--limit", type=click.IntRange(min=1), help="Only the best so many.")
@common
@click.pass_obj
def stories_command(said: Said, topic: str | None, hours: float | None, limit: int | None) -> None:
    """List the stories of the window, folded, clustered and ranked."""
    with the_desk(said, command="copydesk stories", looking=True) as opened:
        asked = opened.topic(topic) if topic else None
        found = desk.ranked(opened, desk.window(opened, hours=hours), asked)[:limit]
        if said.json:
            print_json([_document(opened, one) for one in found])
        else:
            _print(opened, found)


def _document(opened: Desk, one: Ranked) -> dict[str, object]:
    names = {headline.outlet for headline in one.story.headlines}
    return documents.story(
        one,
        title=desk.title_of(one.story),
        outlets=len(names),
        families=len(rank.families(one.story, opened.registry)),
        reasons=stories.placing_reasons(opened.db, one.story.headlines),
    )


def _print(opened: Desk, found: list[Ranked]) -> None:
    for one in found:
        names = list(dict.fromkeys(headline.outlet for headline in one.story.headlines))
        say(f"s{one.story.id}  {one.score:.2f}  {desk.title_of(one.story)}")
        headlines = counted(len(one.story.headlines), "headline")
        say(f"      {headlines}, {counted(len(names), 'outlet')}: {', '.join(names)}")
        for headline in one.story.headlines:
            copies = {fold.copy.id: fold.reason for fold in one.story.folds}
            note = f"  [{copies[headline.id]}]" if headline.id in copies else ""
            say(f"      h{headline.id}  {headline.headline} -- {headline.outlet}{note}")
        say()
    say(f"{counted(len(found), 'story', 'stories')} in the window that ends {opened.now:%Y-%m-%d %H:%M} UTC")
