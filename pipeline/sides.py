"""Who speaks for the other side: what the editor may cite against the lead, and who was silent.

Pure. A headline speaks for a side when its outlet stands on it, or when its subject - the first words - is that side's
country. Outlets of the side come first, state media before others: they carry the other government's own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from pipeline.news import Headline, Offer, Outlet, Side, Story, Topic
from pipeline.outlets import Registry
from pipeline.outlets.tags import is_selector
from pipeline.shingles import tokens

PER_SIDE = 2
_COUNTRY = "@country:"
_SUBJECT_WORDS = 3
_STATE_MEDIA = ("SC", "CaPu", "CaPr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The offers, at most two a side, and for each side without one what is known of it."""

    offers: tuple[Offer, ...]
    silent: tuple[str, ...] = ()
    own_press: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet that is offered; `own_press` are those of them that stand on the side they are offered for."""
        return tuple(offer.outlet for offer in self.offers)


def offers(
    story: Story,
    *,
    lead: Headline,
    topic: Topic,
    registry: Registry,
    elsewhere: Sequence[Headline] = (),
    language: str = "en",
) -> Heard:
    """Return what can be cited for the sides that the lead does not stand on, in the topic's order of sides.

    Args:
        story: The story; copies are never offered.
        lead: The headline that leads the post.
        topic: Its sides; without any, every country that the story's own headlines name is a side.
        registry: Knows the outlets.
        elsewhere: Other headlines of the window, to say whether a silent side was at work at all.
        language: The blog's language; headlines in another one are not offered.
    """
    sides = topic.sides or tuple(_countries_named(story, registry, language))
    own = _own_sides(sides, story, lead, registry)
    found: list[Offer] = []
    silent: list[str] = []
    for side in sides:
        if side.name in own:
            continue
        offered = list(_offers_of(side, story, lead, registry, language, {offer.url for offer in found}))[:PER_SIDE]
        found += offered
        if not offered:
            silent.append(_silence(side, elsewhere, registry))
    press = tuple(offer.outlet for offer in found if _is_press(offer, sides, registry))
    return Heard(offers=tuple(found), silent=tuple(silent), own_press=press)


def stands_on(side: Side, outlet: Outlet, registry: Registry) -> bool:
    """Tell whether an outlet is one of the side's members, by name or by tag."""
    return any(registry.selects(member, outlet) for member in side.members)


def is_readable(headline: Headline, language: str) -> bool:
    """Tell whether a headline is in the blog's language; one without a language is taken to be."""
    return not headline.language or headline.language[:2].lower() == language[:2].lower()


def _own_sides(sides: Sequence[Side], story: Story, lead: Headline, registry: Registry) -> set[str]:
    """The sides the post speaks from: the lead's; with a lead from elsewhere, the one most of the story is from."""
    leading = registry.named(lead.outlet) or Outlet(name=lead.outlet)
    own = {side.name for side in sides if stands_on(side, leading, registry)}
    if own or not sides:
        return own
    outlets = [registry.named(headline.outlet) or Outlet(name=headline.outlet) for headline in story.kept]
    heard = {side.name: sum(stands_on(side, outlet, registry) for outlet in outlets) for side in sides}
    loudest = max(heard.values())
    return {next(name for name in heard if heard[name] == loudest)} if loudest else set()


def _offers_of(
    side: Side, story: Story, lead: Headline, registry: Registry, language: str, taken: set[str]
) -> Iterator[Offer]:
    names = _country_words(side, language)
    spoken: list[tuple[int, Headline, str]] = []
    for headline in story.kept:
        outlet = registry.named(headline.outlet) or Outlet(name=headline.outlet)
        if headline.outlet == lead.outlet or headline.url in taken or not is_readable(headline, language):
            continue
        if stands_on(side, outlet, registry):
            state = outlet.state in _STATE_MEDIA
            why = f"{outlet.name} is {'state media of' if state else 'on'} the side of {side.name}"
            spoken.append((0 if state else 1, headline, why))
        elif subject := _subject(headline, names):
            spoken.append((2, headline, f"its subject is {subject}"))
    seen: set[str] = set()
    # Within a rank the newest word first: the other side's latest answer.
    for _, headline, why in sorted(spoken, key=lambda one: (one[0], -one[1].trusted_at.timestamp(), one[1].id)):
        if headline.outlet not in seen:
            seen.add(headline.outlet)
            yield Offer(
                side=side.name,
                headline=headline.headline,
                url=headline.url,
                outlet=headline.outlet,
                agency=headline.agency or None,
                why=why,
            )


def _is_press(offer: Offer, sides: Sequence[Side], registry: Registry) -> bool:
    outlet = registry.named(offer.outlet) or Outlet(name=offer.outlet)
    return any(side.name == offer.side and stands_on(side, outlet, registry) for side in sides)


def _country_words(side: Side, language: str) -> tuple[str, ...]:
    codes = [member[len(_COUNTRY) :].upper() for member in side.members if member.lower().startswith(_COUNTRY)]
    named = Locale.parse(language.replace("-", "_")).territories
    return tuple(str(named[code]) for code in codes if code in named)


def _subject(headline: Headline, countries: Sequence[str]) -> str:
    """Return the country that the headline opens with, "" for none: `Russia Warns ...`, `Russian diplomat says ...`."""
    opening = tokens(headline.headline)[:_SUBJECT_WORDS]
    for country in countries:
        [first, *_] = tokens(country) or [""]
        # The name and what is made of it (Russia, Russian, Russia's); short names would match too much.
        if len(first) > 3 and any(word == first or word.startswith(first) for word in opening[:2]):
            return country
    return ""


def _countries_named(story: Story, registry: Registry, language: str) -> Iterator[Side]:
    printed = [word for headline in story.kept for word in tokens(headline.headline)]
    codes = {outlet.country for headline in story.kept if (outlet := registry.named(headline.outlet))}
    for code in sorted(code for code in codes if code):
        side = Side(name=code, members=(f"{_COUNTRY}{code}",))
        for country in _country_words(side, language):
            [first, *_] = tokens(country) or [""]
            if len(first) > 3 and sum(word.startswith(first) for word in printed) > 1:
                yield Side(name=country, members=side.members)


def _silence(side: Side, elsewhere: Sequence[Headline], registry: Registry) -> str:
    active: dict[str, int] = {}
    for headline in elsewhere:
        outlet = registry.named(headline.outlet)
        if outlet is not None and stands_on(side, outlet, registry):
            active[outlet.name] = active.get(outlet.name, 0) + 1
    if not active:
        named = ", ".join(member for member in side.members if not is_selector(member))
        return f"{side.name}: none of its outlets{f' ({named})' if named else ''} printed anything in the window"
    busiest = sorted(active, key=lambda name: (-active[name], name))[:3]
    return f"{side.name}: nothing on this story; active: " + ", ".join(f"{name} ({active[name]})" for name in busiest)
