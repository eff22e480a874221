"""Give a post another lead: the old one goes back into the list. Pure."""

from dataclasses import replace

from pipeline.draft import moves
from pipeline.news import Lead, Link, Roundup


def led_by(roundup: Roundup, lead: Lead) -> Roundup:
    """Return the post with this lead; the old lead stands in the list, at the new one's place if it had one there."""
    if roundup.lead is not None and roundup.lead.url == lead.url:
        return replace(roundup, lead=lead)
    place = next((n for n, link in enumerate(moves.links(roundup), start=1) if link.url == lead.url), None)
    old = roundup.lead
    known = {link.url for link in moves.links(roundup)}
    if old is not None and old.url not in known:
        roundup = moves.added(roundup, as_link(old), place or 1)
        place = place + 1 if place else None
    if place:
        roundup = moves.removed(roundup, place)
    return replace(roundup, lead=lead)


def as_link(lead: Lead) -> Link:
    """Return a lead as a line of the list."""
    return Link(headline=lead.headline, url=lead.url, outlet=lead.outlet, agency=lead.agency, authors=())
