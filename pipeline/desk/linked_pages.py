"""The pages that a post links to, read from its text: the lead, what the comment and notices cite, the lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import urls
from pipeline.draft import citing, moves
from pipeline.news import Roundup
from pipeline.outlets import Registry
from pipeline.store.posts import Page

LED, CITED, LISTED = "lead", "cited", "list"
# Each role, and as what the store keeps it; then the other way round.
ROLES = {LED: "lead", CITED: "comment", LISTED: "list"}
ROLE_OF = {stored: role for role, stored in ROLES.items()}

# A citation of the comment in reference form, and the outlet in brackets behind it.
_CITATION = re.compile(
    rf"{citing.OPENING}(?P<words>{citing.WORDS})\]\[(?P<number>[1-9]\d{{0,2}})\]"
    r"(?: \((?P<outlet>(?:[^()\n]|\([^()\n]*\))+)\))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A page that a post links to. `role`: lead, cited or list; `language` is its outlet's, "" = nobody says."""

    role: str
    headline: str
    url: str
    outlet: str
    language: str = ""


def links_of(roundup: Roundup, registry: Registry) -> tuple[Linked, ...]:
    """Return the pages that a roundup links to: its lead, what its comment and notices cite, its lists."""
    found = []
    if roundup.lead:
        lead = roundup.lead
        found.append(linked(registry, LED, lead.headline, lead.url or "", lead.outlet))
    found += _citations(roundup.comment, registry)
    found += [
        linked(registry, LISTED, link.own_text or link.headline, link.url or "", link.outlet)
        for link in moves.links(roundup)
    ]
    for notice in roundup.notices:
        found += _citations(notice.text, registry)
    return tuple(found)


def pages_of(roundup: Roundup, registry: Registry) -> Iterator[Page]:
    """Yield the pages that a post links to as the store keeps them, lead first, each role of a page once."""
    seen: set[tuple[str, str]] = set()
    for link in links_of(roundup, registry):
        if not link.url:
            continue
        canonical, role = urls.canonical(link.url), ROLES[link.role]
        if (canonical, role) not in seen:
            seen.add((canonical, role))
            yield Page(canonical, link.url, link.outlet, link.headline, role)


def linked(registry: Registry, role: str, headline: str, url: str, outlet: str) -> Linked:
    """Return a page by what a post says of it; its outlet is named as the registry names it."""
    at = registry.named(outlet) if outlet else registry.at(url)
    name = at.name if at else outlet or urls.site(urls.host(url))
    return Linked(role=role, headline=headline, url=urls.clean(url), outlet=name, language=at.language if at else "")


def _citations(comment: str, registry: Registry) -> list[Linked]:
    written, addresses = citing.to_references(comment)
    return [
        linked(
            registry,
            CITED,
            re.sub(r"\\(.)", r"\1", found["words"]),
            addresses[int(found["number"]) - 1],
            found["outlet"] or "",
        )
        for found in _CITATION.finditer(written)
        if int(found["number"]) <= len(addresses)
    ]
