"""What a list of headlines is read by, and what a robots.txt or an index of sitemaps leads to."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from pipeline.news import Feed
from pipeline.read.pool import Readers
from spiders.assignments import LEADS_TO, Assignment


def reader(readers: Readers, assignment: Assignment, known: Collection[str]) -> Callable[..., "Future[Feed]"]:
    """Return what reads the answer to an assignment; `known` are the digests of items that it need not read."""
    by_kind: Mapping[str, Callable[..., Future[Feed]]] = {
        "feed": partial(readers.feed, known=frozenset(known)),
        "sitemap": readers.sitemap,
        "part": readers.sitemap,
        "section": partial(readers.section, links=assignment.links),
        "robots": readers.robots,
    }
    return by_kind[assignment.kind]


def led_to(feed: Feed, assignment: Assignment) -> tuple[Assignment, ...]:
    """Return the assignments that an answer leads to, with the validators remembered of them; () = to none.

    A sitemap that robots.txt led to before is due by itself.
    """
    kind = LEADS_TO.get(assignment.kind, "")
    known = assignment.parts if assignment.kind == "robots" else {}
    return tuple(
        replace(
            assignment,
            url=address,
            kind=kind,
            moved_to="",
            etag=assignment.parts.get(address, ("", ""))[0],
            last_modified=assignment.parts.get(address, ("", ""))[1],
            parts={},
        )
        for address in (feed.follow if kind else ())
        if address not in known
    )


def useless(feed: Feed, assignment: Assignment) -> str:
    """Return why an answer that could be read is of no use, so that it is not asked again soon; "" = it is."""
    if assignment.kind == "robots" and not feed.follow:
        return "nothing is written for it, and its robots.txt names no sitemap; add feeds in outlets.toml"
    if assignment.kind == "sitemap" and feed.format == "sitemap":
        return "it is no news sitemap: none of its entries has a title"
    return ""
