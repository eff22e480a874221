"""News for a draft that the editor works on: untouched fields keep themselves current, for the others it proposes.

Pure. A field is touched when the editor changed it; `base` is what the desk had there then. What the desk has now is a
suggestion only where it is neither the editor's nor the base.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.draft import citing, fields, moves
from pipeline.news import Draft, Link, Roundup


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a run has for a touched field: `old` and `new` are JSON values of the field; of the list, one link each."""

    field: str
    old: Any = None
    new: Any = None
    link: Link | None = None


def freshened(kept: Draft, touched: Mapping[str, Any], fresh: Draft) -> Draft:
    """Return the editor's draft with every field he does not own as the fresh one has it.

    A lead under a chosen excerpt stays, an excerpt goes with its lead, and the list never repeats the lead or what the
    comment cites.
    """
    roundup = replace(kept.roundup, date=fresh.roundup.date)
    for field in _free(touched, roundup, fresh.roundup):
        roundup = fields.put(roundup, field, fields.value(fresh.roundup, field))
    if "list" not in touched:
        roundup = _without_repeats(roundup)
    return replace(kept, roundup=roundup, offers=fresh.offers, checks=fresh.checks, why=fresh.why)


def news(kept: Roundup, touched: Mapping[str, Any], fresh: Roundup) -> Iterator[News]:
    """Yield what the runs would have now in the fields that the editor owns, by field; of the list, link by link."""
    for field in fields.FRESHENED:
        if field not in touched or field == "list" or (field == "excerpt" and _lead(kept) != _lead(fresh)):
            continue
        now, mine = fields.value(fresh, field), fields.value(kept, field)
        if now and now not in (mine, touched[field]):
            yield News(field=field, old=mine, new=now)
    if "list" in touched:
        seen = _addresses(kept) | {link["url"] for link in _base_links(touched["list"])}
        for link in moves.links(fresh):
            if link.url not in seen:
                yield News(field="list", link=link)


def _free(touched: Mapping[str, Any], kept: Roundup, fresh: Roundup) -> list[str]:
    frozen = set(touched)
    if "excerpt" in frozen:
        frozen.add("lead")
    if "lead" in frozen and _lead(kept) != _lead(fresh):
        frozen.add("excerpt")
    return [field for field in fields.FRESHENED if field not in frozen]


def _without_repeats(roundup: Roundup) -> Roundup:
    _, cited = citing.to_references(roundup.comment)
    taken = {*cited, _lead(roundup)} - {None}
    for place in range(len(moves.links(roundup)), 0, -1):
        if moves.at(roundup, place).url in taken:
            roundup = moves.removed(roundup, place)
    return roundup


def _lead(roundup: Roundup) -> str | None:
    return roundup.lead.url if roundup.lead else None


def _addresses(roundup: Roundup) -> set[str | None]:
    _, cited = citing.to_references(roundup.comment)
    return {_lead(roundup), *cited, *(link.url for link in moves.links(roundup))}


def _base_links(base: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON
    for section in base or []:
        for group in section["groups"]:
            yield from group
