"""Who speaks for the other side: what the editor may cite against the lead, and who was silent.

Pure. A headline speaks for a side when its outlet stands on it, or when one of that side's states is its subject or has
its word given (`outlets.states`). Outlets of the side come first, state media before others: they carry the other
government's own words. When the side's press has nothing in the story itself, what it printed elsewhere on the same two
states is offered.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.news import Headline, Offer, Outlet, Side, Story, Topic
from pipeline.outlets import Registry, states
from pipeline.outlets.tags import GOVERNMENTS_OWN, is_selector
from pipeline.read.kinds import is_digest
from pipeline.small_words import terms
from pipeline.text.language import may_be_in, primary_language

PER_SIDE = 2
# How near a headline speaks for a side (the smaller, the nearer), the headline, and why it does.
Spoken = tuple[int, Headline, str]
_SUBJECT_RANK = 2
_REPEATS = 0.5  # what says more than so much of it with the words of the lead answers nothing
_COUNTRY = "@country:"
_ACTIVE = "; active: "
_SPORT = re.compile(r"/(?:olympics?|sports?|sportnews)/", re.IGNORECASE)
_PARTY_SHARE = 0.2  # a state that a fifth of the story's headlines name is a party to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The offers, at most two a side, and for each side without one what is known of it.

    `own_press` are the outlets that stand on the side they are offered for, but for a side that is heard most of all
    without being the post's own: a short list cannot do without these.
    """

    offers: tuple[Offer, ...]
    silent: tuple[str, ...] = ()
    own_press: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet that is offered."""
        return tuple(offer.outlet for offer in self.offers)


def _nothing_against(headline: Headline) -> str:
    return ""


def offers(
    story: Story,
    *,
    lead: Headline,
    topic: Topic,
    registry: Registry,
    elsewhere: Sequence[Headline] = (),
    language: str = "en",
    kept_out: Callable[[Headline], str] = _nothing_against,
) -> Heard:
    """Return what can be cited for the sides that the lead does not stand on, in the topic's order of sides.

    Args:
        story: The story; copies are never offered.
        lead: The headline that leads the post.
        topic: Its sides; without any, every country that the story's own headlines name is a side.
        registry: Knows the outlets.
        elsewhere: Other headlines of the window, to say whether a silent side was at work at all.
        language: The blog's language; headlines in another one are not offered.
        kept_out: Tells why desk or topic keep a headline out (a mute), "" where they do not.
    """
    sides = topic.sides or tuple(_parties_as_sides(story, registry))
    own, loudest = _own_sides(sides, story, lead, registry)
    found: list[Offer] = []
    silent: list[str] = []
    for side in sides:
        if side.name in own:
            continue
        taken = {offer.url for offer in found} | {lead.url}
        others = [one for one in sides if one.name != side.name]
        spoken = _spoken(side, others, story, lead, registry)
        if not any(rank < _SUBJECT_RANK for rank, _, _ in spoken):
            spoken += _elsewhere(side, story, elsewhere, registry)
        readable = [one for one in spoken if is_readable(one[1], language) and one[1].url not in taken]
        offered = _best(side, [one for one in readable if not kept_out(one[1])])
        found += offered
        if not offered:
            silent.append(_silence(side, elsewhere, registry))
    press = tuple(one.outlet for one in found if one.side != loudest and _is_press(one, sides, registry))
    return Heard(offers=tuple(found), silent=tuple(silent), own_press=press)


def stands_on(side: Side, outlet: Outlet, registry: Registry) -> bool:
    """Tell whether an outlet is one of the side's members, by name or by tag."""
    return any(registry.selects(member, outlet) for member in side.members)


def states_of(side: Side, registry: Registry) -> frozenset[str]:
    """Return the codes of the states that a side is: by its `@country:` tags, or by its name, or by its outlets.

    `russia = ["RT", "TASS"]` is Russia by its name; `kremlin = ["RT"]` too; `press = ["RT", "TASS"]` by the one country
    that all of its outlets are from.
    """
    tagged = {member[len(_COUNTRY) :].upper() for member in side.members if member.lower().startswith(_COUNTRY)}
    if tagged:
        return frozenset(tagged)
    if code := states.coded(side.name):
        return frozenset({code})
    homes = {outlet.country for member in side.members if (outlet := registry.named(member))}
    return frozenset(homes - {""}) if len(homes) == 1 else frozenset()


def is_readable(headline: Headline, language: str) -> bool:
    """Tell whether a headline is in the blog's language; one without a language is taken to be, if its letters are."""
    if not headline.language:
        return may_be_in(headline.headline, language)
    return primary_language(headline.language) == primary_language(language)


def _own_sides(sides: Sequence[Side], story: Story, lead: Headline, registry: Registry) -> tuple[set[str], str]:
    """The sides the post speaks from, and, where it speaks from none, the one that is heard most all the same.

    It speaks from the lead's; with a lead from elsewhere, from the one that half of the story's outlets stand on. Where
    two are heard alike, or none so much, it speaks from none of them, and each may answer.
    """
    leading = registry.outlet(lead.outlet)
    own = {side.name for side in sides if stands_on(side, leading, registry)}
    if own or not sides:
        return own, ""
    outlets = [registry.outlet(name) for name in sorted({headline.outlet for headline in story.kept})]
    heard = {side.name: sum(stands_on(side, outlet, registry) for outlet in outlets) for side in sides}
    loudest = [name for name, count in heard.items() if count and count == max(heard.values())]
    if len(loudest) != 1:
        return set(), ""
    return (set(loudest), "") if 2 * heard[loudest[0]] >= len(outlets) else (set(), loudest[0])


def _spoken(side: Side, others: Sequence[Side], story: Story, lead: Headline, registry: Registry) -> list[Spoken]:
    codes = states_of(side, registry)
    spoken: list[Spoken] = []
    for headline in story.kept:
        if headline.outlet == lead.outlet or headline.kind == "post":  # a post is listed, never cited
            continue
        outlet = registry.outlet(headline.outlet)
        if stands_on(side, outlet, registry):
            state = outlet.state in GOVERNMENTS_OWN
            why = f"{outlet.name} is {'state media of' if state else 'on'} the side of {side.name}"
            spoken.append((0 if state else 1, headline, why))
        elif states.is_unnamed(headline.headline) and any(stands_on(one, outlet, registry) for one in others):
            continue  # `Thai troops attacked, army says`: in Cambodia's press it is Cambodia's army
        elif (code := states.subject(headline.headline)) in codes:
            spoken.append((_subject_rank(headline, lead), headline, f"its subject is {states.name(code)}"))
        elif (code := states.attributed(headline.headline)) in codes:
            spoken.append((_subject_rank(headline, lead), headline, f"it gives the word of {states.name(code)}"))
    return spoken


def _subject_rank(headline: Headline, lead: Headline) -> int:
    """What says the lead's own words again comes behind what says something of its own."""
    said = set(terms(headline.headline, headline.language))
    again = len(said & set(terms(lead.headline, lead.language)))
    return _SUBJECT_RANK + (again > _REPEATS * len(said))


def _elsewhere(side: Side, story: Story, elsewhere: Sequence[Headline], registry: Registry) -> list[Spoken]:
    """What the side's own press printed outside the story on two of its parties, the side among them; no sport."""
    parties, codes = _parties(story), states_of(side, registry)
    if not parties & codes:
        return []
    inside = {headline.id for headline in story.headlines}
    said = {word for headline in story.kept for word in terms(headline.headline, headline.language)}
    spoken: list[Spoken] = []
    for headline in elsewhere:
        outlet = registry.named(headline.outlet)
        if outlet is None or headline.id in inside or headline.kind != "news" or not stands_on(side, outlet, registry):
            continue
        if _SPORT.search(headline.canonical):
            continue  # that their players met is no answer
        named = [code for code in states.mentioned(headline.headline) if code in parties]
        if len(named) > 1 and set(named) & codes:
            alike = len(said & set(terms(headline.headline, headline.language)))
            on = " and ".join(states.name(code) for code in named[:2])
            why = f"{outlet.name} is on the side of {side.name}; not in this story, but on {on}"
            spoken.append((-alike, headline, why))
    return spoken


def _best(side: Side, spoken: Sequence[Spoken]) -> list[Offer]:
    """The best headlines of distinct outlets; within a rank reports first, and the newest: the side's latest answer."""
    ordered = sorted(
        spoken, key=lambda one: (one[0], not _is_report(one[1]), -one[1].trusted_at.timestamp(), one[1].canonical)
    )
    by_outlet = {headline.outlet: (headline, why) for _, headline, why in reversed(ordered)}
    chosen = list(dict.fromkeys(headline.outlet for _, headline, _ in ordered))[:PER_SIDE]
    return [
        Offer(
            side=side.name,
            headline=by_outlet[name][0].headline,
            url=by_outlet[name][0].url,
            outlet=name,
            agency=by_outlet[name][0].agency or None,
            why=by_outlet[name][1],
        )
        for name in chosen
    ]


def _is_report(headline: Headline) -> bool:
    return headline.kind == "news" and not is_digest(headline.headline)


def _parties(story: Story) -> set[str]:
    """The states that the story is about: those that a fifth of its headlines name, and at least two of them."""
    named = Counter(code for headline in story.kept for code in states.mentioned(headline.headline))
    least = max(2.0, _PARTY_SHARE * len(story.kept))
    return {code for code, count in named.items() if count >= least}


def _parties_as_sides(story: Story, registry: Registry) -> Iterator[Side]:
    homes = {outlet.country for headline in story.kept if (outlet := registry.named(headline.outlet))}
    for code in sorted(_parties(story) & homes):
        yield Side(name=states.name(code), members=(f"{_COUNTRY}{code}",))


def _is_press(offer: Offer, sides: Sequence[Side], registry: Registry) -> bool:
    outlet = registry.outlet(offer.outlet)
    return any(side.name == offer.side and stands_on(side, outlet, registry) for side in sides)


def silence_alone(said: str) -> str:
    """Return what is said of a silent side without who was active: that changes with every headline anywhere."""
    return said.partition(_ACTIVE)[0]


def _silence(side: Side, elsewhere: Sequence[Headline], registry: Registry) -> str:
    active = Counter[str]()
    for name, printed in Counter(headline.outlet for headline in elsewhere).items():
        outlet = registry.named(name)
        if outlet is not None and stands_on(side, outlet, registry):
            active[outlet.name] += printed
    if not active:
        named = ", ".join(member for member in side.members if not is_selector(member))
        return f"{side.name}: none of its outlets{f' ({named})' if named else ''} printed anything in the window"
    busiest = sorted(active, key=lambda name: (-active[name], name))[:3]
    return f"{side.name}: nothing on this story{_ACTIVE}" + ", ".join(f"{name} ({active[name]})" for name in busiest)
