"""A page once parsed: its tree and what all readers of it share."""

from dataclasses import dataclass

from pipeline.read.page import headlines, jsonld, metadata, names, tree
from pipeline.read.page.headlines import Shown
from pipeline.read.page.jsonld import Graph, words
from pipeline.read.page.metadata import Meta
from pipeline.read.page.tree import Element
from pipeline.urls import canonical, clean


@dataclass(frozen=True, slots=True)
class Page:
    """`outlets` are the keys of the outlet's names; `language` is a lower case code such as "en", "" = unknown."""

    root: Element
    url: str
    meta: Meta
    graph: Graph
    shown: Shown
    outlets: tuple[str, ...]
    language: str

    @property
    def base(self) -> str:
        """Where relative addresses of the page start: its base element's, else its own."""
        head = self.root.find("head")
        bases = head.iter("base") if head is not None else ()
        said = next((href for one in bases if (href := one.get("href"))), "")
        return (clean(said, self.url) if said else "") or self.url

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
    graph = jsonld.read(root, shown.all, _addresses(root, meta, url))
    return Page(
        root=root,
        url=url,
        meta=meta,
        graph=graph,
        shown=shown,
        outlets=names.outlet_names(graph, meta, url, outlet),
        language=_language(root, meta, graph) or language.lower(),
    )


def _addresses(root: Element, meta: Meta, url: str) -> frozenset[str]:
    """The addresses by which the page may be meant: where it was asked, and those that it gives itself."""
    links = (one.get("href") or "" for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower())
    return frozenset(canonical(clean(one, url)) for one in (url, *links, *meta.all("og:url")) if clean(one, url))


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
