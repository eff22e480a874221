"""Why a topic has no draft: its best story, and what speaks against a post on it."""

from collections.abc import Sequence

from pipeline.desk.allowing import allowed
from pipeline.desk.evening.survey import IN_PASSING, Seen, Survey
from pipeline.desk.evening.values import DROPPED, PASSING, Quiet
from pipeline.desk.opening import Desk
from pipeline.desk.planning import LEAST_FIT, Plan, over, plan_story, without_story
from pipeline.news import Topic
from pipeline.text import counted

_SOON = "its draft comes with the next run"


def quiet(desk: Desk, drawn: Survey, topic: Topic) -> Quiet:
    """Return a topic without a draft with the reason, by the rules that a run decides by."""
    seen = [one for one in drawn.by_topic[topic.name] if one.kind != DROPPED]
    title = topic.title or topic.name
    if ended := over(desk, topic):
        return Quiet(name=topic.name, title=title, why=f"{ended[:1].upper()}{ended[1:]}.", stories=len(seen))
    if not seen:
        none = f"no headline fits in {counted(desk.settings.stories.window_hours, 'hour')}"
        why = ("" if drawn.by_topic[topic.name] else without_story(topic, drawn.window.news)) or none
        return Quiet(name=topic.name, title=title, why=f"{why[:1].upper()}{why[1:]}.", stories=0)
    best, why = _best(desk, drawn, topic, seen)
    return Quiet(
        name=topic.name,
        title=title,
        why=f"{why[:1].upper()}{why[1:]}.",
        stories=len(seen),
        story=best.known.story.id,
        headline=best.known.standing,
    )


def _best(desk: Desk, drawn: Survey, topic: Topic, seen: Sequence[Seen]) -> tuple[Seen, str]:
    best = next((one for one in seen if one.kind != PASSING), None)
    if best is None:
        return seen[0], seen[0].why
    if head := drawn.open_draft.get(best.known.story.id):  # of another topic: with one of its own it were not quiet
        passing = best.known.fit(topic) < LEAST_FIT
        return best, IN_PASSING if passing else f"it is drafted for {head.topic}: d{head.id}"
    made = plan_story(desk, topic, best.ranked, drawn.window.news, house_format=desk.settings.blog.format)
    if best.why or not isinstance(made, Plan):
        return best, best.why or str(made)
    allowance = allowed(desk, topic)
    return best, f"its draft waits: {allowance.why}" if made.is_new and allowance.holds_back(0) else _SOON
