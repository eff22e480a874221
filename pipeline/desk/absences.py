"""Why something is absent: a story from a topic's drafts, a headline from a topic, a lead, a list, a draft."""

from collections.abc import Iterator, Mapping

from pipeline import topics
from pipeline.dates.blog_days import day_of
from pipeline.desk.limits import limits
from pipeline.desk.opening import Desk
from pipeline.desk.planning import Plan, judge
from pipeline.desk.ranking import Window, fit_of, ranked
from pipeline.draft import links
from pipeline.draft.lead import Rules, Slate
from pipeline.news import Draft, Headline, Story, Term, Topic
from pipeline.store import mutes, on_desk
from pipeline.topics import FRONT

# What a mute of each level does to a headline of the outlet.
_SILENCED = {"lead": "may not lead", "hide": "is left out of posts", "off": "is not gathered"}
_OPEN = ("waiting", "touched", "approved")
_MOST_NAMED = 3


def topics_of(desk: Desk) -> tuple[Topic, ...]:
    """Return the topics that are drafted: those of copydesk.toml, without any the front."""
    return desk.settings.topics or (FRONT,)


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
        if ended := topics.over(topic, day_of(desk.now, desk.settings.blog.timezone)):
            yield f"topic {topic.name} is {ended}"
            continue
        best = ranked(desk, seen, topic)
        place = next((at for at, one in enumerate(best, 1) if one.story.id == story.id), 0)
        if not place:
            continue
        judged = judge(desk, topic, best[:place], seen.news, house_format=desk.settings.blog.format)
        made = [made for _, made in judged][-1]
        said = "worth a draft" if isinstance(made, Plan) else f"makes no draft: {made}"
        yield f"place {place} of {len(best)} on topic {topic.name}; {said}"


def from_elsewhere(desk: Desk, story: Story, headline: Headline) -> Iterator[str]:
    """Yield the open drafts of the topics that a headline is on, when they are of other stories than its own."""
    on = {topic.name for topic in topics_of(desk) if topics.matches(topic, headline).hit}
    others = [
        head
        for head in on_desk.heads(desk.db, discarded_since=desk.now)
        if head.state in _OPEN and head.topic in on and head.story != story.id
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
            until = f" until {mute.until:%Y-%m-%d %H:%M} UTC" if mute.until else ""
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


def from_list(desk: Desk, draft: Draft, story: Story, headline: Headline, rules: Rules) -> str:
    """Return why a headline of a draft's story is not in its list, "" when nothing of the draft's own says it.

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
    lead = draft.roundup.lead
    leading = next((one for one in story.kept if lead and one.url == lead.url), None)
    allowed = limits(desk, draft.roundup.format)
    listing = links.choose(
        story, lead=leading, cited=(), rules=rules, most=allowed.most, one_an_outlet=allowed.one_an_outlet
    )
    later = next((why for one, why in listing.left_out if one.id == headline.id), "the next run may list it")
    return f"it came after the draft was made: {later}"


def _most(first: tuple[Term, ...], own: tuple[Term, ...]) -> tuple[str, float]:
    points = {term.name: term.points for term in own}
    more = {term.name: term.points - points.get(term.name, 0.0) for term in first}
    name = max(more, key=lambda one: more[one])
    return name, more[name]
