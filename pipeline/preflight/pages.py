"""Rules of what the desk knows of the linked pages: none is gone, none was in a post of ours before."""

from collections.abc import Iterator

from pipeline import urls
from pipeline.news import Roundup
from pipeline.preflight.places import Line, citations, lines
from pipeline.preflight.values import Facts, Matter


def dead_link(roundup: Roundup, facts: Facts) -> Iterator[Matter]:
    """No page that the post links is gone."""
    for line, page in _pages(roundup):
        if page in facts.gone:
            cure = f"{facts.gone[page]}; link another page, or remove the line"
            yield Matter(rule="dead-link", where=line.where, cure=cure, place=line.place, value=line.url)


def own_repeat(roundup: Roundup, facts: Facts) -> Iterator[Matter]:
    """No page that the post links stood in an earlier post of ours."""
    for line, page in _pages(roundup):
        before = facts.repeats.get(urls.canonical(page))
        if before is not None:
            cure = f"{before}: remove it, or let it stand"
            yield Matter(rule="own-repeat", where=line.where, cure=cure, place=line.place, value=line.url)


def _pages(roundup: Roundup) -> Iterator[tuple[Line, str]]:
    for line in (*lines(roundup), *citations(roundup)):
        page = urls.clean(line.url)
        if page:
            yield line, page
