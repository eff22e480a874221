"""Who wrote it: JSON-LD, then meta, then what stands near the headline, and the outlet's own name at last."""

from collections.abc import Iterator, Sequence

from pipeline.read.page import (
    anothers,
    byline_dateline,
    byline_json,
    byline_marked,
    byline_near,
    byline_signed,
    headlines,
)
from pipeline.read.page.jsonld import Node, words
from pipeline.read.page.keys import key
from pipeline.read.page.lede import Lede
from pipeline.read.page.names import is_brand, is_outlet
from pipeline.read.page.people import (
    distinct,
    is_account,
    is_agency,
    is_caseless_name,
    is_namelike,
    is_newsroom,
    names_in,
)
from pipeline.read.page.seen import Page
from pipeline.read.page.walk import Walk

_META = (
    "author", "authors", "article:author", "article:author_name", "article_author", "articleAuthor", "parsely-author",
    "sailthru.author", "cXenseParse:author", "dc.creator", "dc.creator.name", "dcterms.creator", "creator", "byl",
    "byline", "DCSext.author", "og:author", "og:article:author", "twitter:creator:name", "rbauthors", "author_name",
    "citation_author", "news_author", "mediator_author",
)  # fmt: skip
_MOST_AUTHORS = 20
_SHOWN_WITHIN = 300  # characters of a line


def authors(page: Page, walk: Walk, lede: Lede) -> tuple[str, ...]:
    """Return the authors in the page's order; () = it names none.

    The outlet, an account of its or a desk stands as author only where the page names no one else.
    """
    house = (*page.outlets, *headlines.tails(page.shown))
    outlet: list[str] = []
    for names in _sources(page, walk, lede):
        if not all(_is_house(name, house) for name in names):
            people = (name for name in names if not is_outlet(name, house) and not is_newsroom(name))
            return tuple(people)[:_MOST_AUTHORS]
        outlet = outlet or names
    return tuple(outlet)


def _is_house(name: str, outlets: Sequence[str]) -> bool:
    return is_outlet(name, outlets) or is_brand(name, outlets) or is_account(name) or is_newsroom(name)


def _sources(page: Page, walk: Walk, lede: Lede) -> Iterator[list[str]]:
    yield _of_node(page)
    said = _of_meta(page)
    shown = _are_shown(said, walk)
    yield said if shown else []
    header = anothers.header(page.root, page.url, lede.headline, lede.paragraphs or lede.standfirst)
    marked = byline_marked.microdata(page, header)
    yield byline_marked.hidden(page, marked)
    yield byline_near.names(page, walk, lede, header)
    yield said
    yield byline_dateline.names(lede)
    yield byline_marked.rdfa(page, header)
    yield byline_signed.under(page, walk, lede)
    yield byline_signed.reported(page, walk, lede)
    yield byline_signed.over(page, walk, lede)
    yield byline_marked.named(page, marked)
    yield byline_json.names(page)
    yield byline_marked.signs(marked)
    yield byline_signed.desk(walk, lede)
    yield byline_marked.single(page, header)


def _are_shown(names: Sequence[str], walk: Walk) -> bool:
    """Say whether a reader sees one of the names; systems also fill in the company, or who set the page up."""
    keys = list(map(key, names))
    return any(name in block.key for name in keys for block in walk.blocks if block.length <= _SHOWN_WITHIN)


def _of_node(page: Page) -> list[str]:
    said = page.graph.page.get("author") or page.graph.page.get("creator")
    listed = said if isinstance(said, list) else [said]
    return distinct(name for one in listed[:_MOST_AUTHORS] for name in _of_author(one, page))


def _of_author(author: object, page: Page) -> list[str]:
    """The names of an author given as text, as a node, as several names, or as the @id of a node."""
    if isinstance(author, str) and (node := page.graph.named(author)):
        author = _name(node)
    if isinstance(author, dict):
        author = _name(author) or _name(page.graph.named(author.get("@id")))
    if isinstance(author, list):
        return [name for one in author[:_MOST_AUTHORS] for name in names_in(words(one), page.outlets)]
    text = words(author)
    return names_in(text, page.outlets) if text and "://" not in text else []


def _name(person: Node) -> object:
    if person.get("name"):
        return person["name"]
    return " ".join(filter(None, (words(person.get("givenName")), words(person.get("familyName")))))


def _of_meta(page: Page) -> list[str]:
    for field in _META:
        said = [one for one in page.meta.all(field) if "://" not in one and not one.startswith(("/", "@"))]
        names = distinct(name for one in said for name in names_in(one, page.outlets))
        if len(names) > 1 or _is_single(names, page.outlets):
            return names
    return []


def _is_single(names: Sequence[str], outlets: Sequence[str]) -> bool:
    if len(names) != 1:
        return False
    [name] = names
    return is_namelike(name) or is_caseless_name(name) or is_agency(name) or is_outlet(name, outlets)
