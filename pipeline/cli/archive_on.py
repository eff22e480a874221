"""archive on: what did we run on this story before."""

import click

from pipeline.cli.archive_lines import dated
from pipeline.cli.edge import Said, common, number, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.dates.blog_days import known_day_of
from pipeline.desk.archiving import on_story
from pipeline.text import counted, log_line


@click.command("on")
@click.argument("story", metavar="STORY")
@common
@click.pass_obj
def on_command(said: Said, story: str) -> None:
    """List earlier posts of STORY (s12): its own, those that link its pages, those that share its names, with why."""
    with the_desk(said, command="copydesk archive on", looking=True) as opened:
        found = on_story.ran_before(opened, number(story, "s", "story"))
        zone = opened.settings.blog.timezone
    days = [known_day_of(one.at, zone) for one in found]
    if said.json:
        print_json(
            [
                {
                    "post": f"p{one.post}",
                    "title": one.title,
                    "date": day,
                    "url": one.url or None,
                    "how": one.how,
                    "why": one.why,
                }
                for one, day in zip(found, days, strict=True)
            ]
        )
        return
    for one, day in zip(found, days, strict=True):
        say(log_line(dated(day, one.post, one.title)))
        say(log_line(f"      {one.why}"))
    say(f"{counted(len(found), 'post')} on this story before")
