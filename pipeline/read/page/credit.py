"""Whose picture it is: the element that says so, or the tail of the caption."""

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.read.page.flags import name_words
from pipeline.read.page.jsonld import Node, words
from pipeline.read.page.keys import fold, word_set
from pipeline.read.page.tree import Element, within, words_of

_NAMED = word_set(
    "credit credits copyright rights source sources byline agency photograph photographer quelle fotograf attribution "
    "copy autor author"
)
_NODE_KEYS = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice")
_LONGEST = 120
_LABEL = re.compile(
    r"(?i)^\W*(?:(?:photo(?:graph|graphie)?|foto|fotos|bild|bildquelle|picture|image|imagen|credit|crédit|quelle|"
    r"source|"
    r"fonte|fuente|rechte|copyright|kredit|fotograf|photographer)s?\s*(?:credit|by|von|:|©|\(c\))?\s*[:|©]\s*|"
    r"(?:photo|picture|image)s? (?:credit|by)\s*|©\s*|\(c\)\s*|copyright\s+)"
)
_BARE_LABEL = re.compile(
    r"(?i)^\W*(?:copyright|credits?|sources?|photos?|image credit|photo by|fotos?|quelle|bild|rechte|autor|author)\W*$"
)
_TAILS = (
    re.compile(
        r"(?i)(?:foto|photo|bild|picture|image|credit|crédit|quelle|source|bildquelle)s?(?: credit| by)?\s*:\s*"
        r"([^:]{2,100})$"
    ),
    re.compile(r"(?:©|[(（][cCＣ][)）])\s*([^©]{2,100})$"),
    re.compile(r"[.!?”\"»]\s*[(（\[]([^()（）\[\]]{2,80})[)）\]]\s*\.?$"),
    re.compile(r"\s\|\s([^|]{2,80})$"),
    re.compile(r"[.!?…”\"]\s+([^.!?…]{2,60}/[^.!?…]{2,60})$"),
    # "Isithombe: Sithunyelwe": whatever the language, one word and a colon after the last sentence name the source.
    re.compile(r"[.!?…”\"]\s+[^\W\d_]{2,14}:\s*([^:.!?]{2,60})$"),
    re.compile(r"(?i)[.!?…”\"]\s+(?:photo(?:graph)?|picture|image|foto)s?\s+(?:by|von|di|de|par)\s+([^:.!?]{2,60})$"),
)
# "(foto di Ada Bo)": in brackets a label is enough, whatever stands before, and a name behind it or a colon.
_IN_BRACKETS = re.compile(
    r"(?i)[(（\[]\s*(?:photo(?:graph(?:ie)?)?|foto|bild|picture|image|imagen|cr[eé]dito?)s?\s*"
    r"(?:(?:credit|photo|by|von|di|de|par|por)\b)?\s*:?\s+([^()（）\[\]]{2,80})[)）\]]\s*\.?$"
)
# "[Ada Bo/Anadolu]" at the end: two names and a stroke are enough, whatever stands before.
_TWO_IN_BRACKETS = re.compile(
    r"[(（\[](?:[Ff]ile(?: photo)?:\s*)?"
    r"([^\W\d_a-z][^()（）\[\]/]{1,60}/\s?[^\W\d_a-z][^()（）\[\]]{1,60})[)）\]]\s*\.?$"
)
_CLOSING = " .)]"
_LABEL_AT_END = re.compile(
    r"(?i)(?:\b(?:photo(?:graph(?:ie)?)?|foto|bild|picture|image|imagen|cr[eé]dito?|quelle|source|file)s?"
    r"(?: (?:credit|photo|by|von|di|de|par|por))?\s*:?|©|[(|/\[])\s*$"
)
_AGENCY = re.compile(
    r"(?:^|[.!?…\s])\s*\(?((?:[\w.\- ]{2,40}[,/] ?|[A-Z][\w.\- ]{2,40} via )?(?:AP|AFP|dpa|DPA|Reuters|REUTERS|EPA|EFE|"
    r"ANSA|"
    r"Getty Images|Getty|IMAGO|imago images|picture alliance|Shutterstock|Keystone|Xinhua|TASS|연합뉴스|共同通信)"
    r"(?: Photo| Images|/[\w .\-]{2,40})?)\)?\.?$"
)


def find(holder: Element | None, caption: str) -> str:
    """Return the credit in the part of the page around a picture, "" = it names none."""
    if holder is None:
        return ""
    for element in _saying(holder):
        text = words_of(element, 60)[:600]
        labelled = next((match for tail in _TAILS[:2] if (match := tail.search(text))), None)
        text = _cleaned(labelled[1] if labelled else text)
        if 2 <= len(text) <= _LONGEST and not _BARE_LABEL.match(text) and (text != caption or len(text) < 60):
            return text
    return in_tail(caption) or _last_child(holder, caption)


def of_node(node: Node) -> str:
    """Return the credit that a JSON-LD ImageObject names, "" = none."""
    said = (_cleaned(words(node.get(name))) for name in _NODE_KEYS)
    return next((one for one in said if one and len(one) <= _LONGEST and "://" not in one), "")


def in_tail(text: str) -> str:
    """Return the credit that ends a caption: "Photo: ...", "© ...", "(...)", "| ..." or an agency's name."""
    text = text[-600:]
    for tail in (_IN_BRACKETS, _TWO_IN_BRACKETS, *_TAILS, _AGENCY):
        match = tail.search(text)
        if match and (tail is not _IN_BRACKETS or _is_named(match)):
            return _cleaned(match[1])
    return ""


def _is_named(found: re.Match[str]) -> bool:
    """Say whether a label in brackets names somebody: "(photo taken in May)" and "(foto de archivo)" do not."""
    said = found[1]
    return ":" in found[0][: -len(said)] or not (said[0].islower() or said[0].isdigit()) or bool(_AGENCY.search(said))


def without(caption: str, named: str) -> str:
    """Return the caption without the credit behind it."""
    if not named or not caption.rstrip(_CLOSING).endswith(named.rstrip(_CLOSING)):
        return caption
    bare = caption.rstrip(_CLOSING)[: -len(named.rstrip(_CLOSING))]
    return _LABEL_AT_END.sub("", bare.rstrip()).rstrip(" |([/©:")


def _saying(holder: Element) -> Iterator[Element]:
    """Yield the elements that say credit, those of that name before mere small print."""
    found = list(within(holder))
    for element in found:
        named = name_words(" ".join(element.get(key) or "" for key in ("class", "itemprop", "id", "data-testid")))
        if named & _NAMED and element.tag not in ("img", "figure", "picture", "button", "svg"):
            yield element
    yield from (element for element in islice(found, 200) if element.tag in ("small", "cite"))


def _last_child(holder: Element, caption: str) -> str:
    """Return the short text of the caption's last child: "... on Monday. <span>Mara Lindqvist</span>"."""
    figcaption = holder if holder.tag == "figcaption" else next(within(holder, "figcaption", "p", most=1), None)
    if figcaption is None or len(figcaption) < 1:
        return ""
    last = figcaption[-1]
    text = _cleaned(words_of(last, 40))
    if fold(last.tail or "") or not text or text == caption or not caption.endswith(text):
        return ""
    return text if len(text) <= 60 and len(text) < len(caption) / 2 and not text.endswith(".") else ""


def _cleaned(text: str) -> str:
    text = fold(text)
    for _ in range(2):
        text = _LABEL.sub("", text).strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    text = text.strip(" |:,;–—")
    return text[:-1].rstrip() if text.endswith(")") and "(" not in text else text
