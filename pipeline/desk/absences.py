"""Why something is absent: a story from a topic's drafts, a headline from a topic, a lead, a list, a draft."""

from collections.abc import Iterator, Mapping

from pipeline import topics
from pipeline.dates.telling import in_utc
from pipeline.desk.allowing import allowed
from pipeline.desk.limits import limits
from pipeline.desk.listing import heard, listing
from pipeline.desk.opening import Desk, topic_of, topics_of
from pipeline.desk.pages import absence
from pipeline.desk.planning import Plan, judge, over, rules_of
from pipeline.desk.ranking import Window, fit_of, ranked
from pipeline.draft.lead import Slate
from pipeline.draft.serving import GIVES_WAY, Doubt, doubt
from pipeline.news import OPEN_STATES, Draft, Headline, Story, Term, Topic
from pipeline.store import articles, hidden, mutes, on_desk

# What a mute of each level does to a headline of the outlet.
_SILENCED = {"lead": "may not lead", "hide": "is left out of posts", "off": "is not gathered"}
_MOST_NAMED = 3


def from_topics(desk: Desk, headline: Headline, asked: Topic | None) -> Iterator[str]:
    """Yield which topics a headline is on, by which words, and why it is not on the one asked for, or on any."""
    missed = []
    for topic in (asked,) if asked else topics_of(desk):
        match = topics.matches(topic, headline)
        if match.hit:
            yield f"on topic {topic.name}: {match.why}"
        else:
            missed.append((topic.name, match.why))
    if missed and (asked or len(missed) == len(topics_of(desk))):
        for name, why in missed[:_MOST_NAMED]:
            yield f"not on topic {name}: {why}"
        if len(missed) > _MOST_NAMED:
            yield f"nor on {', '.join(name for name, _ in missed[_MOST_NAMED:])}"


def from_drafts(desk: Desk, seen: Window, story: Story, asked: Topic | None) -> Iterator[str]:
    """Yield, topic by topic, at which place a story of the window stands, and why it makes no draft there."""
    if not any(one.id == story.id for one in seen.stories):
        return
    fits = [topic for topic in ((asked,) if asked else topics_of(desk)) if fit_of(story, topic)]
    if not fits:
        name = f"topic {asked.name}" if asked else "any topic"
        yield f"not a story of {name}: too few of its headlines fit"
    for topic in fits:
        if ended := over(desk, topic):
            yield f"topic {topic.name} is {ended}"
            continue
        best = ranked(desk, seen, topic)
        place = next((at for at, one in enumerate(best, 1) if one.story.id == story.id), 0)
        if not place:
            continue
        allowance = allowed(desk, topic)
        house_format = desk.settings.blog.format
        judged = judge(desk, topic, best[:place], seen.news, house_format=house_format, allowance=allowance)
        said = _verdict(desk, story, list(judged)[-1])
        yield f"place {place} of {len(best)} on topic {topic.name}; {said}"


def _verdict(desk: Desk, story: Story, made: Plan | str) -> str:
    """Say what a topic makes of a story; the reason for which it is hidden is told by itself."""
    if isinstance(made, Plan):
        return "worth a draft"
    return f"makes no draft: {'it is hidden' if made == hidden.reason(desk.db, story.id) else made}"


def from_elsewhere(desk: Desk, story: Story, headline: Headline) -> Iterator[str]:
    """Yield the open drafts of the topics that a headline is on, when they are of other stories than its own."""
    on = {topic.name for topic in topics_of(desk) if topics.matches(topic, headline).hit}
    others = [
        head
        for head in on_desk.heads(desk.db, discarded_since=desk.now)
        if head.state in OPEN_STATES and head.topic in on and head.story != story.id
    ]
    for head in others[:_MOST_NAMED]:
        yield f"not in draft d{head.id}: that is on another story, s{head.story}"


def muted(desk: Desk, headline: Headline, topic: Topic | None) -> Iterator[str]:
    """Yield the mutes that hold for a headline's outlet: the topic's own, and the editor's on it and everywhere."""
    outlet = desk.registry.outlet(headline.outlet)
    for name in topic.muted if topic else ():
        if desk.registry.selects(name, outlet):
            yield f"muted: copydesk.toml leaves {name} out of {topic.name if topic else ''}"
    for mute in mutes.on(desk.db, topic.name if topic else "", now=desk.now):
        if desk.registry.selects(mute.outlet, outlet):
            where = f" on {mute.topic}" if mute.topic else ""
            until = f" until {in_utc(mute.until)}" if mute.until else ""
            yield f"muted: {mute.outlet} {_SILENCED[mute.level]}{where}{until}"


def from_lead(found: Slate, headline: Headline) -> Iterator[str]:
    """Yield why a headline of a story may not lead, or who goes before it as a lead, and by what most."""
    yield from (f"may not lead: {veto}" for one, veto in found.vetoed if one.id == headline.id)
    place = next((at for at, one in enumerate(found.candidates) if one.headline.id == headline.id), None)
    if place is None:
        return
    yield f"place {place + 1} of {len(found.candidates)} as a lead"
    if place:
        first, own = found.candidates[0], found.candidates[place]
        term, more = _most(first.terms, own.terms)
        best = f"h{first.headline.id} ({first.headline.outlet})"
        yield f"{best} goes before it by {first.score - own.score:.2f}, most by {term} ({more:.2f})"


def from_page(desk: Desk, found: Slate, headline: Headline) -> Iterator[str]:
    """Yield why a headline that may lead makes room for the next, as far as its page was read."""
    article = articles.of_headline(desk.db, headline.id)
    against, why = doubt(headline, article, absent=absence(desk, headline))
    is_known = article is not None or against in (Doubt.CUT_OFF, Doubt.NOT_THERE, Doubt.GONE)
    if not is_known or not any(one.headline.id == headline.id for one in found.candidates):
        return
    if against in GIVES_WAY:
        yield f"{why}: it gives way as a lead to one that is worth nearly as much"
    elif why:
        yield f"{why}: as a lead it makes room for the next"


def from_list(desk: Desk, seen: Window, draft: Draft, story: Story, headline: Headline) -> str:
    """Return why a headline of a draft's story is not in its list, "" when nothing says it.

    The reason is the one that was kept with the draft; what came later is judged as the next run will do it.
    """
    number = f"h{headline.id}"
    kept = draft.why.get("absent")
    if isinstance(kept, Mapping) and number in kept:
        return str(kept[number])
    for known in ("list", "lead"):
        held = draft.why.get(known)
        if isinstance(held, Mapping) and number in held:
            return f"copydesk proposed it for the {known}; you took it out"
    if not isinstance(kept, Mapping):
        return _from_words(draft, headline)
    return f"it came after the draft was made: {_next(desk, seen, draft, story, headline)}"


def _from_words(draft: Draft, headline: Headline) -> str:
    """The reason of a draft of an older copydesk, which kept them by outlet and headline only."""
    kept = draft.why.get("left out")
    begins = f"{headline.outlet}: {headline.headline} - "
    lines = map(str, kept if isinstance(kept, list) else ())
    return next((line.removeprefix(begins) for line in lines if line.startswith(begins)), "")


def _next(desk: Desk, seen: Window, draft: Draft, story: Story, headline: Headline) -> str:
    """What the next run makes of a headline that came after the draft, with the draft's lead."""
    post, topic = draft.roundup, topic_of(desk, draft)
    rules = rules_of(desk, topic, story)
    lead = next((one for one in story.kept if post.lead and one.url == post.lead.url), None)
    cited = heard(desk, story, lead=lead, topic=topic, rules=rules, elsewhere=seen.news)
    found = listing(story, lead=lead, cited=cited, rules=rules, allowed=limits(desk, post.format))
    return next((why for one, why in found.left_out if one.id == headline.id), "the next run may list it")


def _most(first: tuple[Term, ...], own: tuple[Term, ...]) -> tuple[str, float]:
    points = {term.name: term.points for term in own}
    more = {term.name: term.points - points.get(term.name, 0.0) for term in first}
    name = max(more, key=lambda one: more[one])
    return name, more[name]
