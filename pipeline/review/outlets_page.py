"""The outlets: how each one answers and prints, worst first, what this editor does with it, and its mute."""

from flask import Blueprint, Response

from pipeline.desk import health
from pipeline.desk.health import Rounds
from pipeline.desk.looking_back import HABIT_DAYS, Habit
from pipeline.outlets.countries import NAMES
from pipeline.review.answers import part_or_page
from pipeline.review.current import the_desk

pages = Blueprint("outlets_page", __name__)

# The levels of POST /outlets/mute, in the words of the select.
LEVELS = (("none", "not muted"), ("lead", "never lead"), ("hide", "hide"), ("off", "stop gathering"))
_MUTED_ON = {"lead": "never leads on", "hide": "hidden on", "off": "off on"}


@pages.get("/outlets")
def outlets_page() -> Response:
    """Print every outlet, worst first."""
    desk = the_desk()
    rounds = health.rounds(desk)
    return part_or_page(
        "review/outlets/main.html",
        "review/outlets/page.html",
        here="outlets",
        rounds=rounds,
        summary=_summary(rounds),
        levels=LEVELS,
        muted_on=_MUTED_ON,
        hours=desk.settings.stories.window_hours,
        habit_days=HABIT_DAYS,
        country=_country,
        habit=_habit,
    )


def _summary(rounds: Rounds) -> str:
    """Say how many fail and how many are late: `One fails, two are late; the worst come first.`"""
    failing, late = rounds.count(health.FAILS, health.PARTLY), rounds.count(health.LATE)
    parts = []
    if failing:
        parts.append(f"{failing} {'fails' if failing == 1 else 'fail'}")
    if late:
        parts.append(f"{late} {'is' if late == 1 else 'are'} late")
    return f"{', '.join(parts)}; the worst come first." if parts else "None fails, none is late."


def _country(code: str) -> str:
    """Return a country's shortest everyday name, without dots; a code that nobody knows as it is."""
    return min((name for name in NAMES.get(code, (code,)) if "." not in name), key=len, default=code)


def _habit(habit: Habit) -> str:
    counts = (("led", habit.led), ("cited", habit.cited), ("listed", habit.listed))
    return ", ".join(f"{words} {count}" for words, count in counts if count) or "never picked"
