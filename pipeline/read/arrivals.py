"""Items become headlines on arrival: the address that posts link to, the kind by its address, the agency it names.

Pure. What cannot be linked is refused with the reason, never dropped in silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline import urls
from pipeline.news import Headline, Item
from pipeline.read import agencies, kinds
from pipeline.read.redated import redated


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Headlines in the order of the items, and what was refused: (place in the feed, counted from 0, and why)."""

    headlines: tuple[Headline, ...]
    refused: tuple[tuple[int, str], ...] = ()


def headlines(
    items: Sequence[Item],
    *,
    outlet: str,
    seen_at: datetime,
    language: str = "",
    wires: Mapping[str, str] | None = None,
) -> Arrived:
    """Return the headlines of an outlet's items, all first seen at one time.

    `language` is the outlet's; an item's own language wins. `wires` are further agencies by spelling in lower case.
    """
    arrived, refused = [], []
    old = redated(items)
    for item in items:
        address = urls.clean(item.origin or item.url)
        why = "it has no headline" if not item.headline else "" if address else f"not a web address: {item.url!r}"
        if why:
            refused.append((item.position, why))
        else:
            dated = replace(item, published=None) if item.position in old else item
            arrived.append(_headline(dated, address, outlet, seen_at, item.language or language, wires))
    return Arrived(headlines=tuple(arrived), refused=tuple(refused))


def _headline(
    item: Item, address: str, outlet: str, seen_at: datetime, language: str, wires: Mapping[str, str] | None
) -> Headline:
    opening = item.content[0] if item.content else item.summary
    agency = agencies.named(authors=item.authors, text=opening, more=wires)
    return Headline(
        outlet=outlet,
        headline=item.headline,
        url=address,
        canonical=item.canonical,
        seen_at=seen_at,
        published=item.published,
        summary=item.summary,
        content=item.content,
        authors=item.authors,
        language=language,
        agency=agency if agency != outlet else "",
        kind=kinds.of(item.headline, address),
        position=item.position,
    )
