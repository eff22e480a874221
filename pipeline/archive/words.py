"""The words of a post as the archive's search keeps them: title, the editor's comment, links, excerpt, and the rest.

The rest is what its pictures and embeds say, and the lines that no rule could place. What readers commented is not of
the post and not kept here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline import urls
from pipeline.archive import tags
from pipeline.archive.folding import spaced
from pipeline.draft import citing, moves
from pipeline.news import PostWords, Roundup

_REFERENCE = re.compile(rf"{citing.OPENING}({citing.WORDS})\]\[\d{{1,3}}\]")
# A word that no query has (a character for private use), so that no phrase reaches from one headline into the next.
_BETWEEN = " \ue000 "
_ESCAPED = re.compile(r"\\(.)")
_BARE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"]+", re.IGNORECASE)
MEDIA, OTHER = "media", "other"


class Cited(NamedTuple):
    """A page that a post links to: its headline there, its outlet's name, its address ("" = not known)."""

    headline: str
    outlet: str
    url: str


def taken_up(
    roundup: Roundup, links: Iterable[Cited], *, agencies: Iterable[str] = (), unplaced: Sequence[str] = ()
) -> PostWords:
    """Return the words of a post and its marks.

    Args:
        roundup: Its text.
        links: The pages it links.
        agencies: Names of the agencies behind its links, beside those by which the text cites them.
        unplaced: Its lines that no rule could place, in Markdown.
    """
    cited, shown = list(links), tuple(dict.fromkeys(_shown(roundup, unplaced)))
    comment = "\n".join((plain_comment(roundup.comment), *(plain_comment(notice.text) for notice in roundup.notices)))
    marks = (
        *(tags.EVERY, *_marks(roundup, cited)),
        *map(tags.outlet, agencies),
        *(mark for url, _ in shown for mark in tags.domains_of(url)),
    )
    return PostWords(
        title=spaced(f"{roundup.title} (Update)" if roundup.update else roundup.title),
        comment=spaced(comment),
        links=_BETWEEN.join(spaced(words) for words in dict.fromkeys(_headlines(roundup, cited))),
        excerpt=spaced(" ".join(roundup.lead.excerpt) if roundup.lead else ""),
        rest=_BETWEEN.join(spaced(words) for words in dict.fromkeys(beside(roundup, unplaced))),
        tags=" ".join(dict.fromkeys(marks)),
        shown=shown,
    )


def beside(roundup: Roundup, unplaced: Iterable[str]) -> Iterator[str]:
    """Yield what a post says beside title, comment, links and excerpt: of its media, and in lines without a place."""
    for each in roundup.media:
        yield from (words for words in (each.caption, each.credit, each.alt) if words)
    yield from (plain_comment(line) for line in unplaced)


def plain_comment(comment: str) -> str:
    """Return a comment as its words, its citations without their addresses."""
    if "[" not in comment and "\\" not in comment:
        return comment.strip()
    written, _ = citing.to_references(comment)
    return _ESCAPED.sub(r"\1", _REFERENCE.sub(r"\1", written)).strip()


def _headlines(roundup: Roundup, cited: Iterable[Cited]) -> Iterator[str]:
    """What is stored of the links, and what the list shows in the editor's own words beside it."""
    yield from (link.headline for link in cited)
    yield from (words for link in moves.links(roundup) for words in (link.headline, link.own_text) if words)


def _marks(roundup: Roundup, cited: Iterable[Cited]) -> Iterator[str]:
    yield tags.kind(roundup.kind)
    yield from (tags.label(label) for label in roundup.labels)
    for link in cited:
        yield from tags.outlets_of(link.outlet)
        yield from tags.domains_of(link.url) if link.url else ()
    for outlet, agency in carried(roundup):
        yield from tags.outlets_of(outlet, agency)
    yield from (tags.kind(link.kind) for link in moves.links(roundup) if link.kind != "news")


def carried(roundup: Roundup) -> Iterator[tuple[str, str]]:
    """Yield the agencies of a post's links as it cites them, each with its carrier: (carrier, agency)."""
    if roundup.lead and roundup.lead.agency:
        yield roundup.lead.outlet, roundup.lead.agency
    yield from ((link.outlet, link.agency) for link in moves.links(roundup) if link.agency)


def _shown(roundup: Roundup, unplaced: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in roundup.media:
        yield from ((urls.canonical(url), MEDIA) for url in (each.url, each.link) if url and urls.clean(url))
    for line in unplaced:
        written, addresses = citing.to_references(line)
        bare = (url.rstrip(".,;:!?") for url in _BARE_ADDRESS.findall(written))
        found = (urls.clean(url) for url in (*addresses, *bare))
        yield from ((urls.canonical(url), OTHER) for url in found if url)
