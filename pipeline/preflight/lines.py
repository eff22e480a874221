"""Rules of the lead and the lists: each line with its outlet and its address, an outlet once."""

from collections.abc import Iterator

from pipeline import urls
from pipeline.preflight.places import Line, Post
from pipeline.preflight.values import Facts, Matter


def no_outlet(post: Post, _: Facts) -> Iterator[Matter]:
    """The lead and each line name who printed it."""
    for line in post.lines:
        if not line.outlet.strip():
            yield _matter("no-outlet", line, "name the outlet that printed it, or remove the line")


def no_link(post: Post, _: Facts) -> Iterator[Matter]:
    """The lead, each line and each citation of the comment and the notices have an address that a post may link."""
    for line in (*post.lines, *post.cited):
        if not line.url.strip():
            yield _matter("no-link", line, "give its address (https://…), or remove the line")
        elif not urls.clean(line.url):
            cure = "its address is no web address, so it would be printed without a link: give one that begins https://"
            yield _matter("no-link", line, cure)


def outlet_twice(post: Post, facts: Facts) -> Iterator[Matter]:
    """The lists have one line of an outlet; the second and later ones are named."""
    first: dict[tuple[bool, str], Line] = {}
    for line in _listed(post):
        before = first.setdefault(_identity(line, facts), line)
        if before is not line:
            cure = f"{line.outlet} stands in {before.place} already: remove one, or let both stand"
            yield _matter("outlet-twice", line, cure)


def lead_listed(post: Post, facts: Facts) -> Iterator[Matter]:
    """The outlet that leads is not listed as well."""
    lead = next((line for line in post.lines if line.kind == "lead"), None)
    for line in _listed(post) if lead is not None else ():
        if lead is not None and _identity(line, facts) == _identity(lead, facts):
            yield _matter("lead-listed", line, f"{lead.outlet} leads the post: remove this line, or let it stand")


def _listed(post: Post) -> Iterator[Line]:
    return (line for line in post.lines if line.kind == "list" and line.outlet.strip())


def _identity(line: Line, facts: Facts) -> tuple[bool, str]:
    """Which outlet it is where that is known, else the name as printed."""
    known = facts.outlets.get((line.outlet, line.url))
    return (True, known) if known else (False, " ".join(line.outlet.split()).casefold())


def _matter(rule: str, line: Line, cure: str) -> Matter:
    return Matter(rule=rule, where=line.where, cure=cure, place=line.place, value=line.value)
