"""Draft: plan the posts, read the pages of their leads, compose them, and store what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pipeline import rank, sides
from pipeline.desk.opening import Desk
from pipeline.desk.pages import page_of, read_pages
from pipeline.desk.planning import Plan, plan_story, plan_topic
from pipeline.desk.ranking import ballot, ranked, window
from pipeline.draft import links
from pipeline.draft.compose import Chosen, compose
from pipeline.errors import NotFoundError
from pipeline.news import Article, Draft, Headline, Outlet, Topic
from pipeline.store import drafts, stories
from pipeline.store.database import writing

# A lead whose page and feed give no lede makes room for the next candidate, so many times.
_LEADS_TRIED = 4
_NO_LEAD_PAGE = ("opinion", "editorial", "live", "video")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The drafts, best first a topic, and the quiet topics with their reason."""

    drafts: tuple[Draft, ...]
    quiet: tuple[tuple[str, str], ...] = ()


def draft_posts(desk: Desk, topics: Sequence[Topic], *, house_format: str = "") -> Drafted:
    """Build or refresh the drafts of these topics; a story that two of them share is drafted once, for the first."""
    seen = window(desk)
    plans: dict[int, Plan] = {}
    quiet: list[tuple[str, str]] = []
    for topic in topics:
        found = plan_topic(
            desk, topic, ranked(desk, seen, topic), seen.news, house_format=house_format or desk.settings.blog.format
        )
        for plan in found.plans:
            plans.setdefault(plan.ranked.story.id, plan)
        if found.quiet:
            quiet.append((topic.name, found.quiet))
    return Drafted(drafts=_make(desk, tuple(plans.values())), quiet=tuple(quiet))


def draft_story(desk: Desk, number: int, topic: Topic, *, house_format: str = "") -> Draft:
    """Build or refresh the draft of one story that the editor asks for, whatever its size.

    Raises:
        NotFoundError: there is no such story, or nothing in it may lead.
    """
    seen = window(desk)
    story = stories.numbered(desk.db, number)
    if story is None:
        raise NotFoundError(f"there is no story s{number}", do="copydesk stories lists them")
    one = rank.score(story, ballot(desk, seen.news, topic, {}))
    house_format = house_format or desk.settings.blog.format
    plan = plan_story(desk, topic, one, seen.news, house_format=house_format, asked_for=True)
    if isinstance(plan, str) or not (plan.kept or plan.slate.candidates):
        reason = plan if isinstance(plan, str) else "; ".join(sorted({veto for _, veto in plan.slate.vetoed}))
        raise NotFoundError(f"no headline of story s{number} may lead a post: {reason}", do="see copydesk why")
    [draft] = _make(desk, (plan,))
    return draft


def _make(desk: Desk, plans: Sequence[Plan]) -> tuple[Draft, ...]:
    leads = _leads(desk, plans)
    composed = [plan.kept or _compose(desk, plan, *leads[at]) for at, plan in enumerate(plans)]
    with writing(desk.db):
        return tuple(_stored(desk, plan, draft) for plan, draft in zip(plans, composed, strict=True))


def _leads(desk: Desk, plans: Sequence[Plan]) -> list[tuple[Headline | None, Article | None, str]]:
    """Return for each plan its lead, the lead's page, and why there is none; in rounds, so that pages go together."""
    chosen: list[tuple[Headline | None, Article | None, str]] = [(None, None, "")] * len(plans)
    open_plans = {at: list(plan.slate.candidates) for at, plan in enumerate(plans) if not plan.kept}
    budget = desk.settings.gather.article_pages
    for _ in range(_LEADS_TRIED):
        waiting = {at: rest[0].headline for at, rest in open_plans.items() if rest}
        budget -= read_pages(desk, [one for one in waiting.values() if _needs_page(one)], budget=budget)
        for at, headline in waiting.items():
            article, problem = page_of(desk, headline) if _needs_page(headline) else (None, "")
            serves = _serves(headline, article)
            if serves or chosen[at][0] is None:
                chosen[at] = (headline, article, problem)
            open_plans[at] = [] if serves else open_plans[at][1:]
    return chosen


def _needs_page(headline: Headline) -> bool:
    return len(headline.content) < 2  # two paragraphs of the feed's own are a lede


def _serves(headline: Headline, article: Article | None) -> bool:
    if article is not None and article.news_kind in _NO_LEAD_PAGE:
        return False
    return bool(headline.content or headline.summary or (article and (article.paragraphs or article.standfirst)))


def _compose(desk: Desk, plan: Plan, lead: Headline | None, article: Article | None, problem: str) -> Draft:
    story = plan.ranked.story
    outlet = desk.registry.named(lead.outlet) if lead else None
    heard = sides.Heard(offers=())
    if lead is not None:
        heard = sides.offers(
            story,
            lead=lead,
            topic=plan.topic,
            registry=desk.registry,
            elsewhere=plan.elsewhere,
            language=desk.settings.blog.language,
        )
    chosen = Chosen(
        ranked=plan.ranked,
        topic=plan.topic.name,
        house_format=plan.house_format,
        date=desk.now.astimezone(ZoneInfo(desk.settings.blog.timezone)).date().isoformat(),
        lead=lead,
        article=article,
        page_problem=problem,
        heard=heard,
        listing=_listing(desk, plan, lead, heard),
        update=plan.update,
        outlet_names=(outlet.name, *outlet.aliases) if outlet else (),
        families=tuple(sorted(rank.families(story, desk.registry))),
    )
    words = min(desk.settings.draft.excerpt_words, (outlet or Outlet(name="")).excerpt_words)
    return compose(chosen, excerpt_words=words, list_min=desk.settings.draft.list_min)


def _listing(desk: Desk, plan: Plan, lead: Headline | None, heard: sides.Heard) -> links.Listing:
    """The list without what is offered for the comment; too short a list takes in what merely speaks of a side."""
    listings = [
        links.choose(
            plan.ranked.story,
            lead=lead,
            cited=cited,
            rules=plan.rules,
            most=desk.settings.draft.list_max,
            one_an_outlet=desk.settings.draft.one_link_per_outlet,
        )
        for cited in (heard.outlets, heard.own_press)
    ]
    return next((one for one in listings if len(one.chosen) >= desk.settings.draft.list_min), listings[-1])


def _stored(desk: Desk, plan: Plan, draft: Draft) -> Draft:
    if plan.kept:
        return draft
    if plan.previous is None:
        return drafts.save(desk.db, draft, author="desk", at=desk.now)
    same = replace(draft, id=plan.previous.id, revision=plan.previous.revision)
    if (same.roundup, same.offers, same.checks) == (
        plan.previous.roundup,
        plan.previous.offers,
        plan.previous.checks,
    ):
        return same
    return drafts.save(desk.db, same, author="desk", at=desk.now)
