"""topics test: what a topic's queries catch among the stored headlines."""

from datetime import timedelta

import click

from pipeline import topics
from pipeline.cli.edge import Said, common, counted, print_json, say, stamp
from pipeline.cli.holding import the_desk
from pipeline.store import headlines


@click.group("topics")
def topics_command() -> None:
    """The topics of copydesk.toml."""


@topics_command.command("test")
@click.argument("topic")
@click.option(
    "--hours", type=click.FloatRange(min=0, max=100_000, min_open=True), help="The window; else [stories] window_hours."
)
@common
@click.pass_obj
def test_command(said: Said, topic: str, hours: float | None) -> None:
    """Show which stored headlines of the window a topic catches, and by which words."""
    with the_desk(said, command="copydesk topics test", looking=True) as opened:
        asked = opened.topic(topic)
        stretch = timedelta(hours=opened.settings.stories.window_hours if hours is None else hours)
        news = headlines.window(opened.db, after=opened.now - stretch, until=opened.now)
    matched = [(headline, topics.matches(asked, headline)) for headline in news]
    rows = [
        {
            "id": f"h{headline.id}",
            "outlet": headline.outlet,
            "headline": headline.headline,
            "published": stamp(headline.published),
            "value": match.value,
            "why": match.why,
        }
        for headline, match in matched
        if match.hit
    ]
    if said.json:
        print_json(rows)
        return
    for row in rows:
        say(f"{row['id']}  {row['headline']} -- {row['outlet']}  [{row['why']}]")
    say(f"{len(rows)} of {counted(len(news), 'headline')} of the window fit {topic}")
