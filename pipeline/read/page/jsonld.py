"""The JSON-LD of a page: every node, flat, and the one that speaks of the article."""

import html
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote, urlsplit

from pipeline.read import decode
from pipeline.read.page import unescaped
from pipeline.read.page.keys import alike, fold, key, length, words_in
from pipeline.read.page.tree import Element
from pipeline.urls import canonical, clean

Node = dict[str, object]

_MOST_SCRIPTS = 400
_MOST_NODES = 400
_DEEPEST = 8
_LONGEST_WORDS = 4_000
_MOST_CHARACTERS = 2_000_000
_OPENING = re.compile(r"\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?:(?://\s*)?-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")
_LONGEST_CLOSING = 60  # characters, at the end of a document
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_TWO_DOCUMENTS = re.compile(r"\}\s*\{")
_TAG = re.compile(r"<[^<>]{0,400}>")
_PARAGRAPH = re.compile(r"(?i)</?(?:p|div|h[1-6]|li|ul|ol|blockquote)\b[^<>]{0,400}>|(?:<br\s*/?>\s*){2,}")
_BRANCHES = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
# What hangs here is one of many: another article that the page links, or an entry of the live blog that it is.
_OF_PAGES = ("itemListElement", "item")
_LISTS = (*_OF_PAGES, "liveBlogUpdate")
ARTICLE_TYPES = re.compile(r"(?i)article|posting|report$|opinion|editorial|review|newsstory")
_ARTICLE = 3  # points from which a node is an article's
_TOLD = ("headline", "alternativeHeadline", "name", "description", "about", "keywords")
_LONG_WORD, _LEAST_WORDS = re.compile(r"[^\W\d_]{4,}"), 3
_LEAST_PATH, _LONG_NUMBER = 3, re.compile(r"\d{5}")  # words, or figures, of a path that is one article's
_STEM = 5  # letters: "паром" of "парома" and "паромы"
_NOT_THE_PAGE = re.compile(r"(?i)^(review|video|audio|imageobject|comment|person|claimreview)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All nodes of the page in document order, and `page`, the article's own ({} = none speaks of it)."""

    nodes: tuple[Node, ...] = ()
    page: Node = field(default_factory=dict)

    def named(self, identity: object) -> Node:
        """Return the node whose @id is `identity`, {} when there is none."""
        return next((node for node in self.nodes if identity and node.get("@id") == identity and len(node) > 1), {})


def read(root: Element, shown: Sequence[str], addresses: Collection[str] = ()) -> Graph:
    """Return the page's graph.

    Args:
        root: The page.
        shown: Its other headlines (og, title, h1), by which its node is known.
        addresses: Its own, canonical: a node of another headline that gives itself another address is another page's.
    """
    keys = [key(headline) for headline in shown]
    said = tuple(islice(_all_nodes(root), _MOST_NODES))
    own = tuple(node for node, listed in said if not listed)
    nodes = own + tuple(node for node, listed in said if listed in _OF_PAGES and _is_the_article(node, keys))
    scored = [(_score(node, keys, addresses), -place) for place, node in enumerate(nodes)]
    best = max(scored, default=(0, 0))
    others = {key(words(node.get("headline"))) for node in nodes if heads_another(node, keys)}
    page = nodes[-best[1]] if best[0] >= _ARTICLE else {}
    another = key(words(page.get("headline"))) in others
    return Graph(nodes=nodes, page={} if another and (len(others) > 1 or _is_foreign(page, shown, addresses)) else page)


def nodes(root: Element) -> Iterator[Node]:
    """Yield the nodes of a page, those of lists too."""
    return (node for node, _ in islice(_all_nodes(root), _MOST_NODES))


def heads_another(node: Node, shown: Sequence[str]) -> bool:
    """Say whether a node is an article's with another headline than the page shows (keys given)."""
    headline = key(words(node.get("headline")))
    kinds = any(ARTICLE_TYPES.search(kind) for kind in types(node))
    return bool(headline and shown) and kinds and not any(alike(headline, other) for other in shown)


def _is_foreign(node: Node, shown: Sequence[str], addresses: Collection[str]) -> bool:
    """Say whether a node that gives itself no address of the page shares no word with its headlines and addresses.

    What outlets tell search engines instead of their headline names the same people, places and things.
    """
    if node.get("articleBody") or _is_at(node, addresses):
        return False
    said = {word for name in _TOLD for word in _long_words(words(node.get(name)))}
    others = {word for one in (*shown, *map(unquote, addresses)) for word in _long_words(one)}
    return min(len(said), len(others)) >= _LEAST_WORDS and said.isdisjoint(others)


def _long_words(text: str) -> list[str]:
    """The words that say something, their endings cut off; none of scripts that part no words by spaces."""
    return [word[:_STEM] for word in _LONG_WORD.findall(text.lower()) if length(word) == len(word)]


def _all_nodes(root: Element) -> Iterator[tuple[Node, str]]:
    """Yield the nodes, each with the list that it hangs in, "" = none."""
    for script in islice(root.iter("script"), _MOST_SCRIPTS):
        yield from _flat(document(script), 0, "")


def _is_the_article(listed: Node, keys: Sequence[str]) -> bool:
    """Say whether a node of a list is the page's article, which only its headline can show."""
    headline = key(words(listed.get("headline")))
    return bool(headline) and any(alike(headline, other) for other in keys)


def document(script: Element) -> object:
    """Return what a script says as JSON-LD, None when it is none, or too broken to read."""
    if "ld+json" not in (script.get("type") or "").lower():
        return None
    for attempt in _attempts(_unwrapped(_unwrapped((script.text or "")[:_MOST_CHARACTERS])).strip().rstrip(";")):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    """Return a document without one of the comments around it."""
    opened = _OPENING.match(text)
    text = (text[opened.end() :] if opened else text).rstrip()
    return text[:-_LONGEST_CLOSING] + _CLOSING.sub("", text[-_LONGEST_CLOSING:])


def _attempts(text: str) -> Iterator[str]:
    """Yield a document as it stands, and then as it may have been meant; most are right at first sight."""
    yield text
    tidied = _TRAILING_COMMA.sub("", _CONTROLS.sub(" ", text))
    yield tidied
    yield "[" + _TWO_DOCUMENTS.sub("},{", tidied) + "]"
    yield unescaped.quotes(tidied)


def _flat(value: object, depth: int, listed: str) -> Iterator[tuple[Node, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:_MOST_NODES]:
            yield from _flat(part, depth + 1, listed)
    elif isinstance(value, dict):
        yield value, listed
        for branch in _BRANCHES:
            yield from _flat(value.get(branch), depth + 1, listed)
        for branch in _LISTS:
            yield from _flat(value.get(branch), depth + 1, branch)


def _score(node: Node, keys: Sequence[str], addresses: Collection[str]) -> int:
    kinds = types(node)
    score = 3 if any(ARTICLE_TYPES.search(kind) for kind in kinds) else 0
    if any(_NOT_THE_PAGE.search(kind) for kind in kinds):
        score -= 6
    headline = key(words(node.get("headline") or node.get("name")))
    if any(alike(headline, other) for other in keys):
        score += 5
        score += _is_shown_first(headline, keys)
        score += 2 if addresses and _is_at(node, addresses) else 0
    elif headline and addresses and _addresses(node) and not _is_at(node, addresses):
        score -= 6
    score += 2 if node.get("datePublished") else 0
    return score + bool(node.get("author")) + bool(node.get("articleBody"))


def _is_shown_first(headline: str, keys: Sequence[str]) -> int:
    """Two points for what the page says of itself first; it may show the next article's headline too."""
    return 2 * any(alike(headline, other) for other in keys[:1])


def _is_at(node: Node, addresses: Collection[str]) -> bool:
    """Say whether a node gives itself an address of the page, on whichever host: a site has others, for editing too."""
    own = _addresses(node)
    return not own.isdisjoint(addresses) or not set(map(_path, own)).isdisjoint(map(_path, addresses))


def _path(address: str) -> str:
    """What stands behind the host; of an address that could be any site's page, all of it."""
    parts = urlsplit(address)
    behind = parts.path.strip("/")
    return address if words_in(behind) < _LEAST_PATH and not _LONG_NUMBER.search(behind) else f"{behind}?{parts.query}"


def _addresses(node: Node) -> set[str]:
    """The addresses that a node gives itself, canonical; the parts of a page, `#article`, are the page.

    The home page, which systems that were set up wrongly give to every article, says nothing.
    """
    of_page = node.get("mainEntityOfPage")
    said = (node.get("url"), of_page, of_page.get("@id") if isinstance(of_page, dict) else None)
    whole = (clean(one).partition("#")[0] for one in said if isinstance(one, str))
    return {canonical(one) for one in whole if one and (urlsplit(one).path.strip("/") or urlsplit(one).query)}


def types(node: Node) -> tuple[str, ...]:
    """Return the node's types without a namespace."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(str(kind).rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str))


def words(value: object) -> str:
    """Return a value as plain text: the first of a list, entities unescaped twice, tags and controls dropped."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return fold(plain(value[:_LONGEST_WORDS]))


def plain(text: str) -> str:
    """Return text of markup with its lines, entities unescaped twice, without tags and what no page may hold.

    The page's own characters were sifted with its bytes; a JSON string can spell the same ones after that.
    """
    markup = html.unescape(html.unescape(text))
    if "<" in markup:
        markup = _TAG.sub(" ", _PARAGRAPH.sub("\n", markup))
    return decode.without_controls(markup)
