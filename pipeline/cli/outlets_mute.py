"""outlets mute: an outlet never leads, is never linked, or is not gathered; everywhere or on a topic, until a day."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import click

from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.desk import muting
from pipeline.errors import UsageError
from pipeline.store.rows import stamp

# The words of the command, and the level that the desk knows (docs/outlets.md, "Muting").
LEVELS = {"never-link": "hide", "never-lead": "lead", "off": "off"}


@click.command("mute")
@click.argument("name")
@click.option("--level", type=click.Choice(tuple(LEVELS)), default="never-link", help="How far; else never-link.")
@click.option("--topic", default="", metavar="NAME", help="On this topic only; else everywhere.")
@click.option("--until", metavar="DATE", help="The day, such as 2026-12-31, on which it may speak again.")
@click.option("--lift", is_flag=True, help="Take the mute back.")
@common
@click.pass_obj
def mute_command(said: Said, name: str, level: str, topic: str, until: str | None, lift: bool) -> None:
    """Mute an outlet: it is not linked, never leads, or is not even gathered. --lift takes it back."""
    with the_desk(said, command="copydesk outlets mute") as opened:
        if not lift:
            muting.known(opened, name)
        chosen = muting.NONE if lift else LEVELS[level]
        ends = _beginning_of(until, opened.settings.blog.timezone) if until and not lift else None
        muted = muting.mute(opened, name, topic=topic, level=chosen, until=ends)
        told = muting.told(opened, muted, topic=topic, level=chosen)
    if said.json:
        print_json({"outlet": muted, "topic": topic, "level": "" if lift else level, "until": stamp(ends)})
        return
    say(f"{told}{f' until {until}' if ends else ''}")


def _beginning_of(day: str, zone: str) -> datetime:
    """When a day begins that was written as 2026-12-31, in the blog's time zone."""
    try:
        return datetime.combine(date.fromisoformat(day), time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"--until {day!r} is no day", do="write it as 2026-12-31") from None
