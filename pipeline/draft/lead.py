"""Which headline leads the post: a sum of small preferences, after vetoes that each have a reason. Pure.

The preferences are what 61 posts of the model blog show (docs/format.md): a newsroom's own full report rather than
agency copy, a headline that is specific and says what the other headlines say too. And it names the topic of the post:
a story is drafted for a topic by some of its headlines, and those are the post's news.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pipeline.dedup.echoes import is_echo
from pipeline.draft.countrymen import are_its_own
from pipeline.draft.overtaken import still_said
from pipeline.draft.reporting import WORDS, reports, standing
from pipeline.draft.sayings import Sayings, central, distinct, said_by
from pipeline.habits import NONE, Habits
from pipeline.news import Headline, Outlet, Side, Story, Term, Topic
from pipeline.outlets import Registry
from pipeline.outlets.tags import GOVERNMENTS_OWN, STATES
from pipeline.read.kinds import is_digest
from pipeline.sides import is_readable
from pipeline.text import counted
from pipeline.topics import FRONT, excluded, matches

WEIGHTS: Mapping[str, float] = {
    "central": 3.0,
    "specific": 1.5,
    "own report": 1.5,
    "report": 2.0,
    "independent": 2.0,
    "lede": 0.5,
    "fresh": 1.0,
    "house": 2.0,
    # As much as an own report that says far more of the story: an India post is not led by Spain.
    "topic": 4.0,
}
_ENOUGH_TERMS = 8  # a headline of eight telling words is as specific as one needs
_LEDE_WORDS = 12  # fewer words of summary than this are no lede
_BY_SUMMARY = 0.75  # of the topic, where the headline does not name it and its summary must help
_CUT = ("...", "…")  # how a headline ends whose feed cuts it off
_NEVER_LEADS = {
    "opinion": "it is opinion",
    "editorial": "it is an editorial",
    "live": "it is a live blog",
    "video": "it is a video",
    "document": "it is a document",
    "post": "it is a post, not a report",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A headline that may lead, with the terms that speak for it."""

    headline: Headline
    terms: tuple[Term, ...]

    @property
    def score(self) -> float:
        """The sum of its terms."""
        return sum(term.points for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slate:
    """The candidates, best first, and the vetoed headlines with the reason, in order of arrival."""

    candidates: tuple[Candidate, ...]
    vetoed: tuple[tuple[Headline, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the choice of lead and list must know of the desk.

    `posted` are pages that are not linked again, by canonical URL, each with why. `topic` is the name of the one that
    `habits` are asked for, "" = overall.
    `muted` are names or tags that neither lead nor are listed; `not_leading` those that are muted for the lead alone.
    `sides` are the topic's own: each is heard in the list where it can be. `subject` is the topic with its words, which
    a lead should name; the front has none, and every headline is its. `unfolded` are headlines that the editor said
    stand for themselves, by number.
    """

    now: datetime
    registry: Registry
    language: str = "en"
    max_age_hours: float = 24.0
    muted: tuple[str, ...] = ()
    not_leading: tuple[str, ...] = ()
    posted: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    habits: Habits = NONE
    sides: tuple[Side, ...] = ()
    subject: Topic = FRONT
    unfolded: frozenset[int] = frozenset()


def slate(story: Story, rules: Rules) -> Slate:
    """Return who may lead, best first; equal scores by time, then by address."""
    said = said_by(story)
    wires = [one for one in story.kept if rules.registry.outlet(one.outlet).agency]
    candidates, vetoed = [], []
    for headline in story.kept:
        veto = _veto(headline, rules)
        if veto:
            vetoed.append((headline, veto))
        else:
            candidates.append(Candidate(headline=headline, terms=_terms(headline, said, wires, rules)))
    still = still_said(story.kept, said)
    best = max((central(one.headline, said) * still[one.headline.id] for one in candidates), default=0.0) or 1.0
    levelled = [replace(one, terms=_levelled(one.terms, still[one.headline.id] / best)) for one in candidates]
    ordered = sorted(levelled, key=lambda one: (-one.score, one.headline.trusted_at, one.headline.canonical))
    return Slate(candidates=tuple(ordered), vetoed=tuple(vetoed))


def kept_out(headline: Headline, rules: Rules) -> str:
    """Return why a headline neither leads nor is listed or offered: a mute, or what its topic excludes; "" = none."""
    if mute := _among(rules.muted, headline, rules):
        return f"{mute} is muted on this topic"
    return excluded(rules.subject, headline)


def _among(names: Sequence[str], headline: Headline, rules: Rules) -> str:
    outlet = rules.registry.outlet(headline.outlet)
    return next((name for name in names if rules.registry.selects(name, outlet)), "")


def _veto(headline: Headline, rules: Rules) -> str:
    outlet = rules.registry.outlet(headline.outlet)
    if headline.kind in _NEVER_LEADS:
        return _NEVER_LEADS[headline.kind]
    if is_digest(headline.headline):
        return "it is a digest of several stories"
    if against := kept_out(headline, rules):
        return against
    if mute := _among(rules.not_leading, headline, rules):
        return f"{mute} is muted as a lead"
    if not is_readable(headline, rules.language):
        return f"it is in another language ({headline.language or 'by its letters'})"
    if rules.now - headline.trusted_at > timedelta(hours=rules.max_age_hours):
        return f"it is older than {counted(rules.max_age_hours, 'hour')}"
    if outlet.excerpt_words == 0:
        return f"{outlet.name} is linked, never excerpted"
    return rules.posted.get(headline.canonical, "")


def _terms(headline: Headline, said: Sayings, wires: Sequence[Headline], rules: Rules) -> tuple[Term, ...]:
    outlet = rules.registry.outlet(headline.outlet)
    wire, misses = _wire(headline, outlet, wires), _misses(headline, outlet)
    values = {
        "central": central(headline, said),
        "specific": 0.0 if misses else min(1.0, len(distinct(headline)) / _ENOUGH_TERMS),
        "own report": 0.0 if wire else 1.0,
        "report": float(reports(headline)),
        "independent": 0.0 if outlet.state in GOVERNMENTS_OWN else 1.0,
        "lede": 1.0 if has_lede(headline) else 0.0,
        "fresh": fresh(headline, rules),
        "house": liked(outlet.name, "lead", rules),
        "topic": _on_topic(headline, rules.subject),
    }
    why = {
        "own report": wire or "its own report",
        "specific": misses or f"{len(distinct(headline))} telling words",
        **_why(headline, outlet, rules),
    }
    return tuple(Term(name=name, weight=WEIGHTS[name], value=value, why=why[name]) for name, value in values.items())


def _wire(headline: Headline, outlet: Outlet, wires: Sequence[Headline]) -> str:
    """Return why a headline is an agency's, not its newsroom's own, "" for an own report."""
    if outlet.agency:
        return "a wire agency's"
    if headline.agency:
        return f"copy of {headline.agency}"
    if headline.summary or headline.content:
        return ""
    return next((f"same title as {one.outlet}" for one in wires if is_echo(headline, one)), "")


def _why(headline: Headline, outlet: Outlet, rules: Rules) -> Mapping[str, str]:
    state = STATES.get(outlet.state, "")
    hours = _age(headline, rules) / timedelta(hours=1)
    return {
        "central": "how much it says of what the others say, beside the one that says most; "
        "less where its outlet has told it anew since",
        "report": "it reports" if reports(headline) else WORDS[standing(headline)],
        "independent": f"{outlet.name} is {state}" if state else "no list says that a government runs its outlet",
        "lede": "its feed has a lede" if has_lede(headline) else "its feed has no lede",
        "fresh": f"{hours:.1f} h old, of {rules.max_age_hours:g}",
        "house": _habit(outlet.name, rules) or f"no habit with {outlet.name} is known",
        "topic": matches(rules.subject, headline).why,
    }


def _misses(headline: Headline, outlet: Outlet) -> str:
    """Return why a headline tells less than the news, "" where it does not."""
    if headline.headline.rstrip().endswith(_CUT):
        return "it is cut off"
    own = are_its_own(headline.headline, outlet.country)
    return f"it tells of those of {outlet.country} among many" if own else ""


def _on_topic(headline: Headline, subject: Topic) -> float:
    """Return 1 for a headline that names the topic itself, three quarters where its summary must help, else 0."""
    if not matches(subject, headline).hit:
        return 0.0
    return 1.0 if matches(subject, replace(headline, summary="")).hit else _BY_SUMMARY


def fresh(headline: Headline, rules: Rules) -> float:
    """Return how fresh a headline is, 1 for one of now (or of later) to 0 for one of `max_age_hours` and more."""
    return max(0.0, 1.0 - _age(headline, rules) / timedelta(hours=rules.max_age_hours))


def _age(headline: Headline, rules: Rules) -> timedelta:
    return max(timedelta(0), rules.now - headline.trusted_at)


def liked(outlet: str, role: str, rules: Rules) -> float:
    """Return how much this editor likes an outlet in a role (`habits.ROLES`), 0 to 1; 0 = nothing to go by."""
    return rules.habits.rate(outlet, role, rules.topic).liking if rules.habits.knows(outlet, role) else 0.0


def _habit(outlet: str, rules: Rules) -> str:
    if not rules.habits.knows(outlet, "lead"):
        return ""
    rate = rules.habits.rate(outlet, "lead", rules.topic)
    if rate.fixed:
        return f"{outlet} leads {rate.value:.0%} of the posts that link it: you set that"
    if not rate.of:
        there = f" on {rules.topic}" if rules.topic in rules.habits.topics else ""
        return f"no post of yours{there} links {outlet} yet; by your others, {rate.value:.0%} is to be expected"
    of_all = counted(rate.of, "post that links", "posts that link")
    return f"{outlet} led {rate.taken} of the {of_all} it; {rate.value:.0%} is to be expected"


def has_lede(headline: Headline) -> bool:
    """Tell whether the feed itself gives a lede: paragraphs, or a summary of a dozen words."""
    return bool(headline.content) or len(headline.summary.split()) >= _LEDE_WORDS


def _levelled(found: Sequence[Term], share: float) -> tuple[Term, ...]:
    """The most central headline gets 1, so that a long story's shares do not drown the other terms."""
    return tuple(replace(term, value=term.value * share) if term.name == "central" else term for term in found)
