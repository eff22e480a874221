"""Draft: plan the posts, read the pages of their leads, compose them, and store what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline import rank
from pipeline.dates.blog_days import day_of
from pipeline.desk import repeats
from pipeline.desk.allowing import allowed
from pipeline.desk.editing.stepping import open_draft
from pipeline.desk.entitling import entitled, house_of
from pipeline.desk.house_format import house_format as house_format_of
from pipeline.desk.keeping import keep, refresh
from pipeline.desk.limits import limits
from pipeline.desk.listing import heard, listing
from pipeline.desk.opening import Desk, topic_of
from pipeline.desk.pages import absence, page_of, read_pages
from pipeline.desk.planning import Plan, plan_story, plan_topic
from pipeline.desk.ranking import Window, ranked, ranked_alone, topic_for, window
from pipeline.draft.allowance import Allowance
from pipeline.draft.compose import Chosen, compose
from pipeline.draft.nearby import Neighbourhood, as_reasons
from pipeline.draft.serving import Doubt, doubt, still_tried
from pipeline.errors import NotFoundError
from pipeline.news import Article, Draft, Headline, Outlet, Topic
from pipeline.store import drafts, stories
from pipeline.store.database import writing
from pipeline.topics import FRONT

# A lead whose page and feed give no lede, or whose page is paid for, makes room for the next, so many times.
_LEADS_TRIED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The drafts, best first a topic, and the quiet topics with their reason."""

    drafts: tuple[Draft, ...]
    quiet: tuple[tuple[str, str], ...] = ()


def draft_posts(desk: Desk, topics: Sequence[Topic], *, house_format: str = "", unasked: bool = False) -> Drafted:
    """Build or refresh the drafts of these topics; a story that two of them share is drafted once, for the first.

    Open drafts whose stories are not among a topic's best any more are kept current, too, and not returned.

    Args:
        desk: The desk.
        topics: Whose, in this order.
        house_format: "" = the blog's.
        unasked: No editor asked for it: quiet hours and posts a day hold new drafts back.
    """
    seen, chosen = window(desk), house_format_of(desk, house_format)
    found = []
    for topic in topics:
        allowance = allowed(desk, topic) if unasked else Allowance()
        best = ranked(desk, seen, topic)
        found.append(plan_topic(desk, topic, best, seen.news, house_format=chosen, allowance=allowance))
    plans: dict[int, Plan] = {}
    for plan in (plan for one in found for plan in one.plans):
        plans.setdefault(plan.ranked.story.id, plan)
    shown = len(plans)
    for plan in (plan for one in found for plan in one.beyond):
        plans.setdefault(plan.ranked.story.id, plan)
    made = _make(desk, tuple(plans.values()), seen)
    by_story = dict(zip(plans, made, strict=True))
    quiet = [
        (topic.name, one.quiet or _others_have(topic, [by_story[plan.ranked.story.id] for plan in one.plans]))
        for topic, one in zip(topics, found, strict=True)
    ]
    return Drafted(drafts=made[:shown], quiet=tuple((name, why) for name, why in quiet if why))


def _others_have(topic: Topic, made: Sequence[Draft]) -> str:
    """Return which topics the drafts of a topic's stories are for, "" when one of them is its own."""
    if any(draft.topic == topic.name for draft in made):
        return ""
    drafted = ", ".join(f"d{draft.id} for {draft.topic}" for draft in made)
    return f"its stories are drafted for other topics: {drafted}" if made else ""


def draft_story(
    desk: Desk, number: int, topic: Topic | None = None, *, house_format: str = "", seen: Window | None = None
) -> Draft:
    """Build or refresh the draft of one story that the editor asks for, whatever its size.

    Without a topic it is drafted for that of its draft, else for the first that it fits, else for the front.
    `seen` is the window where the caller has it already; else it is read.

    Raises:
        NotFoundError: there is no such story, or nothing in it may lead.
    """
    seen = seen or window(desk)
    plan = _plan_asked_for(desk, number, topic, seen, house_format_of(desk, house_format))
    [draft] = _make(desk, (plan,), seen)
    return draft


def refresh_draft(desk: Desk, number: int, *, editor: str, seen: Window | None = None) -> Draft:
    """Draft the story of a draft anew from what the store has - no page is asked - and freshen what nobody owns.

    `seen` is the window where the caller has it already; else it is read.

    Raises:
        NotFoundError: there is no such draft, or nothing in its story may lead any more.
        UsageError: it is posted or discarded.
    """
    draft, _ = open_draft(desk, number)
    seen = seen or window(desk)
    plan = _plan_asked_for(desk, draft.story, topic_of(desk, draft), seen, draft.roundup.format)
    [fresh] = _composed(desk, (replace(plan, kept=None),), seen, pages=0)
    with writing(desk.db):
        open_draft(desk, number)
        return refresh(desk, number, fresh, editor=editor)


def _plan_asked_for(desk: Desk, number: int, topic: Topic | None, seen: Window, house_format: str) -> Plan:
    story = desk.story(number)
    previous = drafts.of_story(desk.db, stories.merged_numbers(desk.db, story.id), house_format)
    topic = topic or topic_for(desk, story, previous) or FRONT
    one = ranked_alone(desk, story, topic)
    plan = plan_story(desk, topic, one, seen.news, house_format=house_format, asked_for=True)
    if isinstance(plan, str) or not (plan.kept or plan.slate.candidates):
        reason = plan if isinstance(plan, str) else "; ".join(sorted({veto for _, veto in plan.slate.vetoed}))
        raise NotFoundError(f"no headline of story s{number} may lead a post: {reason}", do="see copydesk why")
    return plan


def _make(desk: Desk, plans: Sequence[Plan], seen: Window) -> tuple[Draft, ...]:
    composed = _composed(desk, plans, seen, pages=desk.settings.gather.article_pages)
    with writing(desk.db):
        return tuple(
            plan.kept if plan.kept else keep(desk, draft, plan.previous)
            for plan, draft in zip(plans, composed, strict=True)
        )


def _composed(desk: Desk, plans: Sequence[Plan], seen: Window, *, pages: int) -> list[Draft]:
    leads = _leads(desk, plans, pages=pages)
    around = Neighbourhood(seen.stories)
    drafted = [plan.kept or _compose(desk, plan, *leads[at]) for at, plan in enumerate(plans)]
    return [
        replace(draft, why={**draft.why, "near": as_reasons(around.near(plan.ranked.story))})
        for plan, draft in zip(plans, drafted, strict=True)
    ]


def _leads(desk: Desk, plans: Sequence[Plan], *, pages: int) -> list[tuple[Headline | None, Article | None, str]]:
    """Return for each plan its lead, the lead's page, and why there is none; in rounds, so that pages go together."""
    chosen: list[tuple[Headline | None, Article | None, str]] = [(None, None, "")] * len(plans)
    doubts = [Doubt.UNTRIED] * len(plans)
    open_plans = {at: list(plan.slate.candidates) for at, plan in enumerate(plans) if not plan.kept}
    budget = pages
    for _ in range(_LEADS_TRIED):
        waiting = {at: rest[0].headline for at, rest in open_plans.items() if rest}
        budget -= read_pages(desk, [one for one in waiting.values() if _needs_page(one)], budget=budget)
        for at, headline in waiting.items():
            article, problem = page_of(desk, headline) if _needs_page(headline) else (None, "")
            found, _ = doubt(headline, article, absent=absence(desk, headline))
            if found < doubts[at]:
                chosen[at], doubts[at] = (headline, article, problem), found
            open_plans[at] = still_tried(open_plans[at], found)
    return chosen


def _needs_page(headline: Headline) -> bool:
    return len(headline.content) < 2  # two paragraphs of the feed's own are a lede


def _compose(desk: Desk, plan: Plan, lead: Headline | None, article: Article | None, problem: str) -> Draft:
    story = plan.ranked.story
    outlet = desk.registry.outlet(lead.outlet) if lead else None
    allowed, house = limits(desk, plan.house_format), house_of(desk, plan.house_format)
    cited = heard(desk, story, lead=lead, topic=plan.topic, rules=plan.rules, elsewhere=plan.elsewhere)
    chosen = Chosen(
        ranked=plan.ranked,
        topic=plan.topic.name,
        house_format=plan.house_format,
        date=day_of(desk.now, desk.settings.blog.timezone),
        lead=lead,
        article=article,
        page_problem=problem,
        heard=cited,
        listing=listing(story, lead=lead, cited=cited, rules=plan.rules, allowed=allowed),
        update=plan.update,
        outlet_names=outlet.names_and_hosts if outlet else (),
        families=tuple(sorted(rank.families(story, desk.registry))),
        lead_terms=next((one.terms for one in plan.slate.candidates if one.headline == lead), ()),
        grouped=allowed.grouped,
        capitals=house.title_capitals,
    )
    words = min(desk.settings.draft.excerpt_words, (outlet or Outlet(name="")).excerpt_words)
    made = compose(chosen, excerpt_words=words, list_min=allowed.least)
    title = entitled(desk, house, headline=made.roundup.title, topic=plan.topic, day=made.roundup.date)
    return replace(
        made,
        roundup=replace(made.roundup, title=title),
        offers=(*repeats.marked(desk, made.offers), *repeats.previously(desk, story)),
        why={**made.why, "ran before": list(repeats.lines(desk, made.roundup))},
    )
