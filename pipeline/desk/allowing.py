"""What a run may lay before the editor by itself now: the topic's quiet hours, and its posts a day."""

from datetime import timedelta

from pipeline.dates.blog_days import midnight_after, midnight_of
from pipeline.desk.opening import Desk
from pipeline.draft.allowance import Allowance, allowance
from pipeline.draft.quiet_hours import is_quiet
from pipeline.news import Topic
from pipeline.store import draft_counts

# How copydesk.toml says that a topic has no quiet hours where [draft] has some.
_NONE = "none"


def allowed(desk: Desk, topic: Topic) -> Allowance:
    """Return how many new drafts a run may make on a topic, and what holds back the others."""
    budget = desk.settings.draft.posts_a_day if topic.posts_a_day is None else topic.posts_a_day
    return allowance(quiet=quiet_now(desk, topic), budget=budget, taken=_taken(desk, topic) if budget else 0)


def quiet_now(desk: Desk, topic: Topic | None = None) -> str:
    """Return the quiet hours that it is in, in words: the topic's own, else those of [draft]; "" = in none."""
    hours = (topic.quiet_hours if topic else "") or desk.settings.draft.quiet_hours
    zone = desk.settings.blog.timezone
    if hours == _NONE or not is_quiet(hours, now=desk.now, zone=zone):
        return ""
    return f"{hours} ({zone})"


def _taken(desk: Desk, topic: Topic) -> int:
    zone = desk.settings.blog.timezone
    return draft_counts.taken(
        desk.db,
        topic.name,
        since=midnight_of(desk.now, zone),
        until=midnight_after(desk.now, zone),
        # A waiting draft that no run had news for so long stands on no page any more.
        news_since=desk.now - timedelta(hours=desk.settings.draft.max_age_hours),
    )
