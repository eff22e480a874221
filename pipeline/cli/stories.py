"""stories: what the newsrooms are writing about, best first."""

import click

from pipeline import desk, rank
from pipeline.cli import documents
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.cli.hours import hours_option
from pipeline.dates.telling import in_utc
from pipeline.desk import Desk
from pipeline.desk.ranking import outside
from pipeline.news import Ranked
from pipeline.store import stories
from pipeline.store.rhythm import Outside
from pipeline.store.rows import stamp
from pipeline.text import counted


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
        seen = desk.window(opened, hours=hours)
        found = desk.ranked(opened, seen, asked)[:limit]
        if said.json:
            print_json([_document(opened, one) for one in found])
        else:
            _print(opened, found)
        if not seen.news:
            _tell_of_what_lies_outside(outside(opened, hours=hours))


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
    say(f"{counted(len(found), 'story', 'stories')} in the window that ends {in_utc(opened.now)}")


def _tell_of_what_lies_outside(left: Outside) -> None:
    """An empty window must not look like an empty desk."""
    if left.before or left.after:
        told = f"{counted(left.before, 'headline')} before it, {left.after} after it"
        newest = f"; the newest is of {stamp(left.newest)}" if left.newest else ""
        tell(f"copydesk: outside of the window: {told}{newest}")
        tell("  do:    look further back with --hours N, or at another time with --as-of TIME")
    if left.archive:
        tell(f"copydesk: in no window: {counted(left.archive, 'headline')} without a date, or old at first sight")
        tell("  do:    copydesk why h1 says which; a past day is news to a new desk that gathers with --as-of TIME")
