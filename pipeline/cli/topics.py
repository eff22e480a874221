"""topics test: what a topic's queries catch among the stored headlines, and what they leave out."""

from dataclasses import replace

import click

from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.cli.hours import hours_option
from pipeline.desk import Desk
from pipeline.desk.planning import over
from pipeline.desk.topic_trial import Trial, trial
from pipeline.errors import UsageError
from pipeline.news import Headline, Topic
from pipeline.store.rows import stamp
from pipeline.text import counted
from pipeline.topics import FRONT


@click.group("topics")
def topics_command() -> None:
    """The topics of copydesk.toml."""


@topics_command.command("test")
@click.argument("topic")
@hours_option
@click.option("--any", "some", multiple=True, metavar="QUERY", help="Try one more of `any`.")
@click.option("--all", "every", multiple=True, metavar="QUERY", help="Try one more of `all`.")
@click.option("--exclude", "none", multiple=True, metavar="QUERY", help="Try one more of `exclude`.")
@click.option("--left-out", is_flag=True, help="List what some words hit and the topic leaves out, with why.")
@common
@click.pass_obj
def test_command(
    said: Said,
    topic: str,
    hours: float | None,
    some: tuple[str, ...],
    every: tuple[str, ...],
    none: tuple[str, ...],
    left_out: bool,
) -> None:
    """Show which stored headlines of the window a topic catches, by which words, and how many."""
    with the_desk(said, command="copydesk topics test", looking=True) as opened:
        if topic == FRONT.name and (some or every or none):
            do = "try them on a topic, or on a name that is none yet"
            raise UsageError("front takes every headline: no words can be tried on it", do=do)
        asked = _asked(opened, topic, new=bool(some or every))
        tried = asked
        if some or every or none:
            tried = replace(asked, any=asked.any + some, all=asked.all + every, exclude=asked.exclude + none)
        found = trial(opened, tried, hours=hours)
        ended = over(opened, tried)
    caught = [_row(one.headline, one.value, one.why) for one in reversed(found.caught)]
    rows = [_row(one, 0.0, why) for one, why in reversed(found.left_out)] if left_out else caught
    if said.json:
        print_json(rows)
        return
    for row in rows:
        say(f"{row['id']}  {row['headline']} -- {row['outlet']}  [{row['why']}]")
    _count(found, topic)
    if ended:
        say(f"{topic} makes no drafts: {ended}")


def _asked(opened: Desk, name: str, *, new: bool) -> Topic:
    """The topic of that name; one that is not there yet may be tried by the words given."""
    if new and name not in {one.name for one in opened.settings.topics}:
        return Topic(name=name)
    return opened.topic(name)


def _row(headline: Headline, value: float, why: str) -> dict[str, object]:
    return {
        "id": f"h{headline.id}",
        "outlet": headline.outlet,
        "headline": headline.headline,
        "published": stamp(headline.published),
        "value": value,
        "why": why,
    }


def _count(found: Trial, name: str) -> None:
    fresh = sum(one.fresh for one in found.caught)
    say(f"{len(found.caught)} of {counted(found.of, 'headline')} of the window fit {name}")
    if found.a_day:
        say("by day: " + ", ".join(f"{day:%Y-%m-%d} {count}" for day, count in found.a_day))
    if found.queries:
        say("by words: " + ", ".join(f"{query} {count}" for query, count in found.queries))
    if found.gone or fresh:
        say(f"beside copydesk.toml: {fresh} more, {len(found.gone)} lost")
    if found.left_out:
        say(f"left out though some words hit: {len(found.left_out)} (--left-out lists them)")
