"""A page once parsed: its tree and what all readers of it share."""

from dataclasses import dataclass
from itertools import islice

from pipeline.read.page import headlines, jsonld, metadata, names, scrolled, tree
from pipeline.read.page.headlines import Shown
from pipeline.read.page.jsonld import Graph, words
from pipeline.read.page.metadata import Meta
from pipeline.read.page.tree import Element
from pipeline.read.page.walk import Walk, walk
from pipeline.urls import canonical, clean

_MOST_ADDRESSES = 10  # that a page gives itself, of each kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`outlets` are the keys of the outlet's names; `language` is a lower case code such as "en", "" = unknown.

    `walked` are the paragraphs of `root`.
    """

    root: Element
    walked: Walk
    url: str
    meta: Meta
    graph: Graph
    shown: Shown
    outlets: tuple[str, ...]
    language: str

    @property
    def base(self) -> str:
        """Where relative addresses of the page start: its base element's, else its own."""
        return _base(self.root, self.url)

    @property
    def addresses(self) -> tuple[str, ...]:
        """What the page gives as its own address: of its links called canonical first, then og:url."""
        return _said(self.root, self.meta, self.base)

    @property
    def descriptions(self) -> tuple[str, ...]:
        """The page's own descriptions of the article, doubles left out."""
        meta = self.meta
        found = (*meta.all("og:description"), *meta.all("description"), *meta.all("twitter:description"))
        said = (*map(jsonld.words, found), words(self.graph.page.get("description")))
        return tuple(dict.fromkeys(one for one in said if one))

    @property
    def body(self) -> str:
        """The JSON-LD articleBody with its lines, "" = none."""
        body = self.graph.page.get("articleBody")
        return jsonld.plain(body[:400_000]) if isinstance(body, str) else ""


def read(body: bytes, *, url: str, charset: str, language: str, outlet: str) -> Page:
    """Parse a page; `language` is the outlet's, for a page that does not say its own.

    Raises:
        UnreadableError: The bytes hold no page.
    """
    root = tree.parse(body, url=url, charset=charset, language=language)
    meta = metadata.read(root)
    shown = headlines.shown(root, meta, url)
    walked = walk(root)
    if scrolled.cut(walked, shown):
        walked, meta = walk(root), metadata.read(root)
        shown = headlines.shown(root, meta, url)
    graph = jsonld.read(root, shown.all, _addresses(root, meta, url))
    return Page(
        root=root,
        walked=walked,
        url=url,
        meta=meta,
        graph=graph,
        shown=shown,
        outlets=names.outlet_names(graph, meta, url, outlet),
        language=_language(root, meta, graph) or language.lower(),
    )


def _addresses(root: Element, meta: Meta, url: str) -> frozenset[str]:
    """The addresses by which the page may be meant: where it was asked, and those that it gives itself."""
    return frozenset(map(canonical, filter(None, (clean(url), *_said(root, meta, _base(root, url))))))


def _said(root: Element, meta: Meta, base: str) -> tuple[str, ...]:
    links = (one for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split())
    linked = (one.get("href") or "" for one in islice(links, _MOST_ADDRESSES))
    return tuple(clean(one, base) for one in (*linked, *meta.all("og:url")[:_MOST_ADDRESSES]))


def _base(root: Element, url: str) -> str:
    head = root.find("head")
    bases = head.iter("base") if head is not None else ()
    said = next((href for one in bases if (href := one.get("href"))), "")
    return (clean(said, url) if said else "") or url


def _language(root: Element, meta: Meta, graph: Graph) -> str:
    said = (
        root.get("lang") or "",
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
        words(graph.page.get("inLanguage")),
        meta.first("content-language", "og:locale", "language", "dc.language"),
    )
    for one in said:
        code = one.strip().lower().replace("_", "-").split("-")[0]
        if 2 <= len(code) <= 3 and code.isalpha() and code.isascii():
            return code
    return ""
