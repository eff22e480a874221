"""Cut an errand into chunks of outlets that can be asked apart from each other: whole sites only. Pure.

Two chunks that are asked at the same time never ask one site, so that the pauses between requests to a host hold
whoever asks. Outlets that share a site, or are tied by others that do, are one knot; a knot too large for a chunk, or
of which some certificates are not checked, becomes several chunks that are asked one after the other: a lane.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from pipeline import urls
from spiders.assignments import Assignment, Crawl

MOST_OUTLETS = 50
"""In a chunk: what is lost at most when a worker dies, and what is stored in one transaction."""
# Below it, starting a crawl costs more than what it asks.
_LEAST_OUTLETS = 10

Outlets = list[tuple[Assignment, ...]]
Lane = tuple[Crawl, ...]


def lanes(errand: Crawl, *, places: int) -> tuple[Lane, ...]:
    """Return the errand in lanes of chunks; whom it asks first stands in the first ones.

    A chunk holds all addresses of each of its outlets, and is of one kind: certificates are checked, or are not.

    Args:
        errand: Whom to ask.
        places: How many chunks can be asked at the same time; a short errand is cut so that each place has some of it.
    """
    outlets = _by_outlet(errand.assignments)
    size = min(MOST_OUTLETS, max(_LEAST_OUTLETS, ceil(len(outlets) / max(1, places))))
    found: list[list[Outlets]] = []
    open_chunks: dict[bool, Outlets] = {}
    for knot in _knots(outlets):
        kinds = [part for part in (_of_kind(knot, checked=True), _of_kind(knot, checked=False)) if part]
        if len(kinds) > 1 or len(knot) > size:
            found.append([part[at : at + size] for part in kinds for at in range(0, len(part), size)])
            continue
        kind = knot[0][0].insecure_tls
        if len(open_chunks.get(kind, ())) + len(knot) > size or kind not in open_chunks:
            open_chunks[kind] = []
            found.append([open_chunks[kind]])
        open_chunks[kind].extend(knot)
    return tuple(tuple(_chunk(errand, outlets) for outlets in lane) for lane in found)


def checks_certificates(chunk: Crawl) -> bool:
    """Return whether the certificates of a chunk's outlets are checked."""
    return not any(assignment.insecure_tls for assignment in chunk.assignments)


def _by_outlet(assignments: Sequence[Assignment]) -> Outlets:
    found: dict[str, list[Assignment]] = {}
    for assignment in assignments:
        found.setdefault(assignment.outlet, []).append(assignment)
    return [tuple(group) for group in found.values()]


def _knots(outlets: Outlets) -> list[Outlets]:
    """The outlets that must not be asked apart, in the order of the first of each (disjoint sets, by their sites)."""
    leader: dict[str, str] = {}

    def led(site: str) -> str:
        while leader.setdefault(site, site) != site:
            leader[site] = site = leader[leader[site]]
        return site

    for addresses in outlets:
        first, *others = [site for assignment in addresses for site in _sites(assignment)]
        for other in others:
            leader[led(other)] = led(first)
    knots: dict[str, Outlets] = {}
    for addresses in outlets:
        knots.setdefault(led(_sites(addresses[0])[0]), []).append(addresses)
    return list(knots.values())


def _sites(assignment: Assignment) -> list[str]:
    """Of its address, and of what that led to before; where it redirects to is known only when it is asked."""
    return [urls.site(urls.host(url)) for url in (assignment.address, *assignment.parts)]


def _of_kind(knot: Outlets, *, checked: bool) -> Outlets:
    return [addresses for addresses in knot if addresses[0].insecure_tls != checked]


def _chunk(errand: Crawl, outlets: Outlets) -> Crawl:
    return replace(errand, assignments=tuple(one for addresses in outlets for one in addresses))
