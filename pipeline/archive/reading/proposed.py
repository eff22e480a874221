"""Outlets that a post cites and the registry does not know: proposed for it, not guessed. Pure."""

from collections.abc import Iterator

from pipeline.archive.reading.comments import citations
from pipeline.archive.reading.credits import is_known
from pipeline.draft import moves
from pipeline.news import Roundup
from pipeline.outlets import Registry


def proposed(roundup: Roundup, registry: Registry) -> tuple[str, ...]:
    """Return the outlets and agencies of a post that the registry does not know, as written, each once, in order."""
    return tuple(dict.fromkeys(name for name in _cited(roundup, registry) if name and not is_known(name, registry)))


def _cited(roundup: Roundup, registry: Registry) -> Iterator[str]:
    if roundup.lead:
        yield from (roundup.lead.outlet, roundup.lead.agency or "")
    for link in moves.links(roundup):
        if link.kind != "document":
            yield from (link.outlet, link.agency or "")
    # In plain text, brackets behind words may hold anything.
    yield from (citation.outlet for citation in citations(roundup.comment, registry) if citation.url)
