"""The text that a page keeps as blocks in a JSON document of its own, such as Next.js leaves in `__NEXT_DATA__`.

Read only where the document tells the page's headline beside it, so that it is no other article's; a document that
calls the article, or what holds it, paid for gives nothing. What kind a block is, each content system says in its own
words: Arc's `content_elements`, WordPress's and Editor.js's blocks, the trees of Contentful, Sanity, Slate and
ProseMirror.
"""

import json
import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from html import escape
from itertools import chain, islice

from pipeline.read.page.flags import NEVER, name_flags, name_words
from pipeline.read.page.jsonld import words
from pipeline.read.page.keys import ends_sentence, key, word_set
from pipeline.read.page.tree import Element

_MOST_SCRIPTS = 300
_MOST_CHARACTERS = 3_000_000
_MOST_OBJECTS = 30_000
_MOST_ARTICLES = 20
_MOST_LOOKS = 100_000  # at values; 200 paragraphs of ten spans each take 7,000
_DEEPEST = 24
_LONGEST_NAME = 100
_SHORTEST = 30
_LEAST_PARAGRAPHS = 2
_MOST_PARAGRAPHS = 200

_KINDS = ("type", "_type", "nodeType", "kind", "blockType", "component", "__typename", "name", "blockName", "object")
_OF_TEXT = word_set("text paragraph p block html richtext rich prose markdown body span leaf document doc root")
# Where a block has its words: of several strings the first, which the others repeat in another form.
_WORDS = ("html", "text", "content", "value", "body", "paragraph")
_PARTS = (*_WORDS, "children", "model", "data", "nodes", "attributes", "attrs")
# A block that has one of these is another article's teaser, a picture, or what a reader wrote.
_TEASER = word_set(
    "url href link slug headline headlines title permalink canonical author authors user username avatar src image"
)
_HEADING = re.compile(r"(?i)^(?:h[1-6]|heading|title|quote|blockquote)")
_HEADLINES = ("headline", "title", "headlines", "basic", "name", "rendered")
_OF_ARTICLE = frozenset({"headline", "headlines", "title"})
_PAID = re.compile(r"(?i)^(?:is_?)?(?:premium|paywall(?:ed)?|locked|paid|(?:for_?)?(?:subscribers?|members?)_?only)$")
_FREE = re.compile(r"(?i)^is_?(?:accessible_?for_?)?free$")
_TIER = re.compile(r"(?i)^(?:access(?:_?(?:level|type))?|tier|visibility|content_?(?:code|tier|restriction))$")
_PAID_TIER = re.compile(r"(?i)^(?:paid|premium|locked|metered|subscri\w*|members?)$")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]+|#\d+);")
_LINES = re.compile(r"\n\s*\n")
_MOST_ASSIGNED = 10  # of a script
_ASSIGNED = re.compile(r"[\w\])]\s?=\s?(?=[\[{]\s{0,9}[\"{])")
_DECODER = json.JSONDecoder()

Object = Mapping[str, object]


def markup(root: Element, headlines: Collection[str]) -> str:
    """Return the longest text beside one of the page's headlines (keys given) as HTML, "" = there is none."""
    looks = iter(range(_MOST_LOOKS))
    documents = chain(_documents(root), _assigned(root))
    texts = [text for document in documents for text in _texts(document, headlines, looks)]
    longest = max(texts, key=lambda text: sum(map(len, text)), default=[])
    return "".join(one if "<p" in one else f"<p>{one}</p>" for one in longest[:_MOST_PARAGRAPHS])


def articles(root: Element, headlines: Collection[str]) -> Iterator[Object]:
    """Yield the objects of the page's JSON documents that have one of its headlines (keys given) as their own."""
    for document in _documents(root):
        yield from islice((one for one, _ in _objects(document) if _is_told(one, headlines)), _MOST_ARTICLES)


def _documents(root: Element) -> Iterator[object]:
    for script in islice(root.iter("script"), _MOST_SCRIPTS):
        kind = (script.get("type") or "").lower()
        if "json" in kind and "ld+json" not in kind:
            yield _document(script)


def _document(script: Element) -> object:
    try:
        return json.loads((script.text or "")[:_MOST_CHARACTERS])
    except (ValueError, RecursionError):
        return None


def _assigned(root: Element) -> Iterator[object]:
    """Yield the documents that scripts give a name to, as Arc does: `Fusion.globalContent={"type":"story", ...};`."""
    for script in islice(root.iter("script"), _MOST_SCRIPTS):
        text, at = (script.text or "")[:_MOST_CHARACTERS], 0
        for _ in range(_MOST_ASSIGNED):
            if (found := _ASSIGNED.search(text, at)) is None:
                break
            try:
                document, at = _DECODER.raw_decode(text, found.end())
                yield document
            except (ValueError, RecursionError):
                at = found.end()


def _texts(document: object, headlines: Collection[str], looks: Iterator[int]) -> Iterator[list[str]]:
    told = (article for article, paid in _objects(document) if _is_told(article, headlines) and not paid)
    for article in islice(told, _MOST_ARTICLES):
        yield from _lists(article, 0, looks)


def _objects(document: object) -> Iterator[tuple[Object, bool]]:
    """Yield the document's objects, those above before those below, and whether it or one above is called paid for.

    What is named as comments or as related is none of the article's, even beside its headline.
    """
    waiting: deque[tuple[object, int, bool]] = deque([(document, 0, False)])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        value, depth, paid = waiting.popleft()
        if isinstance(value, Mapping):
            paid = paid or _is_paid(value)
            yield value, paid
        named = value.items() if isinstance(value, Mapping) else ()
        own = [part for name, part in named if not name_flags(name[:_LONGEST_NAME]) & NEVER]
        parts = value if isinstance(value, list) else own
        if depth < _DEEPEST:
            waiting += [(part, depth + 1, paid) for part in parts if isinstance(part, (Mapping, list))]


def _is_told(article: Object, headlines: Collection[str]) -> bool:
    """Say whether an object has one of the headlines as its own."""
    for name in _HEADLINES:
        said = article.get(name)
        listed = said.values() if isinstance(said, Mapping) else (said,)
        if any(isinstance(one, str) and key(words(one)) in headlines for one in islice(listed, 10)):
            return True
    return False


def _is_paid(said: Object) -> bool:
    """Say whether an object says so itself or in one of its own that is no other article."""
    near = [said, *(part for part in said.values() if isinstance(part, Mapping) and _OF_ARTICLE.isdisjoint(part))]
    return any(_denies(name, value) for one in near for name, value in one.items())


def _denies(name: str, value: object) -> bool:
    if isinstance(value, str):
        return bool(_TIER.match(name) and _PAID_TIER.match(value))
    return (value is True and bool(_PAID.match(name))) or (value is False and bool(_FREE.match(name)))


def _lists(value: object, depth: int, looks: Iterator[int]) -> Iterator[list[str]]:
    """Yield what reads as a text below `value`: a list of blocks, or a string of several paragraphs."""
    if depth > _DEEPEST or next(looks, None) is None:
        return
    if isinstance(value, list):
        yield _prose([_of_block(part, 0, looks) for part in value[:_MOST_OBJECTS]])
    for part in _below(value):
        if isinstance(part, str):
            yield _prose([_as_markup(line) for line in _LINES.split(part)])
        else:
            yield from _lists(part, depth + 1, looks)


def _below(value: object) -> Iterator[object]:
    """Yield what lies in an object or a list, but for other articles, what is paid for and what is named as no text."""
    listed = [("", part) for part in value[:_MOST_OBJECTS]] if isinstance(value, list) else []
    named = value.items() if isinstance(value, Mapping) else listed
    for name, part in named:
        other = isinstance(part, Mapping) and (_TEASER & part.keys() or _is_paid(part))
        if not other and not name_flags(name) and (not isinstance(part, str) or "\n" in part):
            yield part


def _prose(paragraphs: list[str]) -> list[str]:
    """The paragraphs when they are a text, most of which ends like sentences."""
    kept = [one for one in paragraphs if len(one) >= _SHORTEST]
    finished = [one for one in kept if ends_sentence(_MARKUP.sub("", one))]
    return kept if len(kept) >= _LEAST_PARAGRAPHS and 2 * len(finished) > len(kept) else []


def _of_block(block: object, depth: int, looks: Iterator[int]) -> str:
    """The markup that one block holds, "" when it is none of text."""
    if next(looks, None) is None:
        return ""
    if isinstance(block, str):
        return _as_markup(block)
    if isinstance(block, list) and depth < _DEEPEST:
        return "".join(_of_block(part, depth + 1, looks) for part in block)
    if not isinstance(block, Mapping) or depth >= _DEEPEST or (not depth and not _is_text(block)):
        return ""
    said = next((value for name in _WORDS if isinstance(value := block.get(name), str) and value), None)
    if said is not None:
        return _as_markup(said)
    return "".join(_of_block(block[name], depth + 1, looks) for name in _PARTS if name in block)


def _is_text(block: Object) -> bool:
    kinds = [value for name in _KINDS if isinstance(value := block.get(name), str)]
    said = [bool(name_words(kind.replace("/", " ")) & _OF_TEXT) for kind in kinds]
    heading = any(_HEADING.match(str(block.get(name) or "")) for name in ("style", "tag"))
    return not heading and not _TEASER & block.keys() and (not said or any(said))


def _as_markup(text: str) -> str:
    text = text.strip("\n")
    return text if _MARKUP.search(text) else escape(text, quote=False)
