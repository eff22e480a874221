"""Rules of what the desk knows of the linked pages: none is gone, none was in a post of ours before."""

from collections.abc import Iterator

from pipeline import urls
from pipeline.preflight.places import Line, Post
from pipeline.preflight.values import Facts, Matter


def dead_link(post: Post, facts: Facts) -> Iterator[Matter]:
    """No page that the post links is gone."""
    for line, page in _pages(post):
        if page in facts.gone:
            cure = f"{facts.gone[page]}; link another page, or remove the line"
            yield Matter(rule="dead-link", where=line.where, cure=cure, place=line.place, value=line.url)


def own_repeat(post: Post, facts: Facts) -> Iterator[Matter]:
    """No page that the post links stood in an earlier post of ours."""
    for line, page in _pages(post):
        before = facts.repeats.get(urls.canonical(page))
        if before is not None:
            cure = f"{before}: remove it, or let it stand"
            yield Matter(rule="own-repeat", where=line.where, cure=cure, place=line.place, value=line.url)


def _pages(post: Post) -> Iterator[tuple[Line, str]]:
    for line in (*post.lines, *post.cited):
        page = urls.clean(line.url)
        if page:
            yield line, page
