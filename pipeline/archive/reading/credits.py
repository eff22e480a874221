"""Who is cited on a line: outlet, agency, authors, and what kind of piece it is. The registry decides. Pure.

Measured on 543 lines of 61 posts (format/MEASURED.md 1 and 2): a colon proves nothing, `X/Y` is a carrier and its
agency, `(Country)` is part of a name, `editorial` and `opinion` at the end are a kind and no name. An outlet that the
registry does not know is taken as it stands only where the line leaves no doubt.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.archive.reading import behind_names
from pipeline.archive.reading.split import readings
from pipeline.house import HouseFormat, LinePattern, pattern
from pipeline.outlets import Registry

# How the kinds were written before there was a format: 8 of 495 list lines.
_KIND_WORDS = {"opinion": "opinion", "op-ed": "opinion", "commentary": "opinion", "editorial": "editorial"}
# A document in the place of an outlet.
_DOCUMENT = re.compile(r"(?:full |original |complete )?(?:pdf|text|report|transcript|document)", re.IGNORECASE)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|,\s+(?:and\s+)?")
_TITLE_OR_NAME = re.compile(r"[^\W\d_][\w.'’()-]*")
_SMALL = frozenset({"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"})
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{4}[.!?][\"”’']?\s")  # no abbreviation, such as in `U.S. News`
_CREDIT_WORD = re.compile(r"\b(?:photos?|photograph|image|picture|credits?|courtesy|caption)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]]")
_LONGEST_NAME = 60  # characters; the longest of 172 measured outlets has 40
_MOST_NAME_WORDS = 8
_CREDIT = pattern("{authors, }{outlet}{/agency}{ kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One way to read a line.

    `known`: the registry knows the outlet or its agency; `sure`: it does, or the line's link shows the headline.
    """

    headline: str
    outlet: str
    agency: str | None
    authors: tuple[str, ...]
    kind: str
    own_text: str | None
    note: str | None
    known: bool
    sure: bool
    weight: float


def best(
    line: LinePattern, text: str, *, house: HouseFormat, registry: Registry, linked: Iterable[str] = ()
) -> Cited | None:
    """Return the best way to read a line that cites an outlet for a headline, none when there is no way.

    Args:
        line: How such a line is written.
        text: Its words.
        house: Its words for kinds.
        registry: The outlets that are known.
        linked: The words of the line's links: one of them is the headline.
    """
    return _best(readings(line, text, needs=frozenset({"headline", "outlet"})), house, registry, frozenset(linked))


def alone(text: str, *, house: HouseFormat, registry: Registry) -> Cited | None:
    """Return who is cited by words that hold nothing else, such as `A. Ek, Meridian News/AP`; the headline is ""."""
    return _best(readings(_CREDIT, text, needs=frozenset({"outlet"})), house, registry, frozenset())


def is_name(text: str) -> bool:
    """Say whether words may be an outlet's name: few, and no sentence."""
    words = text.split()
    if not words or len(words) > _MOST_NAME_WORDS or len(text) > _LONGEST_NAME or " -- " in f" {text} ":
        return False
    return text[-1] not in ".!?:;,…" and (
        not text[0].islower() or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text) is not None
    )


def may_be_name(text: str) -> bool:
    """Say whether words may be the name of an outlet that leads: a name, no caption with its credit."""
    return is_name(text) and _SENTENCE_ENDS.search(text) is None and _CREDIT_WORD.search(text) is None


def is_known(outlet: str, registry: Registry) -> bool:
    """Say whether the registry knows an outlet under this name."""
    return len(outlet) <= _LONGEST_NAME and registry.named(outlet) is not None


def _best(
    ways: Iterable[Mapping[str, str]], house: HouseFormat, registry: Registry, linked: frozenset[str]
) -> Cited | None:
    chosen: Cited | None = None
    for way in ways:
        cited = _weighed(way, house, registry, linked)
        if cited and (chosen is None or cited.weight > chosen.weight):
            chosen = cited
    return chosen


def _weighed(way: Mapping[str, str], house: HouseFormat, registry: Registry, linked: frozenset[str]) -> Cited | None:
    kind = _kind(way["kind"], house) if "kind" in way else "news"
    if kind is None:
        return None
    way, note = _without_note(way, registry)
    outlet, agency, headline = way["outlet"], way.get("agency"), way.get("headline", "")
    known, agency_known = is_known(outlet, registry), bool(agency) and is_known(agency or "", registry)
    shown = headline in linked or way.get("own_text") in linked
    marked = ("own_text" in way) + ("note" in way)
    weight = 8.0 * shown + 4.0 * known + 2.0 * agency_known + ("kind" in way) + 0.5 * marked
    if agency and not agency_known:
        weight += 0.0 if known else (0.5 if is_name(agency) and is_name(outlet) and len(outlet) > 1 else -2.0)
    if "authors" in way and not known:
        weight += (
            0.5 if is_name(outlet) and all(_is_person(name, registry) for name in _names(way["authors"])) else -3.0
        )
    weight -= 4.0 * (not known and behind_names.is_day(outlet))
    # `(R-Md.)` belongs whole to a name, a headline's brackets whole to it.
    weight -= sum(not is_balanced(part) for part in way.values())
    document = not known and not agency and _DOCUMENT.fullmatch(outlet) is not None
    return Cited(
        headline=headline,
        outlet=outlet,
        agency=agency,
        authors=_names(way["authors"]) if "authors" in way else (),
        kind="document" if document and kind == "news" else kind,
        own_text=way.get("own_text"),
        note=way.get("note") or note,
        known=known or agency_known,
        sure=shown or known or agency_known,
        weight=weight,
    )


def _without_note(way: Mapping[str, str], registry: Registry) -> tuple[Mapping[str, str], str | None]:
    """A way to read a line, without what stands behind the name of its outlet, or of the agency; and that."""
    field = "agency" if "agency" in way else "outlet"
    name, note = behind_names.parted(way[field], lambda words: is_known(words, registry))
    return {**way, field: name}, note


def is_balanced(text: str) -> bool:
    """Say whether every round and square bracket is closed after it was opened."""
    depth = 0
    for mark in _BRACKETS.findall(text):
        depth += 1 if mark in "([" else -1
        if depth < 0:
            return False
    return depth == 0


def _kind(word: str, house: HouseFormat) -> str | None:
    key = word.casefold().rstrip(".")
    known = {written.casefold(): kind for kind, written in house.kind_words.items()}
    return known.get(key) or _KIND_WORDS.get(key)


def _names(authors: str) -> tuple[str, ...]:
    return tuple(name for name in _AND.split(_BY.sub("", authors)) if name)


def _is_person(name: str, registry: Registry) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or is_known(name, registry):
        return False
    return all(word in _SMALL or (_TITLE_OR_NAME.match(word.strip("()")) and not word[0].islower()) for word in words)
