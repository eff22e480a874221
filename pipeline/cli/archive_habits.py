"""archive habits: what was learned of this editor's picks, and his own word on it."""

import click

from pipeline import habits
from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.desk import learning
from pipeline.errors import UsageError
from pipeline.habits import ROLES, Habits
from pipeline.text import counted, log_line

_SHOWN = 40


@click.command("habits")
@click.option("--topic", default="", metavar="NAME", help="The rates on this topic.")
@click.option("--set", "rates", multiple=True, metavar="OUTLET=RATE", help="Your own rate (0 to 1) of an outlet.")
@click.option("--role", type=click.Choice(ROLES), default="lead", show_default=True, help="Of what --set says it.")
@click.option("--reset", "forgotten", multiple=True, metavar="OUTLET", help="Forget what was learned of an outlet.")
@common
@click.pass_obj
def habits_command(said: Said, topic: str, rates: tuple[str, ...], role: str, forgotten: tuple[str, ...]) -> None:
    """Show how often each outlet is linked, leads, is cited and is listed, and change what was learned."""
    told = [_rate(given) for given in rates]
    with the_desk(said, command="copydesk archive habits", looking=not (told or forgotten)) as opened:
        named = opened.topic(topic).name if topic else ""
        for outlet in forgotten:
            learning.forget(opened, outlet)
        for outlet, rate in told:
            learning.set_rate(opened, outlet, role, rate)
        found = learning.learned(opened)
    if said.json:
        print_json(_document(found, named))
    else:
        _print(found, named)


def _rate(given: str) -> tuple[str, float]:
    """Read `OUTLET=RATE`; the name may hold a `=`."""
    outlet, _, rate = given.rpartition("=")
    try:
        return outlet, float(rate)
    except ValueError:
        do = "write it as CNN=0.25: a name, =, and a number from 0 (never) to 1 (always)"
        raise UsageError(f"{given!r} sets no rate", do=do) from None


def _document(found: Habits, topic: str) -> dict[str, object]:
    low, middle, high = found.lengths
    return {
        "posts": found.posts,
        "topics": [{"topic": name, "posts": posts} for name, posts in found.topic_posts.items()],
        "lengths": {"low": low, "middle": middle, "high": high},
        "hours": list(found.hours),
        "outlets": [_row(found, outlet, topic) for outlet in _outlets(found, topic)],
    }


def _row(found: Habits, outlet: str, topic: str) -> dict[str, object]:
    rates = {role: found.rate(outlet, role, topic) for role in ROLES}
    return {
        "outlet": outlet,
        "posts": rates["any"].of,
        "linked": rates["any"].taken,
        "led": rates["lead"].taken,
        "cited": rates["comment"].taken,
        "listed": rates["list"].taken,
        "rates": {role: round(rate.value, 4) for role, rate in rates.items()},
        "set": [role for role, rate in rates.items() if rate.fixed],
    }


def _outlets(found: Habits, topic: str) -> list[str]:
    """Those that are linked most first; one that the editor spoke of stands there, linked or not."""
    counts = found.topics.get(topic, {}) if topic else found.outlets
    names = {*(name for name, count in counts.items() if count.linked), *(name for name, _ in found.fixed)}
    return sorted(names, key=lambda name: (-found.rate(name, "any", topic).taken, name))


def _print(found: Habits, topic: str) -> None:
    posts = found.topic_posts.get(topic, 0) if topic else found.posts
    say(
        log_line(
            f"of {counted(posts, 'post')}{f' on {topic}' if topic else ''}: posts, and what is to be expected next"
        )
    )
    say("    linked       leads       cited      listed  outlet")
    outlets = _outlets(found, topic)
    for outlet in outlets[:_SHOWN]:
        cells = "".join(_cell(found, outlet, role, topic) for role in ROLES)
        say(log_line(f"{cells}  {outlet}"))
    if len(outlets) > _SHOWN:
        say(f"and {counted(len(outlets) - _SHOWN, 'more outlet')}: --json has them all")
    if any(outlet in outlets[:_SHOWN] for outlet, _ in found.fixed):
        say("= you set it (--reset OUTLET takes it back)")
    if found.posts:
        low, middle, high = found.lengths
        say(f"lists have {counted(middle, 'link')}, half of them {low} to {high}")
        hours = [f"{hour:02}:00" for hour in habits.busiest(found.hours)]
        say(f"half of the posts go out in the {'hours' if len(hours) > 1 else 'hour'} from {', '.join(hours)}")
    for name, number in found.topic_posts.items():
        say(log_line(f"{number:>6,}  {name}"))


def _cell(found: Habits, outlet: str, role: str, topic: str) -> str:
    rate = found.rate(outlet, role, topic)
    return f"{rate.taken:>5,}{'=' if rate.fixed else ' '}{rate.value:>4.0%}  "
