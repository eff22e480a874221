"""The maker of copies and of look-alikes that `bench/fold.py` measures folding on. Seeded; nothing is fetched.

From headlines with summaries it makes what newsrooms make of each other's and their own reports (a copy keeps the
`origin` of its original), and headlines that only look like copies (`origin` of their own). The words are the
originals' and the frames below; the notices, columns and series are invented.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.news import Headline
from pipeline.read import agencies

WIRES = ("Reuters", "AP", "AFP")
CARRIERS = tuple(f"{name} {kind}" for name in ("Quay", "Lista", "Marl", "Orrin", "Aune") for kind in ("Post", "Echo"))
_MARKS = (
    "UPDATE 1-",
    "UPDATE 3-",
    "WRAPUP 2-",
    "RPT-",
    "REFILE-",
    "CORRECTED-",
    "RPT-UPDATE 2-",
    "CORRECTED-UPDATE 1-",
)
_LABELS = ("UPDATED: ", "Update: ", "BREAKING: ", "Just in: ", "EXCLUSIVE: ", "Correction: ", "(LEAD) ")
_ENDS = (" (Updated)", " - update", " [corrected]", " (2nd LD)")
_KICKERS = ("Kenya: ", "World: ", "US politics: ", "Middle East | ", "Economy - ")
_COLUMNS = (
    "Morning briefing: what you need to know today",
    "Letters to the editor",
    "The day in pictures around the world",
)
_NOTICES = (
    "Sign up for our free newsletter to get the news that matters delivered to your inbox every morning.",
    "This is a breaking story and will be updated as soon as our reporters learn more about it.",
    "Our correspondents in the capital bring you the latest on this and on the day's other stories.",
)
_MATCHES = ("Arsenal", "Leeds", "Everton", "Fulham", "Burnley", "Sunderland", "Brentford", "Wolves")


@dataclass(frozen=True, slots=True)
class Made:
    """A headline of the stream: what it was made as, and the number of the article it is a copy of, or its own."""

    headline: Headline
    kind: str
    origin: int


def stream(originals: Sequence[Headline], donors: Sequence[Headline], *, seed: int) -> list[Made]:
    """Return the originals with copies and look-alikes among them, in order of arrival, numbered anew.

    Three originals of ten get a copy of some kind, one of ten stands model for a pair of look-alikes, whose words are
    two donors'; each arrives one minute to ten hours after its original.
    """
    dice = random.Random(seed)
    # Two outlets of the files may have one wire text already: one origin.
    texts: dict[str, int] = {}
    made = [Made(one, "original", texts.setdefault(_start(one), at)) for at, one in enumerate(originals)]
    whole = [one for one in made if len(one.headline.headline.split()) > 5 and len(one.headline.summary.split()) > 12]
    left = dice.sample(list(donors), len(donors))
    pairs: dict[tuple[str, ...], int] = {}
    for one in whole:
        chance = dice.random()
        if chance < 0.3:
            kind = dice.choice(list(COPIES))
            made.append(_later(Made(COPIES[kind](one.headline, dice), kind, one.origin), dice))
        elif chance < 0.4:
            kind = dice.choice(list(LOOK_ALIKES))
            pair = [_dated(donor, one.headline) for donor in (left.pop(), left.pop())]
            for each in LOOK_ALIKES[kind](pair[0], pair[1], dice):
                # By chance two pairs may be of one match or day: then they are one article.
                words = (*sorted(each.headline.split()), each.summary)
                own = pairs.setdefault(words, -1 - len(pairs))
                made.append(_later(Made(each, kind, own), dice))
    ordered = sorted(made, key=lambda one: one.headline.seen_at)
    return [replace(one, headline=replace(one.headline, id=at)) for at, one in enumerate(ordered, start=1)]


def _start(headline: Headline) -> str:
    words = re.findall(r"\w+", headline.summary.lower())[:9]
    return " ".join(words) if len(words) > 8 else headline.canonical


def _dated(donor: Headline, like: Headline) -> Headline:
    return replace(donor, outlet=like.outlet, seen_at=like.seen_at, published=like.seen_at)


def _later(made: Made, dice: random.Random) -> Made:
    late = timedelta(minutes=dice.randint(1, 600))
    printed, seen = made.headline.trusted_at + late, made.headline.seen_at + late
    return replace(made, headline=replace(made.headline, seen_at=seen, published=printed))


def _elsewhere(headline: Headline, dice: random.Random) -> Headline:
    """The same under another address of its outlet."""
    url = f"https://news.example/{dice.randrange(10**9)}"
    return replace(headline, url=url, canonical=url)


def _carried(headline: Headline, dice: random.Random) -> Headline:
    """The same at another outlet."""
    return replace(_elsewhere(headline, dice), outlet=dice.choice(CARRIERS))


def _retitled(headline: Headline, dice: random.Random) -> Headline:
    """Another title of the same text: the words of its lede, or the old title turned round or thinned out."""
    words = headline.headline.split()
    way = dice.randrange(3)
    if way == 0:
        title = " ".join(headline.summary.split()[: dice.randint(7, 11)])
    elif way == 1:
        middle = len(words) // 2
        title = " ".join(words[middle:]) + ": " + " ".join(words[:middle])
    else:
        gone = set(dice.sample(range(len(words)), max(1, len(words) // 4)))
        title = " ".join(word for at, word in enumerate(words) if at not in gone)
    return replace(headline, headline=title)


def _cut(headline: Headline, dice: random.Random) -> Headline:
    """Title and text cut short, as feeds with a limit do."""
    title, text = headline.headline, headline.summary
    if dice.random() < 0.6:
        title = title[: dice.randint(len(title) * 3 // 5, len(title) - 4)].rstrip() + dice.choice(("...", "…", " ..."))
    return replace(
        headline, headline=title, summary=text[: dice.randint(60, 160)].rstrip() + dice.choice(("", "...", "[…]"))
    )


def _prefixed(headline: Headline, dice: random.Random) -> Headline:
    """Marked as an update, correction or repeat, or with a kicker; an update has another end, or another start."""
    title, way = headline.headline, dice.randrange(4)
    title = (
        dice.choice(_MARKS) + title,
        dice.choice(_LABELS) + title,
        title + dice.choice(_ENDS),
        dice.choice(_KICKERS) + title,
    )[way]
    changed = _edited(headline, dice) if way < 3 and dice.random() < 0.5 else headline
    return replace(changed, headline=title)


def _edited(headline: Headline, dice: random.Random) -> Headline:
    """One word of the text's first forty is another."""
    words = headline.summary.split()
    words[dice.randrange(min(40, len(words)))] = dice.choice(("reportedly", "late", "officials", "senior"))
    return replace(headline, summary=" ".join(words))


def _named(headline: Headline, dice: random.Random) -> Headline:
    """A carrier that names the agency in one of the ways there are; the original is not marked, or is the agency's."""
    own = headline.agency or agencies.KNOWN.get(headline.outlet.lower(), "")
    agency = own or dice.choice(WIRES)
    carried = _carried(headline, dice)
    way = dice.randrange(4)
    if way == 0:
        carried = replace(carried, authors=(agency,))
    elif way == 1:
        carried = replace(carried, summary=f"WASHINGTON, Nov 3 ({agency}) - {carried.summary}")
    elif way == 2:
        carried = replace(carried, summary=f"WASHINGTON ({agency}) — {carried.summary}")
    else:
        carried = replace(carried, headline=f"{carried.headline} - {agency}")
    named = agencies.named(authors=carried.authors, text=carried.summary)
    return replace(carried, agency=named)


COPIES: dict[str, Callable[[Headline, random.Random], Headline]] = {
    "in another feed": _elsewhere,
    "retitled": lambda one, dice: _retitled(_elsewhere(one, dice), dice),
    "truncated": lambda one, dice: _cut(_elsewhere(one, dice), dice),
    "prefixed": lambda one, dice: _prefixed(_elsewhere(one, dice), dice),
    "other carrier": _carried,
    "other carrier, agency named": _named,
    "other carrier, retitled": lambda one, dice: _named(_retitled(one, dice), dice),
    "other carrier, truncated": lambda one, dice: _named(_cut(one, dice), dice),
    "other carrier, prefixed": lambda one, dice: _named(_prefixed(one, dice), dice),
    "other carrier, edited": lambda one, dice: _named(_edited(one, dice), dice),
}


def _column(one: Headline, other: Headline, dice: random.Random) -> list[Headline]:
    title = dice.choice(_COLUMNS)
    return [replace(_elsewhere(each, dice), outlet=one.outlet, headline=title) for each in (one, other)]


def _series(one: Headline, _: Headline, dice: random.Random) -> list[Headline]:
    day = dice.randint(40, 900)
    text = "Here is what happened on day {} of the war, and what our reporters expect of the days that follow."
    return [
        replace(
            _elsewhere(one, dice), headline=f"The war on the Aune: what we know on day {at}", summary=text.format(at)
        )
        for at in (day, day + 1)
    ]


def _notice(one: Headline, other: Headline, dice: random.Random) -> list[Headline]:
    outlet = dice.choice(CARRIERS)
    notice = _NOTICES[CARRIERS.index(outlet) % len(_NOTICES)]
    return [
        replace(_elsewhere(each, dice), outlet=outlet, summary=f"{notice} {dice.choice(('', each.summary))}".strip())
        for each in (one, other)
    ]


def _listing(one: Headline, _: Headline, dice: random.Random) -> list[Headline]:
    home, *guests = dice.sample(_MATCHES, 3)
    return [
        replace(
            _elsewhere(one, dice),
            headline=f"How to watch {home} v {guest} tonight: TV channel, team news and live stream",
            summary="Here is how to see the match this weekend, with kick-off time, team news and our prediction.",
        )
        for guest in guests
    ]


def _kickers(one: Headline, other: Headline, dice: random.Random) -> list[Headline]:
    places = dice.sample(("Kenya", "Uganda", "Ghana", "Nigeria"), 2)
    title = "Police arrest five over attack on market"
    return [
        replace(_elsewhere(each, dice), outlet="AllAfrica", headline=f"{place}: {title}")
        for place, each in zip(places, (one, other), strict=True)
    ]


def _two_wires(one: Headline, other: Headline, dice: random.Random) -> list[Headline]:
    """Two agencies' texts under one title: the title is the event's, the texts are their own."""
    return [
        replace(
            _carried(each, dice), headline=one.headline, agency=name, summary=f"WASHINGTON ({name}) - {each.summary}"
        )
        for name, each in zip(dice.sample(WIRES, 2), (one, other), strict=True)
    ]


LOOK_ALIKES: dict[str, Callable[[Headline, Headline, random.Random], list[Headline]]] = {
    "one column title": _column,
    "numbered series": _series,
    "one notice to readers": _notice,
    "one listing, other names": _listing,
    "two places' kickers": _kickers,
    "two agencies, one title": _two_wires,
}
