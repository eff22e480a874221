"""The words of a post as the archive's search keeps them: its title, the editor's comment, its links, its excerpt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.archive import tags
from pipeline.archive.folding import spaced
from pipeline.draft import citing, moves
from pipeline.news import Roundup

_REFERENCE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\[\d{1,3}\]")
# A word that no query has (a character for private use), so that no phrase reaches from one headline into the next.
_BETWEEN = " \ue000 "
_ESCAPED = re.compile(r"\\(.)")


class Cited(NamedTuple):
    """A page that a post links to: its headline there, its outlet's name, its address ("" = not known)."""

    headline: str
    outlet: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Folded words by place, and the marks, each parted by spaces."""

    title: str
    comment: str
    links: str
    excerpt: str
    tags: str


def taken_up(roundup: Roundup, links: Iterable[Cited]) -> Words:
    """Return the words of a post and its marks, from its text and the pages it links."""
    cited = list(links)
    comment = "\n".join((plain_comment(roundup.comment), *(notice.text for notice in roundup.notices)))
    return Words(
        title=spaced(f"{roundup.title} (Update)" if roundup.update else roundup.title),
        comment=spaced(comment),
        links=_BETWEEN.join(spaced(words) for words in dict.fromkeys(_headlines(roundup, cited))),
        excerpt=spaced(" ".join(roundup.lead.excerpt) if roundup.lead else ""),
        tags=" ".join(dict.fromkeys((tags.EVERY, *_marks(roundup, cited)))),
    )


def plain_comment(comment: str) -> str:
    """Return a comment as its words, its citations without their addresses."""
    if "[" not in comment and "\\" not in comment:
        return comment
    written, _ = citing.to_references(comment)
    return _ESCAPED.sub(r"\1", _REFERENCE.sub(r"\1", written)).strip()


def _headlines(roundup: Roundup, cited: Iterable[Cited]) -> Iterator[str]:
    """What is stored of the links, and what the list shows in the editor's own words beside it."""
    yield from (link.headline for link in cited)
    yield from (words for link in moves.links(roundup) for words in (link.headline, link.own_text) if words)


def _marks(roundup: Roundup, cited: Iterable[Cited]) -> Iterator[str]:
    yield tags.kind(roundup.kind)
    yield from (tags.label(label) for label in roundup.labels)
    yield from (tags.outlet(link.outlet) for link in cited if link.outlet)
    for link in cited:
        yield from tags.domains_of(link.url) if link.url else ()
    yield from (tags.kind(link.kind) for link in moves.links(roundup) if link.kind != "news")
