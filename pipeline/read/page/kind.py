"""What kind of piece it is: by JSON-LD type, the section the page names, its headline and address."""

import re

from pipeline.read import kinds
from pipeline.read.page.jsonld import Graph, types, words
from pipeline.read.page.metadata import Meta

_BY_TYPE = (
    (re.compile(r"(?i)^liveblogposting$"), "live"),
    (re.compile(r"(?i)^opinionnewsarticle$"), "opinion"),
    (re.compile(r"(?i)^videoobject$"), "video"),
)
_SECTIONS = ("article:section", "og:section", "section", "parsely-section", "cXenseParse:section", "sectionname")
_EDITORIAL = re.compile(r"(?i)^(?:editorials?|leitartikel|éditorial|editoriales|the .{2,20} view)$")
_OPINION = re.compile(
    r"(?i)^(?:opinions?|op-?ed|comment|commentary|comment is free|columns?|columnists?|meinung|kommentare?|kolumnen?|"
    r"opinión|opinion piece|tribunes?|idées|chroniques?|opinioni|opinião|debatt|kronikk|ledare|мнения|köşe yazıları)$"
)


def of(graph: Graph, meta: Meta, headline: str, url: str) -> str:
    """Return news, opinion, editorial, live, video or document."""
    for shape, kind in _BY_TYPE:
        if any(shape.match(one) for one in types(graph.page)):
            return kind
    sections = [*_listed(graph.page.get("articleSection")), *(one for name in _SECTIONS for one in meta.all(name))]
    for shape, kind in ((_EDITORIAL, "editorial"), (_OPINION, "opinion")):
        if any(shape.match(section) for section in sections[:10]):
            return kind
    if meta.first("og:type").lower().startswith("video"):
        return "video"
    return kinds.of(headline, url)


def _listed(value: object) -> list[str]:
    return [words(one) for one in value[:10]] if isinstance(value, list) else [words(value)]
