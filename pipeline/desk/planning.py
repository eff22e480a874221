"""Which stories of a topic get a draft now, and why the others do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline import rank, topics
from pipeline.dates.blog_days import day_of
from pipeline.desk import muting, repeats
from pipeline.desk.learning import learned
from pipeline.desk.opening import Desk
from pipeline.draft.allowance import Allowance, held
from pipeline.draft.expiry import EXPIRED
from pipeline.draft.lead import Rules, Slate, slate
from pipeline.news import Draft, Headline, Ranked, Story, Topic
from pipeline.store import drafts, hidden, on_desk, rulings, stories
from pipeline.text import counted

# A posted or discarded story is news again when so many more families cover it (DESIGN 4).
_MORE_FAMILIES = 3
# A story that names the topic only in summaries is listed for it, and is no post on it.
LEAST_FIT = 0.5
_ANY = Allowance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A draft to make or to refresh. `kept` is an approved draft: it stays as it is, and nothing else is done."""

    ranked: Ranked
    topic: Topic
    slate: Slate
    rules: Rules
    house_format: str
    previous: Draft | None = None
    kept: Draft | None = None
    update: bool = False
    elsewhere: tuple[Headline, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the story has no draft that it goes on with."""
        return self.previous is None and self.kept is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """The plans of one topic, best first, and the reason that it is quiet, "" = it is not.

    `beyond` are drafts of the topic that lie open and whose stories are not among its best any more.
    """

    plans: tuple[Plan, ...]
    quiet: str = ""
    beyond: tuple[Plan, ...] = ()


def plan_topic(
    desk: Desk,
    topic: Topic,
    ranked: Sequence[Ranked],
    news: Sequence[Headline],
    *,
    house_format: str,
    allowance: Allowance = _ANY,
) -> Plans:
    """Return the drafts that a topic is worth now, at most `per_topic`, and no more new ones than are allowed."""
    if ended := over(desk, topic):
        return Plans(plans=(), quiet=ended)
    judged = list(judge(desk, topic, ranked, news, house_format=house_format, allowance=allowance))
    plans = tuple(made for made in judged if isinstance(made, Plan))
    passed_over = [one for one, made in zip(ranked, judged, strict=True) if not isinstance(made, Plan)]
    return Plans(
        plans=plans,
        quiet=_quiet(topic, judged, news, allowance.why),
        beyond=tuple(_beyond(desk, topic, passed_over, news, house_format=house_format)),
    )


def _beyond(
    desk: Desk, topic: Topic, passed_over: Sequence[Ranked], news: Sequence[Headline], *, house_format: str
) -> Iterator[Plan]:
    """Yield what keeps the topic's open drafts current though better stories have gone before them."""
    heads = on_desk.heads(desk.db, discarded_since=desk.now)
    lying = {head.story for head in heads if head.topic == topic.name and head.state in ("waiting", "touched")}
    for one in passed_over:
        if one.story.id in lying and _fit(one) >= LEAST_FIT:
            plan = plan_story(desk, topic, one, news, house_format=house_format)
            if isinstance(plan, Plan) and plan.previous:
                yield plan


def over(desk: Desk, topic: Topic) -> str:
    """Return the words for a topic whose last day is past by the blog's calendar, "" while it runs."""
    return topics.over(topic, day_of(desk.now, desk.settings.blog.timezone))


def judge(
    desk: Desk,
    topic: Topic,
    ranked: Sequence[Ranked],
    news: Sequence[Headline],
    *,
    house_format: str,
    allowance: Allowance = _ANY,
) -> Iterator[Plan | str]:
    """Yield for each story of a topic, in the order given, its plan or why it gets no draft on the topic.

    A story that is held back by the allowance keeps its place among the best.
    """
    most = desk.settings.draft.per_topic
    made: list[Plan] = []
    new = 0
    for one in ranked:
        if len(made) == most:
            better = ", ".join(f"s{plan.ranked.story.id}" for plan in made)
            yield f"{topic.name} makes {counted(most, 'draft')}: better are {better}"
        elif _fit(one) < LEAST_FIT:
            yield f"it mentions {topic.name} only in passing"
        else:
            plan = plan_story(desk, topic, one, news, house_format=house_format)
            made += [plan] if isinstance(plan, Plan) else []
            is_new = isinstance(plan, Plan) and plan.is_new
            yield allowance.why if is_new and allowance.holds_back(new) else plan
            new += is_new


def plan_story(
    desk: Desk,
    topic: Topic,
    one: Ranked,
    news: Sequence[Headline],
    *,
    house_format: str,
    asked_for: bool = False,
) -> Plan | str:
    """Return the plan of one story, or why it gets no draft; what the editor `asked_for` passes the gates."""
    numbers = stories.merged_numbers(desk.db, one.story.id)
    previous = drafts.of_story(desk.db, numbers, house_format)
    ran = repeats.posts_of(desk, one.story)
    rules = replace(rules_of(desk, topic), posted=repeats.not_again(desk, one.story, ran))
    found = slate(one.story, rules)
    plan = Plan(
        ranked=one,
        topic=topic,
        slate=found,
        rules=rules,
        house_format=house_format,
        previous=previous if previous and previous.state in ("waiting", "touched") else None,
        kept=previous if previous and previous.state == "approved" else None,
        update=bool(ran),
        elsewhere=tuple(news),
    )
    if asked_for:
        return plan
    if dropped := hidden.reason(desk.db, one.story.id):
        return dropped
    if plan.kept or (previous and previous.state == "touched"):
        return plan
    decided = None if plan.previous else drafts.last_decided(desk.db, numbers)
    return _reason_against(desk, one, decided, found) or plan


def without_story(topic: Topic, news: Sequence[Headline]) -> str:
    """Return how many headlines fit a topic that has no story, "" when none does."""
    fitting = sum(topics.matches(topic, headline).hit for headline in news)
    if not fitting:
        return ""
    if fitting == 1:
        return f"1 headline fits {topic.name}, but no story: most headlines of its story do not"
    return f"{fitting} headlines fit {topic.name}, but no story: most headlines of their stories do not"


def rules_of(desk: Desk, topic: Topic | None, story: Story | None = None) -> Rules:
    """Return what the choice of lead and list must know of this desk, and of what ran on a `story` before."""
    return Rules(
        now=desk.now,
        registry=desk.registry,
        language=desk.settings.blog.language,
        max_age_hours=desk.settings.draft.max_age_hours,
        muted=muting.muted(desk, topic),
        not_leading=muting.muted(desk, topic, from_lead=True),
        posted=repeats.not_again(desk, story, repeats.posts_of(desk, story)) if story else {},
        topic=topic.name if topic else "",
        habits=learned(desk),
        sides=topic.sides if topic else (),
        subject=topic or topics.FRONT,
        unfolded=frozenset(copy for copy, _, _ in rulings.unfolded(desk.db)),
    )


def _reason_against(desk: Desk, one: Ranked, decided: Draft | None, found: Slate) -> str:
    if one.gate:
        return one.gate
    newest = max(headline.trusted_at for headline in one.story.headlines)
    if desk.now - newest > timedelta(hours=desk.settings.draft.max_age_hours):
        return f"nothing new on it for {counted(desk.settings.draft.max_age_hours, 'hour')}"
    if decided:
        before = decided.why.get("families")
        known = set(before) if isinstance(before, list) else set()
        more = len(rank.families(one.story, desk.registry) - known)
        if more < _MORE_FAMILIES:
            why = f" ({decided.why[EXPIRED]})" if EXPIRED in decided.why else ""
            covering = counted(more, "more family covers", "more families cover")
            return f"its draft d{decided.id} was {decided.state}{why}, and {covering} it since"
    if not found.candidates:
        vetoes = "; ".join(dict.fromkeys(veto for _, veto in found.vetoed))
        return f"no headline of it may lead: {vetoes}" if vetoes else "it has no headline"
    return ""


def _fit(one: Ranked) -> float:
    return next((term.value for term in one.terms if term.name == "topic"), 0.0)


def _quiet(topic: Topic, judged: Sequence[Plan | str], news: Sequence[Headline], held_by: str) -> str:
    """The reason that a topic has no draft, or no new one because they are held back."""
    waiting = sum(made == held_by for made in judged)
    if waiting and not any(isinstance(made, Plan) and made.is_new for made in judged):
        return held(held_by, waiting)
    if any(isinstance(made, Plan) for made in judged):
        return ""
    against = [str(made) for made in judged]
    if not against:
        return without_story(topic, news) or f"no headline of the window fits {topic.name}"
    fitting = counted(len(against), "story fits", "stories fit")
    return f"{fitting}, none for a post; the best: {against[0]}"
