"""The addresses that a post links to and no part of it took: told beside it, none dropped in silence. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.archive.reading.lines import Line, Run
from pipeline.archive.reading.markdown import BARE, target, told
from pipeline.draft import moves
from pipeline.news import Roundup

_TARGET = re.compile(rf"\]\((<[^<>]*>|{BARE})\)")


def lost_links(lines: Sequence[Line], roundup: Roundup, unplaced: Iterable[str]) -> list[str]:
    """Return the links of these lines whose address is nowhere in the post, each once, in order: `[words](address)`."""
    kept = set(_kept(roundup, unplaced))
    lost: dict[str, str] = {}
    for words, url in (link for line in lines for link in line.linked):
        if target(url) not in kept:
            lost.setdefault(url, words)
    return [told(Line(runs=(Run(text=words, url=url),))) for url, words in lost.items()]


def _kept(roundup: Roundup, unplaced: Iterable[str]) -> Iterator[str]:
    urls = [roundup.lead.url if roundup.lead else None]
    urls += [link.url for link in moves.links(roundup)]
    urls += [url for media in roundup.media for url in (media.url, media.link)]
    yield from (target(url) for url in urls if url)
    for words in (roundup.comment, *(notice.text for notice in roundup.notices), *unplaced):
        yield from (found[1] for found in _TARGET.finditer(words))
